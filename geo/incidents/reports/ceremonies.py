"""Ceremonies that were attacked, and did not follow an attack: "a bomber targeted a memorial service"."""

from geo.incidents.reports.passage import Passage

_CEREMONIES = {"memorial", "funeral", "funerals", "burial"}
_TARGET_REACH, _ON = 3, {"targeted", "targeting", "during", "hit", "struck", "attacked"}


def is_target(passage: Passage, index: int) -> bool:
    """Return whether English says that an attack was on the ceremony that a word names."""
    if passage.language != "en" or passage.words[index].norm not in _CEREMONIES:
        return False
    before = [word.norm for word in passage.words[max(0, index - _TARGET_REACH) : index]]
    return not _ON.isdisjoint(before)
