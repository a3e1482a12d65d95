"""Russian people after a word of harm who are none of its own: "машину, в которой ехали пятеро"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.agents import is_object
from geo.incidents.reports.tolls.figures import Marker
from geo.incidents.reports.tolls.people import Quantity, clause_ends

DEATHS = (
    "убийств",
    "гибел",
    "смерт",
    "казн",
    "ликвидаци",
    "уничтожени",
    "расстрел",
)  # stems of nouns for deaths
_NOUN_ENDS = (
    *("ство", "ства", "стве", "ству", "ством", "ель", "ели", "рть", "рти", "знь", "зни"),
    *("ия", "ию", "ии", "ие", "трел", "трела", "треле", "трелу", "трелом"),
)
_NOMINATIVES = {"двое", "трое", "четверо", "пятеро", "шестеро", "семеро"}
_CONSONANTS = tuple("бвгджзйклмнпрстфхцчшщь")  # ends of men in the nominative
_THEY_DID, _MEN = ("ли", "л", "ла"), tuple("бвгджзйклмнпрстфхцчшщьаяыи")  # ends of verbs, of their subjects
_EACH_OTHER = ["друг", "друга"]
_WHICH, _WITH, _SHOT_AT = ("котор", "где"), {"с", "со"}, ("расстрел",)
_SHE = ("машин", "легковушк", "телег", "арб", "колонн", "лодк")
_VEHICLES = (
    "машин",
    "автомобил",
    "автобус",
    "микроавтобус",
    "пикап",
    "джип",
    "внедорожник",
    "такси",
    "грузовик",
)


def is_subject_after(passage: Passage, marker: Marker, one: Quantity) -> bool:
    """Return whether people after a noun are none of its own: "подозреваемый в убийстве пастух задержан"."""
    return passage.language == "ru" and (
        _carries(passage, marker, one)
        or _is_no_genitive(passage, marker, one)
        or _did_it(passage, marker, one)
        or _is_aboard(passage, marker, one)
    )


def _is_no_genitive(passage: Passage, marker: Marker, one: Quantity) -> bool:
    """Return whether Russian people after "убийство" are in the nominative, and not those killed."""
    norm, death = passage.words[one.first].norm, passage.words[marker.first].norm
    if marker.last - marker.first > 1 or not death.startswith(DEATHS) or not death.endswith(_NOUN_ENDS):
        return False
    if one.spoken:
        return norm in _NOMINATIVES
    return one.value == 1 and one.last - one.first == 1 and norm.endswith(_CONSONANTS)


def _did_it(passage: Passage, marker: Marker, one: Quantity) -> bool:
    """Return whether the number after a Russian verb is its subject: "его застрелили двое неизвестных"."""
    verb = marker.last - marker.first == 1 and passage.words[marker.first].norm.endswith("ли")
    doers = one.spoken and passage.words[one.first].norm in _NOMINATIVES
    if not verb or marker.back or passage.has("killed.became", marker.first):
        return False  # "Жертвами нападения …, по данным МВД, стали пятеро"
    return doers and (one.first == marker.last or _in_relative(passage, marker.last, one.first))


def _in_relative(passage: Passage, first: int, last: int) -> bool:
    """Return whether a clause about what was shot at tells of people: "машину, в которой ехали | пятеро"."""
    return any(
        passage.words[at].norm.startswith(_WHICH)
        and (clause_ends(passage, at) or clause_ends(passage, at - 1))
        for at in range(first + 1, last)
    )


def is_vehicle(passage: Passage, marker: Marker) -> bool:
    """Return whether a Russian pronoun after a verb is of what was shot at: "машину и расстреляли | её"."""
    verb, whom = passage.words[marker.first].norm, marker.last
    if passage.language != "ru" or not verb.startswith(_SHOT_AT) or whom >= len(passage.words):
        return False
    kinds, persons = {"ее": (_SHE, ("у", "ю")), "его": (_VEHICLES[1:], ("а", "я", "о"))}.get(
        passage.words[whom].norm, ((), ())
    )
    for index in range(marker.first - 1, passage.sentence_first(marker.first), -1):
        if kinds and passage.words[index].norm.startswith(kinds):
            return True
        if passage.has("person.object", index) and passage.words[index].norm.endswith(persons):
            return False
    return False


def each_other(passage: Passage, marker: Marker, free: Sequence[Quantity]) -> list[Quantity]:
    """Return the Russian people who did it to each other: "двое талибов застрелили | друг друга"."""
    if passage.language != "ru" or not marker.forward:
        return []
    if [word.norm for word in passage.words[marker.last : marker.last + 2]] != _EACH_OTHER:
        return []
    before = [one for one in free if one.last <= marker.first and one.value > 1]
    parted = before and any(clause_ends(passage, at) for at in range(before[-1].last + 1, marker.first + 1))
    return [] if parted else before[-1:]


def joined_objects(passage: Passage, marker: Marker, before: list[Quantity]) -> list[Quantity]:
    """Return the last people before a verb, with those that Russian joins to them: "отца и сына | убили"."""
    first = len(before) - 1
    if passage.language != "ru" or marker.back or not marker.forward:
        return before[first:]
    while first and _are_joined(passage, before[first - 1], before[first]):
        first -= 1
    return before[first:]


def _are_joined(passage: Passage, one: Quantity, other: Quantity) -> bool:
    """Return whether only "and", or a comma, stands between two objects of a verb."""
    if one.value > 1 and not is_object(passage, one):
        return False
    between = [word.norm for word in passage.words[one.last : other.first]]
    if between in (["и"], ["и", "его"], ["и", "ее"], ["и", "их"]):
        return True
    return not between and clause_ends(passage, other.first) and one.value == other.value == 1


def _is_aboard(passage: Passage, marker: Marker, one: Quantity) -> bool:
    """Return whether people were in what was shot at: "расстреляли автобус с | двенадцатью пассажирами"."""
    at = one.first - 1
    if not passage.words[marker.first].norm.startswith(_SHOT_AT) or passage.words[at].norm not in _WITH:
        return False
    return any(passage.words[index].norm.startswith(_VEHICLES) for index in range(marker.last, at))


def _carries(passage: Passage, marker: Marker, one: Quantity) -> bool:
    """Return whether people did something with a body: "тело привезли двое рыбаков", not "тела двоих"."""
    if passage.language != "ru" or not passage.has("killed.body", marker.first) or is_object(passage, one):
        return False
    between = passage.words[marker.last : one.first]
    did = any(word.norm.endswith(_THEY_DID) for word in between)
    return did and (one.spoken or passage.words[one.first].norm.endswith(_MEN))
