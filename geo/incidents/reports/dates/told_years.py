"""Years that a text tells by the one it came out in: "18 November last year", "۲۸ عقرب سال گذشته"."""

from datetime import date

from geo.incidents.reports.dates.solar import solar_year
from geo.incidents.reports.passage import Passage

_BESIDE = 2  # words between a date and its year, at most: "last year, on the 18th of November"
_LINKS = {"of", "in", "on", "the", "в", "во", "дар", "санаи", "рӯзи", "در", "به", "روز", "تاریخ"}


def years_back(passage: Passage, first: int, last: int) -> tuple[int, int]:
    """Return how many years before publication a date is told to be (0 if it is not), and its new end."""
    low, high = passage.sentence_first(first), passage.sentences[passage.sentence_number(last - 1)].last
    for back, name in ((1, "time.year1"), (2, "time.year2")):
        for mark in passage.marks_in(name, low, high):
            if last <= mark.first and _joined(passage, last, mark.first):
                return back, mark.last
            if mark.last <= first and _joined(passage, mark.last, first):
                return back, last
    return 0, last


def year_of(published: date, back: int, *, solar: bool) -> int:
    """Return the year `back` years before that of a day, in the calendar that is asked for."""
    return (solar_year(published) if solar else published.year) - back


def _joined(passage: Passage, first: int, last: int) -> bool:
    """Return whether nothing but prepositions stands between two words of a sentence."""
    if last - first > _BESIDE or passage.sentence_number(first - 1) != passage.sentence_number(last):
        return False
    return all(passage.words[index].norm in _LINKS for index in range(first, last))
