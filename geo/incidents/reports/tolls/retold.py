"""Words that tell again of people told before: "hit and taken to hospital", "was hit and died", "he died"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.figures import Figure, Marker
from geo.incidents.reports.tolls.people import category_at, clause_ends

_HE = {"he", "she", "он", "она", "у", "ӯ", "او", "وی"}
_PARTICIPLES = {"tg": ("да", "та"), "fa": ("ده", "ته")}  # ends of verbs whose sentence goes on
_THEN = {"and", "but", "then", "later", "и", "но", "затем", "позже", "ва", "و"}


def told_twice(passage: Passage, markers: Sequence[Marker], number: int) -> bool:
    """Return whether a marker tells of those of one before: "shot dead", "hurt and taken to hospital"."""
    if not number:
        return False
    before, marker = markers[number - 1], markers[number]
    if before.kind != marker.kind:
        return False
    if passage.has_any("person.self", before.last, marker.first):
        return True  # "admitted that one was killed, but said that he had died by accident"
    another = passage.language != "en" and passage.has_any("part.more", before.last, marker.first)
    apart = any(
        clause_ends(passage, index) and not _explains(passage, index)
        for index in range(before.last, marker.first + 1)
    )
    return not another and (not apart or _goes_on(passage, before, marker))


def _goes_on(passage: Passage, before: Marker, marker: Marker) -> bool:
    """Return whether a participle before a comma has the subject of what follows: "захм хӯрда, бистарист"."""
    participle = passage.words[before.last - 1].norm.endswith(_PARTICIPLES.get(passage.language, ()))
    return participle and not _subject_between(passage, before, marker)


def _explains(passage: Passage, index: int) -> bool:
    """Return whether a colon stands before a word: "есть раненый: рядовому прострелили руку"."""
    return ":" in passage.text[passage.words[index - 1].end : passage.words[index].start]


def died_of_it(passage: Passage, markers: Sequence[Marker], number: int, figures: Sequence[Figure]) -> bool:
    """Return whether those just told wounded died: "was hit in the neck and died in the boat"."""
    if not number or not figures:
        return False
    before, marker = markers[number - 1], markers[number]
    if (before.kind, marker.kind, figures[-1].kind) != ("wounded", "killed", "wounded"):
        return False
    gap = [word.norm for word in passage.words[before.last : marker.first]]
    if figures[-1].value > 1 and not _HE.isdisjoint(gap):
        return False  # "two were wounded, he later succumbed"
    aside = clause_ends(passage, before.first) and any(
        clause_ends(passage, index) for index in range(before.last, marker.first + 1)
    )  # "the cook, hit in the neck, bled to death"
    joined = aside or any(word in _THEN for word in gap)
    return joined and figures[-1].last >= before.last and not _subject_between(passage, before, marker)


def _subject_between(passage: Passage, before: Marker, marker: Marker) -> bool:
    """Return whether somebody else is named between two markers."""
    return any(category_at(passage, index) for index in range(before.last, marker.first)) or any(
        passage.number_covering(index) is not None
        and passage.number_covering(index + 1) is None
        and category_at(passage, index + 1) != ""
        for index in range(before.last, marker.first)
    )


def of_same(passage: Passage, marker: Marker, figures: Sequence[Figure]) -> bool:
    """Return whether a pronoun speaks of the one told before: "they shot the prosecutor; he died"."""
    told = any(figure.kind == marker.kind and figure.value == 1 for figure in figures)
    return told and marker.first > 0 and passage.words[marker.first - 1].norm in _HE
