"""Numbers of people of whom a sign parts who they were: "22 people – 12 of the staff and …", "пятеро: …"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.people import Quantity, clause_ends

_DASHES = {"-", "–", "—"}
_SIGN = 2  # letters after a number in which a sign with its space stands
_ANYBODY = {"civilians", "people", "persons", "passengers", "villagers"}
SEXES = {"men", "man", "women", "woman", "boys", "boy", "girls", "girl", "children", "child"}
_KINDS = 3  # at least, of the men, women and children that a whole is made up of


def is_told_apart(passage: Passage, mine: Sequence[Quantity]) -> bool:
    """Return whether a dash parts a number and who of them is known: "22 people – 12 of the staff and …"."""
    if len(mine) < 2 or not (mine[0].spoken and mine[1].spoken):  # noqa: PLR2004 - nothing follows
        return False
    if _are_all_sexes(passage, mine):
        return True
    between = passage.text[passage.words[mine[0].last - 1].end : passage.words[mine[1].first].start]
    return between.strip() in _DASHES and mine[0].value >= sum(one.value for one in mine[1:])


def _are_all_sexes(passage: Passage, mine: Sequence[Quantity]) -> bool:
    """Return whether English lists the sexes of a whole, if not of all: "17 civilians, 12 women, a man …"."""
    whole, parts = mine[0], mine[1:]
    if passage.language != "en" or len(parts) < _KINDS or passage.words[whole.last - 1].norm not in _ANYBODY:
        return False
    listed = all(passage.words[one.last - 1].norm in SEXES for one in parts)
    return listed and clause_ends(passage, parts[0].first) and whole.value >= sum(one.value for one in parts)


def without_explained(passage: Passage, mine: list[Quantity]) -> list[Quantity]:
    """Return Russian numbers without those, not more, who say after a sign whom one counts: "пятеро: …"."""
    for number, whole in enumerate(mine[:-1]):
        parts = mine[number + 1 :]
        end = passage.words[whole.last - 1].end
        after = passage.text[end : end + _SIGN].strip()
        signed = whole.spoken and after[:1] in {":", *_DASHES}
        if signed and sum(one.value for one in parts) <= whole.value and not _are_further(passage, parts):
            return mine[: number + 1]
    return mine


def _are_further(passage: Passage, parts: Sequence[Quantity]) -> bool:
    """Return whether Russian words tell of others than those told before: "двое — ещё трое"."""
    return any(passage.words[one.first - 1].norm == "еще" for one in parts)
