"""Words that tell what lies at an English place name, before it: "in the restive northern province of X"."""

from geo.incidents.reports.passage import Passage

_AT = {"from", "in", "for"}  # before the words that describe a place
_DESCRIBING = {
    *(
        "the",
        "of",
        "s",
        "afghan",
        "tajik",
        "afghanistan",
        "tajikistan",
        "neighbouring",
        "neighboring",
        "nearby",
    ),
    *("remote", "adjacent", "northern", "southern", "eastern", "western", "northeastern", "northwestern"),
    *("southeastern", "southwestern", "north", "south", "east", "west", "restive", "mountainous", "border"),
    *("bordering", "volatile"),
}


def described_head(passage: Passage, index: int) -> int:
    """Return where the words begin that describe an English name at a word; that word if none do."""
    head, first = index, passage.sentence_first(index)
    while head > first and (passage.words[head - 1].norm in _DESCRIBING or passage.unit_at(head - 1)):
        head -= 1
    return head if head > first and passage.words[head - 1].norm in _AT else index
