"""Days of Dari clauses that tell what had been before the news: "مردی که جمعه ربوده شده بود، آزاد شد"."""

from collections.abc import Sequence

from geo.incidents.reports.dates.when import When
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.figures import OF_BODY
from geo.incidents.reports.tolls.later_deaths import HAD
from geo.incidents.reports.tolls.people import clause_ends

_WHICH, _NEAR_END, _CLAUSE_END = "که", 5, 12  # before a day, words from it to "had been"


def but_of_past(passage: Passage, told: Told, known: Sequence[When]) -> When | None:
    """Return the other day than that of "who had been": "دیروز کودکی را که ۱۲ روز پیش ربوده شده بود"."""
    if passage.language != "fa" or len(known) < len(("news", "past")):
        return None
    left = [when for when in known if not _had_been(passage, told, when)]
    late = bool(told.figures) and all(figure.moved for figure in told.figures)
    if told.triggers and late:  # "که شنبه در درگیری زخمی شده بود، دیشب درگذشت"
        left = [when for when in known if when not in left]
    return left[0] if len(left) == 1 and left[0].precision == 1 else None


def but_of_others(passage: Passage, told: Told, known: Sequence[When]) -> Sequence[When]:
    """Return days without that of whom others had taken: "سه تن کشته شدند و مردی که جمعه ربوده شده بود"."""
    if passage.language != "fa" or "abduct" not in told.triggers or len(known) < len(("news", "past")):
        return known
    dead = min((one.last for one in told.figures if one.value and one.who not in OF_BODY), default=None)
    if dead is None:
        return known
    left = [when for when in known if when.first < dead or not _stands_in_past(passage, told, when)]
    return left or known


def _had_been(passage: Passage, told: Told, when: When) -> bool:
    """Return whether a day stands in a Dari clause of the past, behind which somebody came to harm."""
    end = _stands_in_past(passage, told, when)
    harmed = any(index in passage.casualty_words for index in range(end, told.sentence.last))
    return end > 0 and (end - when.last <= _NEAR_END or harmed)  # not "ربوده شده بود، … یافت شد"


def _stands_in_past(passage: Passage, told: Told, when: When) -> int:
    """Return where a Dari clause with a day between "who" and the pluperfect ends; 0 where there is none."""
    first = when.first - passage.has("time.at_day", when.first - 1)  # "که شامگاه ۳۰ اگست"
    if passage.words[first - 1].norm != _WHICH:
        return 0
    last = min(told.sentence.last, when.last + _CLAUSE_END)
    end = next((index for index in range(when.last + 1, last) if clause_ends(passage, index)), last)
    return end if any(passage.words[index].norm in HAD for index in range(when.last, end)) else 0
