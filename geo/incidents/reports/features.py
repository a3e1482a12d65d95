"""What each sentence of a passage holds: triggers, figures, dates, places, and what makes it no news."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property, partial
from typing import TypeVar

from geo.incidents.reports.bearers import find_places
from geo.incidents.reports.dates import find_dates
from geo.incidents.reports.dates.when import When
from geo.incidents.reports.furniture import article
from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.names import Names
from geo.incidents.reports.naming import is_seat
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.reasons import find_reason
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.statements import counts_to_now, is_aftermath, is_statement, spoken_on
from geo.incidents.reports.tolls import find_figures
from geo.incidents.reports.tolls.figures import Figure

TRIGGERS = (
    "suicide",
    "drone",
    "grenade",
    "mine",
    "shelling",
    "abduct",
    "clash",
    "attack",
    "fire",
    "blast",
    "overtake",
    "surrender",
    "arson",
    "infiltration",
    "arrest",
    "seize",
)
# Contexts in which the same words tell no incident; a sentence in one of them opens nothing.
OTHER_TOPICS = ("exercise", "court", "accident", "sport")
_OLD, _OLD_MONTH = timedelta(days=180), timedelta(days=45)  # a day, a month as a whole
_SPOKEN_REACH = 2  # sentences before a quotation in which the day of the statement may stand
_OPENING = 4  # words in which a sentence says when or where it goes on
_BESIDE = 2  # words between two dates that say the same
_CONTEXTS = (
    *(f"context.{topic}" for topic in OTHER_TOPICS),
    "context.unreal",
    "context.denial",
    "context.refutation",
    "context.separate",
    "context.besides",
    "context.background",
    "context.aftermath",
    "context.several",
)
Span = TypeVar("Span", When, Spot)
_HEADINGS, _HEADING_WORDS = 3, 22
_PAUSES = frozenset(",;:،؛")  # signs that part clauses
_GOES_ON = {"and", "but"}  # before a verb of the same subject
_UNTIL = 2  # words of "until the evening of"
_SINCE = 9  # words of "since the group seized power in Kabul in August 2021"
_CLAUSE = 10  # words that a sign between two clauses weighs as much as
_MONTH_PRECISION = 3  # of a month or a year


@dataclass(eq=False)
class Told:
    """
    A sentence and what it holds.

    `count` finds its figures once they are asked for, which is seldom; `topic` is the other topic it speaks
    of, or ""; `refuted` whether it says that a report is false; `several` how many incidents it sums up, or
    0; `day` the date of what happened, if it says one: an exact day before a week or a month; `aftermath`
    whether that is the day of what came after it (one of the wounded died, the dead were buried); `captioned`
    whether a line over it gives its day or place; `dates_it` whether it says on what day that took place
    which was told before; `ranked` the places that it may have happened at with how exact they are, once that
    is known.
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
    separate: bool = False
    heading: bool = False
    aftermath: bool = False
    captioned: bool = False
    dates_it: bool = False
    several: int = 0
    statement_days: list[When] = field(default_factory=list)
    day: When | None = None
    ranked: list[tuple[float, Spot]] | None = None

    @cached_property
    def figures(self) -> list[Figure]:
        """The killed and the wounded that it counts."""
        return self.count()

    @property
    def victims(self) -> bool:
        """Whether somebody was killed or wounded."""
        return any(figure.value for figure in self.figures)

    def counting(self, figures: list[Figure]) -> "Told":
        """Return the sentence with other figures."""
        return replace(self, count=lambda: figures)


def tell(passage: Passage, names: Names, published: date | None) -> list[Told]:
    """Return what each sentence of a passage holds, in order."""
    places = find_places(passage, names)
    dates = find_dates(passage, published)
    taken = {index for spot in places for index in range(spot.first, spot.last)}
    dates = [one for one in dates if one.first not in taken or one.precision == 1]  # not "May-May"
    taken |= {index for when in dates for index in range(when.first, when.last)}
    triggers = _triggers(passage, {index for spot in places for index in range(spot.first, spot.last)})
    contexts = _contexts(passage, {index for when in dates for index in range(when.first, when.last)})
    places_in = _by_sentence(passage, places)
    dates_in = _by_sentence(passage, dates)
    result: list[Told] = []
    dateline = passage.dateline()
    for number, sentence in article(passage):
        context = contexts.get(number, set())
        if sentence == dateline and all(is_seat(spot) for spot in places_in.get(number, [])):
            continue
        count = partial(find_figures, passage, sentence, taken)
        told = Told(number, sentence, triggers.get(number, {}), count, [], places_in.get(number, []))
        for when in _without_vague(dates_in.get(number, ())):
            if is_statement(passage, when, sentence):
                told.statement_days.append(when)
            else:
                told.dates.append(when._replace(after=is_aftermath(passage, when, sentence)))
        dated = bool(told.triggers or dates_in.get(number))
        if dated and not told.places and result and passage.has("place.there", sentence.first):
            told.places = result[-1].places  # "There, on Saturday, …"
        told.dates = spoken_on(passage, sentence, told.dates, _said_on(result, told), published)
        told.heading = _is_heading(passage, told) or _is_title(passage, told)
        if told.heading and not told.triggers:
            told.dates = []  # the day of publication
        told.several = _several(passage, told) if "context.several" in context else 0
        if told.dates or told.places:
            _leave_out_reason(passage, told)
        _judge(passage, told, context, published)
        result.append(told)
    return result


def _said_on(before: Sequence[Told], told: Told) -> date | None:
    """Return the day on which somebody spoke, by a sentence or those right before it, or None."""
    for one in (told, *reversed(before[-_SPOKEN_REACH:])):
        for when in one.statement_days:
            return when.day
    return None


def _leave_out_reason(passage: Passage, told: Told) -> None:
    """Leave out the days and places of a capture that is only the reason, where others are told beside it."""
    clause = find_reason(passage, told.sentence, told.triggers)
    if clause is not None:
        told.dates = [when for when in told.dates if when.first not in clause] or told.dates
        told.places = [spot for spot in told.places if spot.first not in clause] or told.places


def _by_sentence(passage: Passage, spans: Sequence[Span]) -> dict[int, list[Span]]:
    """Return dates or places by the number of the sentence that they begin in."""
    found: dict[int, list[Span]] = {}
    for span in spans:
        found.setdefault(passage.sentence_number(span.first), []).append(span)
    return found


def _contexts(passage: Passage, of_days: Collection[int]) -> dict[int, set[str]]:
    """Return the classes of context that each sentence holds, by its number; words of dates are none."""
    found: dict[int, set[str]] = {}
    for name in _CONTEXTS:
        for mark in passage.marks.get(name, ()):
            if name in {"context.unreal", "context.background"} and mark.first in of_days:
                continue
            found.setdefault(passage.sentence_number(mark.first), set()).add(name)
    return found


def _triggers(passage: Passage, of_places: Collection[int]) -> dict[int, dict[str, list[Mark]]]:
    """Return the triggers of each sentence, by its number; words in the names of places are none."""
    found: dict[int, dict[str, list[Mark]]] = {}
    for name in TRIGGERS:
        for mark in passage.marks.get(f"trigger.{name}", ()):
            if mark.first not in of_places and mark.last - 1 not in of_places:
                found.setdefault(passage.sentence_number(mark.first), {}).setdefault(name, []).append(mark)
    for mine in found.values():
        _leave_to_weapons(mine)
        if "mine" in mine and "shelling" in mine:  # "mines" out of a mortar
            kept = [one for one in mine.pop("mine") if not any(_within(one, two) for two in mine["shelling"])]
            if kept:
                mine["mine"] = kept
    return found


def _leave_to_weapons(mine: dict[str, list[Mark]]) -> None:
    """Take the attack out of "rocket attack": the weapon says more."""
    weapons = [one for name in ("shelling", "drone", "grenade") for one in mine.get(name, ())]
    if "attack" in mine and weapons:
        kept = [one for one in mine.pop("attack") if not any(_within(one, two) for two in weapons)]
        if kept:
            mine["attack"] = kept


def _within(one: Mark, other: Mark) -> bool:
    """Return whether the words of a mark lie in those of another."""
    return other.first <= one.first and one.last <= other.last


def _without_vague(mine: Sequence[When]) -> Sequence[When]:
    """Return the dates of a sentence; "overnight" beside an exact day adds nothing."""
    if len(mine) < 2:  # noqa: PLR2004 - nothing to choose from
        return mine
    return [
        when
        for when in mine
        if not any(
            other is not when
            and other.precision == 1
            and not other.same
            and abs(other.first - when.last) <= _BESIDE
            and other.last - other.first > when.last - when.first
            for other in mine
        )
    ]


def _is_heading(passage: Passage, told: Told) -> bool:
    """Return whether a sentence is a heading: among the first lines, short, without a full stop."""
    sentence = told.sentence
    ends = passage.text[sentence.end - 1 : sentence.end]
    return (
        sentence.paragraph < _HEADINGS
        and ends not in '.!?؟…۔"»”;,'
        and sentence.number_of_words() <= _HEADING_WORDS
    )


def _is_title(passage: Passage, told: Told) -> bool:
    """Return whether the first paragraph is a quotation or a question that stands over the article."""
    sentence, others = told.sentence, passage.sentences
    alone = told.number == 0 and len(others) > 1 and others[1].paragraph > sentence.paragraph
    return (
        alone and passage.text[sentence.end - 1] in '?؟»"”' and sentence.number_of_words() <= _HEADING_WORDS
    )


def _several(passage: Passage, told: Told) -> int:
    """Return how many incidents a sentence sums up: "five killed in two separate attacks" two; else 0."""
    first, last = told.sentence.first, told.sentence.last
    for mark in passage.marks_in("context.several", first, last):
        for index in range(max(first, mark.first - 2), mark.first + 1):
            number = passage.number_covering(index)
            if number is not None and number.value > 1 and told.victims:
                return number.value
    return 0


def _judge(passage: Passage, told: Told, context: Collection[str], published: date | None) -> None:
    """Note what makes a sentence no news: another topic, a supposition, a denial, the past."""
    span = told.sentence.first, told.sentence.last
    told.topic = next((topic for topic in OTHER_TOPICS if f"context.{topic}" in context), "")
    if told.topic == "accident" and passage.has_any("context.thought", *span):
        told.topic = ""  # "at first we thought it was thunder"
    told.unreal = "context.unreal" in context
    told.denied = "context.denial" in context and not _denies_other(passage, told)
    told.refuted = told.denied and "context.refutation" in context
    told.separate = "context.separate" in context
    if "context.besides" in context:
        told.separate = told.separate or _is_besides(passage, told)
    for_long = "time.since" in passage.marks and _tells_since(passage, told, published)
    told.dates = [when for when in told.dates if not _is_by_the_way(passage, when, published)]
    if not told.dates:
        told.past = for_long or _is_background(passage, told, context)
        return
    old = [when for when in told.dates if when.past or _is_old(when, published)]
    exact = any(when.day and when.precision == 1 and not _is_old(when, published) for when in told.dates)
    year = published is not None and all(  # "in 2024": a year is summed up
        when.day is None and not when.same and when.precision == _MONTH_PRECISION for when in told.dates
    )
    told.past = not exact and (bool(old) or year or _is_background(passage, told, context))
    told.dates = [when for when in told.dates if when not in old]
    known = [when for when in told.dates if when.day is not None]
    if len(known) > 1:
        told.day = min(known, key=lambda when: (when.after, when.precision, *_rank(passage, told, when)))
    elif known:
        told.day = known[0]
    told.dates_it = told.day is not None and passage.has_any("context.took_place", *span)
    if "context.aftermath" in context and told.day is not None:
        _note_aftermath(passage, told, known)


def _is_background(passage: Passage, told: Told, context: Collection[str]) -> bool:
    """Return whether a sentence tells what was before, or counts victims "to this day"."""
    if "context.background" not in context and not (
        told.victims and counts_to_now(passage, told.sentence, told.dates)
    ):
        return False
    return not any(figure.earlier for figure in told.figures)


def _denies_other(passage: Passage, told: Told) -> bool:
    """Return whether a sentence that counts victims goes on to deny something else: "…, and denied that"."""
    marks = passage.marks_in("context.denial", told.sentence.first, told.sentence.last)
    last = max((figure.last for figure in told.figures if figure.value), default=0)
    return bool(last) and all(
        mark.first >= last and passage.words[mark.first - 1].norm in _GOES_ON for mark in marks
    )


def _note_aftermath(passage: Passage, told: Told, known: Sequence[When]) -> None:
    """Note whether the day of a sentence is that of what came after; of several days the first is not."""
    days = [when for when in known if when.day is not None and when.precision == 1]
    if len({when.day for when in days}) > 1:
        told.day = min(days, key=lambda when: (when.day or date.max, when.first))
        return
    day = told.day
    if day is None or day.precision > 1:
        return
    after = passage.marks_in("context.aftermath", told.sentence.first, told.sentence.last)
    before = [mark for found in told.triggers.values() for mark in found]
    near_after = min((_words_between(passage, mark, day) for mark in after), default=0)
    told.aftermath = all(_words_between(passage, mark, day) > near_after for mark in before)


def _is_long(when: When, published: date | None) -> bool:
    """Return whether a date is a month or long before publication."""
    if when.precision == _MONTH_PRECISION:
        return True
    return when.day is not None and published is not None and published - when.day >= _OLD_MONTH


def _is_by_the_way(passage: Passage, when: When, published: date | None) -> bool:
    """Return whether a date ends a count ("to this day") or tells since when somebody lives or works."""
    if passage.has("time.until_now", when.first):
        return True
    if _is_long(when, published) and _since(passage, when) is not None:
        return True
    return passage.has_any("time.born", max(0, when.first - 1), min(len(passage.words), when.last + 1))


def _since(passage: Passage, when: When) -> int | None:
    """Return where it begins to say since when: "since November", "since they took Kabul in August 2021"."""
    marks = passage.marks_in("time.since", max(0, when.first - _SINCE), when.first)
    return next((mark.first for mark in marks if _words_between(passage, mark, when) < _CLAUSE), None)


def _tells_since(passage: Passage, told: Told, published: date | None) -> bool:
    """Return whether a sentence tells nothing but what has been so for long."""
    long = [when for when in told.dates if _is_long(when, published)]
    spans = [(start, when.last) for when in long if (start := _since(passage, when)) is not None]
    marks = [mark.first for found in told.triggers.values() for mark in found]
    marks += [figure.first for figure in told.figures if figure.value]
    return bool(spans) and all(any(start <= mark < end for start, end in spans) for mark in marks)


def _is_besides(passage: Passage, told: Told) -> bool:
    """Return whether a sentence begins with "also" and another day or place: "Also on 3 May in Vanj"."""
    first = told.sentence.first
    marks = [
        mark for mark in passage.marks_in("context.besides", first, first + _OPENING) if mark.first == first
    ]
    if not marks:
        return False
    after = range(marks[0].last, marks[0].last + _OPENING)
    return any(one.first in after for one in told.places) or any(one.first in after for one in told.dates)


def _rank(passage: Passage, told: Told, when: When) -> tuple[bool, int]:
    """Return whether a date is only how long it lasted ("until Tuesday evening"), and how far it stands."""
    until = passage.has_any("time.until", max(told.sentence.first, when.first - _UNTIL), when.first)
    return until, _distance(passage, told, when)


def _distance(passage: Passage, told: Told, when: When) -> int:
    """Return how many words a date is away from what tells the event; a clause between counts as many."""
    if passage.words[when.last - 1].possessive and when.last in passage.event_words:
        return -1  # "Tuesday's attack"
    marks = [mark for found in told.triggers.values() for mark in found]
    spans = [(mark.first, mark.last) for mark in marks]
    if not spans or len({one.day for one in told.dates if one.precision == 1}) <= 1:
        spans += [(one.first, one.last) for one in told.figures]  # who was shot on one day may die on another
    return min((_words_between(passage, span, when) for span in spans), default=0)


def _words_between(passage: Passage, span: tuple[int, int], when: When) -> int:
    """Return how many words lie between a date and other words, more where a sign parts their clauses."""
    first, last = (when.last, span[0]) if when.first < span[0] else (span[1], when.first)
    if last <= first:
        return 0
    between = passage.text[passage.words[first - 1].end : passage.words[last].start]
    return last - first + _CLAUSE * (not _PAUSES.isdisjoint(between))


def _is_old(when: When, published: date | None) -> bool:
    """Return whether a date lies so long before publication that it can only be background."""
    if when.day is None or published is None:
        return False
    return published - (when.end or when.day) >= (_OLD_MONTH if when.precision > 1 else _OLD)
