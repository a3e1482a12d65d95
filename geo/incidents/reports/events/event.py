"""An event: the sentences that tell it, its day and its place."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from geo.incidents.reports.dates.when import When
from geo.incidents.reports.events.scene import best_place, is_firm, is_last_resort
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.told import Told

LOOK_BACK = 20  # events before one that still have a say
_MOST_SENTENCES = 50  # of one event
_SATURDAY = 5
FIGHTS = frozenset({"clash", "fire", "attack", "drone"})
_SCENE = 2  # sentences before an event that may set its scene
_PART_OF_MONTH = timedelta(days=10)  # from the first day of "early June" to its last, at most


@dataclass(slots=True)
class Event:
    """
    An event: the sentences that tell it, the first of them the one that opened it.

    `parts` are the events that are told one by one after a sentence that sums several up.
    """

    told: list[Told]
    context: list[Told] = field(default_factory=list)
    parts: list["Event"] = field(default_factory=list)
    _best: Spot | None = None
    _firm: bool = False  # whether `_best` is where it happened
    _looked_at: int = 0  # sentences that both rest on
    _day: When | None = None
    _dated_by: int = 0  # sentences that `_day` rests on

    def add(self, one: Told) -> None:
        """Add a sentence, unless there are so many that more would tell nothing."""
        if len(self.told) < _MOST_SENTENCES:
            self.told.append(one)

    def keep(self, told: list[Told]) -> None:
        """Keep only these of its sentences."""
        self.told, self._looked_at, self._dated_by = told, 0, 0

    def keep_context(self, context: list[Told]) -> None:
        """Keep only these of the sentences before it."""
        self.context, self._dated_by = context, 0

    def day(self) -> When | None:
        """Return the date that its sentences give."""
        if self._dated_by < len(self.told):
            self._day, self._dated_by = _day_of(self), len(self.told)
        return self._day

    def best_place(self, passage: Passage) -> Spot | None:
        """Return the most exact place that its sentences name as where it happened."""
        if self._looked_at < len(self.told):
            self._best, self._looked_at = best_place(passage, self.told), len(self.told)
            self._firm = any(is_firm(one, self._best) for one in self.told)
        return self._best

    def firm_place(self, passage: Passage) -> Spot | None:
        """Return that place, or None if somebody only came from it or was taken there."""
        spot = self.best_place(passage)
        return spot if self._firm else None

    def is_last_resort(self, passage: Passage) -> bool:
        """Return whether no sentence names a place but one that somebody came from or spoke at."""
        spot = self.best_place(passage)
        return all(is_last_resort(one, spot) for one in self.told if spot in one.places)

    @property
    def opening(self) -> Told:
        """The sentence that opened the event."""
        return self.told[0]


def _day_of(event: Event) -> When | None:
    """Return the date of an event; a weekend is left for the one day of it that is told later."""
    day = _told_day(event)
    if day is None or day.day is None or day.end is None or day.end == day.day or day.precision > 1:
        return day
    if day.day.weekday() != _SATURDAY:
        return day  # a night
    for told in event.told:
        one = told.day
        exact = one is not None and one.precision == 1 and one.end in {None, one.day}
        if one is None or not exact or told.aftermath or one.after or one.first < day.last:
            continue
        if one.day in {day.day, day.end}:
            return one  # "over the weekend … at 4 a.m. on Sunday"
    return day


def _told_day(event: Event) -> When | None:
    """Return the date of an event: by the sentence that opened it, the others, what stood before it."""
    if _tells_its_day(event.opening):
        return _day_of_found(event) or event.opening.day  # the latter as a rule
    if event.opening.day is None or event.opening.captioned:
        fixed = next((told.day for told in event.told[1:] if told.fixes_day), None)
        if fixed is not None:
            return fixed  # "вчера одного перевели … Обстрел произошёл 30 ноября"
    first: list[Told] = []
    later: list[Told] = []
    for told in event.told:
        (later if told.aftermath or _is_after(told) or counted_then(told) else first).append(told)
        day = first[0].day if first else None
        if day is not None and day.precision == 1 and not only_crossed(first[:1]):
            return day  # nothing else is asked
    crossed = [told for told in first if told.day is not None][:1]
    if only_crossed(crossed) and any(_fought(told) for told in first) and not _fought_then(first):
        first = [told for told in first if not only_crossed([told])]
    here = event.opening.sentence.paragraph
    before = [
        told for told in reversed(event.context) if told.sentence.paragraph == here and not told.heading
    ]
    days = (*first[:1], *before, *first[1:], *later, *reversed(event.context))
    for told in sorted(days, key=lambda told: told.aftermath or _is_after(told) or counted_then(told)):
        if told.day is not None and (told.day.precision == 1 or told in event.told):
            dated = [one for one in (*first, *later) if one.day is not None and one.day.precision == 1]
            exact = [one.day for one in dated if not _died_then(one)]
            return exact[0] if told.day.precision > 1 and exact else told.day
    scene = event.context[-_SCENE:]
    return next((told.day for told in reversed(scene) if _sets_scene(told)), None)


def _day_of_found(event: Event) -> When | None:
    """Return the earlier day on which those were shot at whose bodies were found first, or None."""
    opening = event.opening
    if opening.triggers.keys() != {"seize"} or opening.day is None or opening.day.day is None:
        return None
    if not opening.victims:
        return None
    for one in event.told[1:]:
        day = one.day
        if day is None or day.day is None or day.precision > 1 or day.day >= opening.day.day:
            continue
        if one.triggers.keys() & {"attack", "fire"}:
            return day
    return None


def _sets_scene(told: Told) -> bool:
    """Return whether a sentence before an event gives the week or the part of a month that it was in."""
    day = told.day
    if day is None or day.day is None or day.end is None or told.heading or told.triggers or told.past:
        return False
    return timedelta() < day.end - day.day <= _PART_OF_MONTH and (bool(told.places) or told.dates_it)


def _tells_its_day(opening: Told) -> bool:
    """Return whether the sentence that opened an event gives its exact day, whatever else is told."""
    day = opening.day
    if day is None or day.precision != 1 or day.after or opening.captioned or opening.aftermath:
        return False
    return opening.triggers.keys() != {"infiltration"}


def only_crossed(told: Sequence[Told]) -> bool:
    """Return whether sentences, the dated ones, tell only that the border was crossed."""
    dated = [one for one in told if one.day is not None]
    return bool(dated) and all(one.triggers.keys() == {"infiltration"} and not one.victims for one in dated)


def _fought(told: Told) -> bool:
    """Return whether a sentence tells on what exact day something else than a crossing happened."""
    exact = told.day is not None and told.day.precision == 1
    return exact and bool(told.triggers.keys() - {"infiltration"} or told.victims)


def _fought_then(told: Sequence[Told]) -> bool:
    """Return whether those who crossed on a day were fought then: the next sentence of no day says so."""
    since = next((number for number, one in enumerate(told) if one.day is not None), 0)
    dated = next((number for number, one in enumerate(told) if number > since and _fought(one)), since)
    return any(one.day is None and one.triggers.keys() & FIGHTS for one in told[since + 1 : dated])


def counted_then(told: Told) -> bool:
    """Return whether a sentence only tells of how many dead one spoke on a day: "в субботу называли пять"."""
    if told.day is None or told.triggers:
        return False
    return bool(told.figures) and all(figure.earlier for figure in told.figures)


def _died_then(told: Told) -> bool:
    """Return whether a sentence only tells on what day one of the wounded died."""
    return told.aftermath and bool(told.figures) and any(figure.moved for figure in told.figures)


def _is_after(told: Told) -> bool:
    """Return whether the day of a sentence is that of what followed the event."""
    return told.day is not None and told.day.after
