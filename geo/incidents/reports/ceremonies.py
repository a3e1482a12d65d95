"""Ceremonies that were attacked, and did not follow an attack: "a bomber targeted a memorial service"."""

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import clause_ends

_CEREMONIES = {"memorial", "funeral", "funerals", "burial"}
_ACT = 7  # words from an attack to the ceremony that it was at
_WHOSE = 20  # words from a ceremony to "who was killed"
_WERE = {"was", "were", "had", "died", "lost"}
_WHO = {"who", "which", "that"}
_ON_THE_WAY = {"to", "from"}  # before a ceremony that people who came to harm went to
_TARGET_REACH, _ON = 3, {"targeted", "targeting", "during", "hit", "struck", "attacked"}


def is_target(passage: Passage, index: int) -> bool:
    """Return whether English says that an attack was on the ceremony that a word names."""
    if passage.language != "en" or passage.words[index].norm not in _CEREMONIES:
        return False
    before = [word.norm for word in passage.words[max(0, index - _TARGET_REACH) : index]]
    if before[-2:-1] and before[-2] in _ON_THE_WAY and before[-1] in {"a", "the"}:
        return True  # "a car carrying guests to a funeral hit a mine"
    if "at" in before:  # "an incident occurred at a funeral", "the blast at the funeral"
        at, low = index - len(before) + before.index("at"), max(passage.sentence_first(index), index - _ACT)
        acts = not passage.event_words.isdisjoint(range(low, at))
        return acts or passage.has_any("context.took_place", low, at)
    return not _ON.isdisjoint(before)


def mourned(passage: Passage, sentence: Sentence) -> range:
    """Return the words that tell how somebody died whose funeral was attacked: "who was killed on"."""
    if passage.language != "en":
        return range(0)
    targets = [index for index in range(sentence.first, sentence.last) if is_target(passage, index)]
    for target in targets[:1]:
        for index in range(target + 1, min(sentence.last - 1, target + _WHOSE)):
            if passage.words[index].norm != "who" or passage.words[index + 1].norm not in _WERE:
                continue
            ends = (at for at in range(index + 1, sentence.last) if clause_ends(passage, at))
            clause = range(index, next(ends, sentence.last))
            rest = {*range(sentence.first, index), *range(clause.stop, sentence.last)}
            told = not passage.casualty_words.isdisjoint(clause) or not passage.event_words.isdisjoint(clause)
            if told and not passage.event_words.isdisjoint(rest):
                return clause
    return range(0)


def is_of_mourned(passage: Passage, sentence: Sentence, index: int) -> bool:
    """Return whether English tells at a word how those died whom a ceremony is for: "men who fell"."""
    if passage.language != "en":
        return False
    who = (at for at in range(index - 1, sentence.first, -1) if passage.words[at].norm in _WHO)
    since = next(who, 0)
    slain = index in passage.casualty_words and passage.words[index - 1].norm not in _WERE
    aside = since > 0 and not any(clause_ends(passage, at) for at in range(since + 1, index))
    return (aside or slain) and passage.has_any("context.ceremony", sentence.first, since or index)
