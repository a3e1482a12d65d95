"""Days not of what happened: what one is counted from ("three days before the blast"), later deaths."""

from collections.abc import Sequence
from datetime import date, timedelta

from geo.incidents.reports.dates.relative_dates import is_told_late
from geo.incidents.reports.dates.when import DAY, WEEK, When
from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.people import clause_ends

_AT_HEAD = 5  # words of "Just three days after"
_AFTER = {"time.after_days": 1, "time.after_weeks": 7}  # a number of which stands before "after"
_AFTER_ONE = {"time.after_day": 1, "time.after_week": 7}
_AWAY = 3  # words of "a day before", in Tajik
_SEVEN, _FEW_DAYS = 7, 30
_COMMAS = frozenset(",،")
_BEFORE = {"before", "until"}
_BURIED = ("time.burial", "time.aftermath")
_PART_OF_DAY, _SINCE = {"روز", "شب", "شام", "بامداد", "صبح", "عصر"}, {"از", "پی", "دنبال", "به"}
_WHICH = ("which", "when", "котор", "ки", "که")
_COUNTED = {"before", "after", "the"}  # the last word of "three days before the"
_IN_YEAR = 6  # words of "in a clash with rebels in 1993"
_THEY = {"he", "she", "they"}
_CAME = {"came", "comes", "coming"}  # "the shooting came four days after villagers clashed with guards"


def without_anchors(
    passage: Passage, triggers: dict[str, list[Mark]], dates: Sequence[When]
) -> tuple[dict[str, list[Mark]], list[When]]:
    """Return the triggers and dates of a sentence without what its days are only counted from."""
    dates = _of_act_alone(passage, _without_now(passage, dates))
    counted = [when for when in dates if when.back]
    if not counted:
        return triggers, list(dates)
    anchors = {when.last - 1 for when in counted if _ends_in_event(passage, when)}
    if any(when.day is not None and when.precision == 1 for when in dates):
        ends = [when.last for when in counted if _is_before_event(passage, when)]
        anchors |= {end + step for end in ends for step in (0, 1)}
        dates = [when for when in dates if not (when.back and when.last in ends)]
    for when in counted:
        if when.back < 0 and passage.words[when.last - 1].norm == "after":
            anchors.update((when.last, when.last + 1))  # "a gunfight came four days after the abduction"
        if when.back > 0 and when.first and passage.words[when.first - 1].norm in _CAME:
            anchors.update(range(passage.sentence_first(when.first), when.first))
    kept = {name: [mark for mark in marks if mark.first not in anchors] for name, marks in triggers.items()}
    return {name: marks for name, marks in kept.items() if marks}, list(dates)


def _without_now(passage: Passage, dates: Sequence[When]) -> list[When]:
    """Return dates without that of the news: "Before Sunday's raid, the last one was on 9 December"."""
    if passage.language != "en" or len(dates) < 2:  # noqa: PLR2004 - none to choose from
        return list(dates)
    return [
        when
        for when in dates
        if not (
            passage.words[when.first - 1].norm in _BEFORE
            and passage.sentence_first(when.first) == when.first - 1
            and passage.words[when.last - 1].possessive
        )
    ]


def _of_act_alone(passage: Passage, dates: list[When]) -> list[When]:
    """Return the day of the act alone where Dari tells of a burial: "امروز قربانیان حملهٔ دیروز دفن شدند"."""
    exact = [when for when in dates if when.day is not None and when.precision == DAY]
    if passage.language != "fa" or len(exact) < 2:  # noqa: PLR2004 - none to choose from
        return dates
    sentence = passage.sentences[passage.sentence_number(exact[0].first)]
    if not passage.has_one_of(_BURIED, exact[-1].last, sentence.last):
        return dates
    mine = [when for when in exact if _is_beside_act(passage, when.first)]
    return mine if len(mine) == 1 else dates


def _is_beside_act(passage: Passage, index: int) -> bool:
    """Return whether a day belongs to the noun before it: "حملهٔ روز دوشنبه", not "پس از حملهٔ دوشنبه"."""
    noun = index - 1 - (passage.words[index - 1].norm in _PART_OF_DAY)
    if noun <= passage.sentence_first(index) or noun not in passage.act_words:
        return False
    return passage.words[noun - 1].norm not in _SINCE


def _is_before_event(passage: Passage, when: When) -> bool:
    """Return whether an event is named that a day is counted from: "three days before the blast"."""
    words = range(when.last, min(len(passage.words), when.last + 2))
    if when.last < len(passage.words) and passage.words[when.last].norm in _THEY:
        return False  # "a day after they were shot" tells of the act itself
    if is_told_late(passage, when.first):
        return False  # "died of his wounds on Tuesday, two days after a clash"
    return passage.words[when.last - 1].norm in _COUNTED and not passage.event_words.isdisjoint(words)


def _ends_in_event(passage: Passage, when: When) -> bool:
    """Return whether Tajik words for a day end in what it is counted from: "як рӯз пеш аз ҳамла"."""
    return (
        passage.language == "tg" and when.last - when.first > _AWAY and when.last - 1 in passage.event_words
    )


def tell_of_act(passage: Passage, told: Told) -> bool:
    """
    Give "was buried on Friday in Vose, two days after he was shot in Vanj" day and place of the act.

    Return whether it tells so.
    """
    for when in told.dates:
        theirs = when.last < len(passage.words) and passage.words[when.last].norm in _THEY
        since = theirs or is_told_late(passage, when.first)
        known = [one for one in told.dates if one.day is not None and one.precision == 1 and one is not when]
        if not (when.back > 0 and since and known):
            continue
        back = timedelta(days=when.back)
        first = known[0]
        day = first.day - back if first.day else None
        end = first.end - back if first.end else None
        told.dates = [first._replace(day=day, end=end, after=False)]
        told.places = [spot for spot in told.places if spot.first >= when.last] or told.places
        return True
    return False


def tell_of_anchor(passage: Passage, told: Told, published: date | None) -> None:
    """Give "three days after the raid on Vanj, elders met on Friday" the day of the raid."""
    found = _after_event(passage, told)
    if found is None:
        return
    first, last, days = found
    end = _clause_end(passage, last, told.sentence.last)
    marks = {name: [mark for mark in one if mark.first >= end] for name, one in told.triggers.items()}
    others = {name for name, one in marks.items() if one} - {"arrest"}
    acts = any(mark.first < end for one in told.triggers.values() for mark in one)
    if passage.language == "fa" and end == told.sentence.last:
        return  # "دو روز پس از عید به پاسگاه یورش بردند": the act itself
    new = [figure for figure in told.figures if figure.first >= end and figure.value and not figure.toll]
    if new and acts and not passage.has_any("context.aftermath", end, told.sentence.last):
        told.places = [spot for spot in told.places if spot.first >= end] or told.places
        return  # "three days after the raid on Vanj, two guards were killed in Panj"
    if not acts or others or any(first <= when.first < end and when.day is not None for when in told.dates):
        return
    if new and not passage.has_any("context.aftermath", end, told.sentence.last):
        return
    known = sorted((*told.dates, *told.statement_days), key=lambda when: when.first)
    base = next((when.day for when in known if when.day is not None and when.precision == DAY), published)
    if base is not None:
        day = base - timedelta(days=days)
        told.dates = [When(first, last, day, day, WEEK if days % _SEVEN == 0 else DAY)]


def _after_event(passage: Passage, told: Told) -> tuple[int, int, int] | None:
    """Return the words at the head of a sentence that say how many days after an event, and how many."""
    sentence = told.sentence
    head = min(sentence.last, sentence.first + _AT_HEAD)
    high = (
        sentence.last if passage.language == "en" else head
    )  # "…, three days after a clash that left two dead"
    if passage.words_of(*_AFTER, *_AFTER_ONE).isdisjoint(range(sentence.first, high)):
        return None
    for name, unit in _AFTER.items():
        for mark in passage.marks_in(name, sentence.first, high):
            number = passage.number_covering(mark.first - 1) if mark.first > sentence.first else None
            if (
                number is not None
                and (number.first < head or clause_ends(passage, number.first))
                and number.value * unit <= _FEW_DAYS
                and _opens(passage, told, number.first)
            ):
                return number.first, mark.last, number.value * unit
    for name, days in _AFTER_ONE.items():
        for mark in passage.marks_in(name, sentence.first, high):
            end = passage.words[mark.last - 1].end
            comma = passage.text[end : end + 1] in _COMMAS  # "The day after, a car"
            head_on = mark.first < head or clause_ends(passage, mark.first)
            if head_on and not comma and _opens(passage, told, mark.first):
                return mark.first, mark.last, days
    return None


def _opens(passage: Passage, told: Told, index: int) -> bool:
    """Return whether a sentence tells nothing before a word, as "The raid came two days after" does."""
    return passage.event_words.isdisjoint(range(told.sentence.first, index))


def _clause_end(passage: Passage, index: int, last: int) -> int:
    """Return the word before which the clause ends that begins at a word: not before "in which"."""
    for step in range(index + 1, last):
        between = passage.text[passage.words[step - 1].end : passage.words[step].start]
        if _COMMAS.isdisjoint(between):
            continue
        if not any(passage.words[one].norm.startswith(_WHICH) for one in range(step, min(last, step + 2))):
            return step
    return last


def without_deaths(told: Told) -> list[When]:
    """Return the dates of a sentence without a later day on which only one of its wounded died."""
    if not any(when.same and when.back < 0 for when in told.dates):
        return told.dates
    hurt = [figure.last for figure in told.figures if figure.kind == "wounded" and figure.value]
    died = [figure for figure in told.figures if figure.moved and hurt and figure.first >= min(hurt)]
    return [when for when in told.dates if not any(one.first <= when.first < one.last for one in died)]


def tells_old_deaths(passage: Passage, told: Told, old: Sequence[When]) -> bool:
    """Return whether a sentence only tells whom an old year took: "unveiled a stone to 25 killed in 1993"."""
    if not old or len(told.counted) != 1:
        return False
    people = told.counted[0]
    first, last = people.first, max(people.last, old[-1].last)
    if old[0].first < first or old[-1].first > people.last + _IN_YEAR:
        return False
    acts = [mark.first for found in told.triggers.values() for mark in found]
    harmed = (at for at in passage.casualty_words if at in range(told.sentence.first, told.sentence.last))
    new = [when for when in told.dates if when not in old and when.day is not None]
    return all(first <= at < last for at in (*acts, *harmed)) and not any(
        first <= one.first < last for one in new
    )
