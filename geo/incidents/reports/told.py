"""A sentence of a report and what it holds: triggers, figures, dates, places."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

from geo.incidents.reports.dates.when import When
from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.tolls.figures import BURIED, Figure

_WHICH = {"tg": "ки", "fa": "که"}
_COMMAS = frozenset(",،")


@dataclass(eq=False)
class Told:
    """
    A sentence and what it holds.

    `count` finds its figures once they are asked for, which is seldom; `topic` is the other topic it speaks
    of, or ""; `refuted` whether it says that a report is false; `several` how many incidents it sums up, or
    0; `far_back` whether what it tells, if anything, happened long before; `recalls` whether it goes on with
    such a story; `weeks_back` whether its exact day lies weeks before publication; `day` the date of what
    happened, if it says one: an exact day before a week or a month; `aftermath` whether that is the day of
    what came after it (one of the wounded died, the dead were buried); `captioned` whether a line over it
    gives its day or place; `dates_it` whether it says on what day that took place which was told before;
    `ranked` the places that it may have happened at with how exact they are, once that is known; `position`
    which sentence of the article it is, without what a page has between.
    """

    number: int
    sentence: Sentence
    triggers: dict[str, list[Mark]]
    count: Callable[[], list[Figure]]
    dates: list[When]
    places: list[Spot]
    topic: str = ""
    unreal: bool = False
    denied: bool = False
    refuted: bool = False
    past: bool = False
    far_back: bool = False
    recalls: bool = False
    weeks_back: bool = False
    separate: bool = False
    heading: bool = False
    aftermath: bool = False
    captioned: bool = False
    dates_it: bool = False
    several: int = 0
    statement_days: list[When] = field(default_factory=list)
    day: When | None = None
    ranked: list[tuple[float, Spot]] | None = None
    position: int = 0

    @cached_property
    def counted(self) -> list[Figure]:
        """The killed and the wounded that it counts, and who was buried."""
        return self.count()

    @cached_property
    def figures(self) -> list[Figure]:
        """The killed and the wounded that it counts; a burial only comes after it."""
        return [figure for figure in self.counted if figure.who != BURIED]

    @cached_property
    def victims(self) -> bool:
        """Whether somebody was killed or wounded."""
        return any(figure.value for figure in self.figures)

    @property
    def fixes_day(self) -> bool:
        """Whether it says on what exact day that took place which was told before."""
        exact = self.day is not None and self.day.precision == 1 and not self.day.after
        return self.dates_it and not self.separate and exact

    def counting(self, figures: list[Figure]) -> "Told":
        """Return the sentence with other figures."""
        return replace(self, count=lambda: figures)


def is_slaying(passage: Passage, one: Told) -> bool:
    """Return whether a sentence tells that somebody was killed by others: not "упавший камень убил двоих"."""
    return any(
        figure.kind == "killed"
        and figure.value
        and not (figure.earlier or figure.toll or figure.moved)
        and passage.has_any("killed.violent", figure.first, figure.last)
        and not (passage.has("context.accident", figure.first - 1) and not after_comma(passage, figure.first))
        for figure in one.figures
    )


def clause_of_death(passage: Passage, one: Told) -> tuple[int, int] | None:
    """Return the clause about the dead in which the day of a sentence stands: ", ки 5 июн кушта шуданд,"."""
    which = _WHICH.get(passage.language)
    if which is None or one.day is None or not one.sentence.first <= one.day.first < one.sentence.last:
        return None
    words = range(one.day.first - 1, one.sentence.first, -1)
    opened = next((index for index in words if passage.words[index].norm == which), None)
    end = next(
        (index for index in range(one.day.last, one.sentence.last) if after_comma(passage, index)), None
    )
    if opened is None or end is None or not passage.has_any("killed.back", opened, end):
        return None
    return opened, end


def fell_there(passage: Passage, one: Told, spot: Spot) -> bool | None:
    """Return whether a place stands in the clause about the dead; None where no such clause has a place."""
    clause = clause_of_death(passage, one)
    if clause is None or not any(clause[0] < other.first < clause[1] for other in one.places):
        return None
    return clause[0] < spot.first < clause[1]


def after_comma(passage: Passage, index: int) -> bool:
    """Return whether a comma stands before a word."""
    between = passage.text[passage.words[index - 1].end : passage.words[index].start]
    return not _COMMAS.isdisjoint(between)
