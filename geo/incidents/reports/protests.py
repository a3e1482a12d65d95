"""Protests at which people came to harm, and crowds that beat somebody."""

from collections.abc import Collection, Sequence

from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.people import clause_ends

PROTESTS, RIOTS = "Protests", "Riots"
ARMED = frozenset({"attackers", "security"})
_AFTER_THAT = (["پس", "از", "ان"], ["بعد", "از", "ان"], ["پس", "از", "انکه"], ["بعد", "از", "انکه"])
# Before a gathering of mourners, or before what one state sends another: "ноту протеста".
_MOURNING = ("траурн", "поминальн", "нот", "официальн", "решительн", "выраз", "заяв", "дипломатическ")
_UNARMED = frozenset({"civilians", "generic", ""})


def is_mob(passage: Passage, told: Sequence[Told], triggers: Collection[str]) -> bool:
    """Return whether angry people beat somebody: "مردم خشمگین … با سنگ و چوب زدند"."""
    if "attack" not in triggers or "person.mob" not in passage.marks:
        return False
    marks = sum(len(passage.marks_in("person.mob", *span)) for span in spans_of(told))
    weapons = set(triggers) & {"blast", "shelling", "drone", "clash", "mine"}
    protest = any(passage.has_any("person.protesters", *span) for span in spans_of(told))
    return marks > 0 and not (weapons or protest)


def by_protest(passage: Passage, told: Sequence[Told], before: Sequence[Told]) -> tuple[str, str] | None:
    """Return the types of a protest at which people came to harm, or None if there was none."""
    if not _at_protest(passage, told, before):
        return None
    claimed = [
        one for one, span in zip(told, spans_of(told), strict=True) if passage.has_any("speech.verbs", *span)
    ]
    seen = [
        one for one in (*before, *told) if one is told[0] or one not in claimed
    ]  # not: "he said they threw"
    armed = bool(victims_of(told) & ARMED)  # of whom those who protested hurt some
    if any(passage.has_any("person.riot", *span) for span in spans_of(told if armed else seen)):
        return RIOTS, "Violent demonstration"
    hurt = victims_of(told)
    forced = not armed or ("security" in hurt and hurt & _UNARMED)  # some of the police were hurt, too
    return (PROTESTS, "Excessive force against protesters") if forced else None


def _at_protest(passage: Passage, told: Sequence[Told], before: Sequence[Told]) -> bool:
    """Return whether people came to harm at a protest."""
    first = next((number for number, one in enumerate(told) if one.figures), 0)  # that tells of the harmed
    spans = spans_of([*(one for one in before if not (one.past or one.heading)), *told[: first + 1]])
    spans += [(figure.first, figure.last) for one in told for figure in one.figures]
    protest = any(
        passage.words[mark.first - 1].norm != "and"  # "has left several dead and protests in the capital"
        and not (
            _over_deaths(passage, mark, span) or passage.words[mark.first - 1].norm.startswith(_MOURNING)
        )
        for span in spans
        for mark in passage.marks_in("person.protesters", *span)
    )
    return protest and bool(victims_of(told))


def _over_deaths(passage: Passage, mark: Mark, span: tuple[int, int]) -> bool:
    """Return whether Dari tells what people protest against: "معترضان پس از آن‌که محافظان دو تن را کشتند"."""
    if passage.language != "fa":
        return False
    if passage.has("time.aftermath", mark.last - 1):
        return True  # "در اعتراض به کشته شدن یک معلم"
    words = [word.norm for word in passage.words[mark.last : span[1]]]
    at = next((at for at in range(len(words) - 2) if words[at : at + 3] in _AFTER_THAT), None)
    if at is None:
        return False
    clause = range(mark.last + at + 3, span[1])
    end = next((index for index in clause if clause_ends(passage, index)), span[1])
    return not passage.casualty_words.isdisjoint(range(mark.last + at, end))


def victims_of(told: Sequence[Told]) -> set[str]:
    """Return the kinds of people killed and wounded."""
    return {
        category for one in told for figure in one.figures if figure.value for category in figure.categories
    }


def spans_of(told: Sequence[Told]) -> list[tuple[int, int]]:
    """Return the first words of sentences and those after their last."""
    return [(one.sentence.first, one.sentence.last) for one in told]
