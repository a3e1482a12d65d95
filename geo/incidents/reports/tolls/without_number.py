"""Who came to harm where no number beside a word says so: by a pronoun, by a name, by who was told before."""

from collections.abc import Collection, Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.company import joined_after
from geo.incidents.reports.tolls.dari_names import named_after, named_as_object, named_before, several_named
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.groups import all_of_group, all_of_them
from geo.incidents.reports.tolls.names_told import aged_before, named, object_named, told_of
from geo.incidents.reports.tolls.people import Quantity, clause_ends
from geo.incidents.reports.tolls.russian_company import told_together
from geo.incidents.reports.tolls.russian_subjects import is_vehicle
from geo.incidents.reports.tolls.unnumbered import implied_one, pronoun

_OF_SEVERAL = ("ранены", "погибли", "убиты", "пострадали", "скончались", "умерли")  # verbs of several
_TO_VERB = 5  # words from "he" to "shot dead"
_HE, _UNTIL = {"he", "she"}, {"before", "until", "when"}
_WAS_HIMSELF = {"was", "had", "been", "himself", "herself", "also", "then", "too"}


def without_number(
    passage: Passage,
    marker: Marker,
    sentence: Sentence,
    taken: Collection[int],
    free: Sequence[Quantity],
) -> list[Quantity]:
    """Return whom a word for killed or wounded tells of without a number; `free` are numbers of others."""
    if passage.language == "ru" and "part.remaining" in passage.marks and _is_of_rest(passage, marker):
        return all_of_group(passage, marker, sentence)  # how many they are remainder.py reckons
    if is_vehicle(passage, marker):
        return []
    whom = (
        all_of_group(passage, marker, sentence)
        or told_together(passage, marker, sentence, taken)
        or several_named(passage, marker, sentence, taken)
        or implied_one(passage, marker, sentence)
        or named_as_object(passage, marker, sentence, taken)
        or pronoun(passage, marker, sentence)
        or all_of_them(passage, marker, sentence)
        or _slain_himself(passage, marker, sentence)
        or named(passage, marker, sentence, taken)
        or aged_before(passage, marker, sentence)
        or named_before(passage, marker, sentence, taken)
        or named_after(passage, marker, sentence, taken)
        or told_of(passage, marker, sentence, taken)
        or _with_joined(passage, object_named(passage, marker, sentence, taken), free)
    )
    several = passage.language == "ru" and marker.back and not marker.forward
    if several and passage.words[marker.last - 1].norm.endswith(_OF_SEVERAL):
        return whom if sum(one.value for one in whom) > 1 else []  # "его братья ранены"
    return whom


def _is_of_rest(passage: Passage, marker: Marker) -> bool:
    """Return whether Russian tells of "the others" beside a word: "остальные в больнице"."""
    for index in range(marker.last - 1, max(-1, marker.first - _TO_VERB), -1):
        if passage.has("part.remaining", index):
            return True
        if index <= marker.first and clause_ends(passage, index):
            return False
    return False


def _slain_himself(passage: Passage, marker: Marker, sentence: Sentence) -> list[Quantity]:
    """Return who in English harmed others first: "killed three of them before he was himself shot dead"."""
    if passage.language != "en" or not marker.back:
        return []
    low = max(sentence.first, marker.first - _TO_VERB)
    he = next((at for at in range(marker.first - 1, low, -1) if passage.words[at].norm in _HE), 0)
    if not he or passage.words[he - 1].norm not in _UNTIL:
        return []
    harmed = passage.has_one_of(("killed.forward", "wounded.forward"), sentence.first, he - 1)
    plain = all(passage.words[at].norm in _WAS_HIMSELF for at in range(he + 1, marker.first))
    return [Quantity(he, marker.last, 1, "attackers", spoken=False)] if harmed and plain else []


def _with_joined(passage: Passage, named: list[Quantity], free: Sequence[Quantity]) -> list[Quantity]:
    """Return who is named with those joined to him: "killed Karim Rahimi and two guards"."""
    after = [one for one in free if named and one.first >= named[0].last]
    if after and after[0].first == named[0].last and not after[0].spoken:
        after = after[1:]  # "killed Karim Rahimi, a tribal elder, and his son"
    return [*named, *joined_after(passage, [*named, *after])]
