"""Dates counted from publication or from another day: "yesterday", "last week", "the same evening"."""

from collections.abc import Iterator
from datetime import date, timedelta

from geo.incidents.reports.dates.calendars import weekday_before
from geo.incidents.reports.dates.when import DAY, MONTH, WEEK, When
from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.spot import adjoins, is_quoted

_DAYS_OF = {"day0": 0, "day1": 1, "day2": 2, "day3": 3}
_WEEKDAYS = tuple(f"weekdays.{day}" for day in range(7))
_BACK_OF = {"day_since": 1, "same_day": 0, "day_before": 1, "day_after": -1}
_CAME = {"came", "comes", "coming"}
_THEY = {"he", "she", "they"}
_ONE = {"a", "one"}
_CAME_OF_IT = ("context.aftermath", "killed.body", "killed.toll", "moved.late")
_KNOWN = {"the", "that", "this"}
_EARLIER = {"first", "initial", "previous", "earlier", "last", "deadly"}  # "days after the first attack"
_GOES_ON = {
    "in",
    "on",
    "at",
    "near",
    "of",
    "that",
    "which",
    "was",
    "had",
}  # after one that a text tells nowhere else
_LATER = ("context.aftermath", "killed.toll", "wounded.toll", "moved.late")  # told days after an act
_AGO, _FROM = {"پیش", "قبل"}, "از"
_AT_LEAST = ["دست", "کم"]  # before how many days ago
_DAY_FA = "روز"  # of "that day", or of "the day of 26 February"
_DAYS_OF_PAST = {"tg": "рузи", "fa": "روز"}  # in "the day past"
_HOURS = {"ساعت", "ساعتی", "ساعاتی", "دقیقه", "دقایقی", "لحظاتی"}
_LAST, _MOST_HOURS, _DAY_HOURS = {"last", "past", "previous"}, 72, 24  # before and of "hours"
_FEW_DAYS = 30  # that a text counts back from an event


def relative_dates(passage: Passage, published: date | None) -> Iterator[When]:
    """Yield "yesterday", "three days ago", "last week" and their like."""
    published = _today(passage, published)
    yield from _days_ago(passage, published)  # before "last night": "سه شب پیش" are three nights ago
    yield from _last_hours(passage, published)
    told = [(mark, back) for name, back in _DAYS_OF.items() for mark in passage.marks.get(f"time.{name}", ())]
    for mark, back in sorted(told, key=lambda one: one[0].first - one[0].last):  # "the day before yesterday"
        if passage.has("time.now", mark.first) and not _is_news_now(passage, mark):
            continue
        if _counts_before(passage, mark) or passage.words[mark.first - 1].norm == "ago":
            continue  # "two years ago today"
        if _is_in_name(passage, mark) or _counts_days(passage, mark):
            continue
        day = published - timedelta(days=back) if published else None
        yield When(mark.first, mark.last, day, day, DAY)
    for mark in passage.marks.get("time.weekend", ()):
        if mark.first and passage.has("time.next", mark.first - 1):
            continue  # "had recovered by the weekend"
        sunday = weekday_before(published, 6, strictly=False) if published else None
        saturday = sunday - timedelta(days=1) if sunday else None
        yield When(mark.first, mark.last, saturday, sunday, DAY)
    for name in ("past_week", "last_week", "this_week", "last_month", "this_month"):
        for mark in passage.marks.get(f"time.{name}", ()):
            if _is_no_frame(passage, mark):
                continue
            start, end = _frame(name, published) if published else (None, None)
            yield When(mark.first, mark.last, start, end, MONTH if name.endswith("month") else WEEK)


def _today(passage: Passage, published: date | None) -> date | None:
    """Return the day of "today, Tuesday" where a text gives it, sent on a later day; else that of sending."""
    if published is None:
        return None
    for mark in passage.marks.get("time.day0", ()):
        for day, name in enumerate(_WEEKDAYS):
            if passage.has(name, mark.last):
                return weekday_before(published, day, strictly=False)
    return published


def _counts_before(passage: Passage, mark: Mark) -> bool:
    """Return whether Dari hours are those before something else: "چند ساعت پیش از حمله"."""
    unit, ago = (
        (word.norm for word in passage.words[mark.last - 2 : mark.last]) if mark.last > 1 else ("", "")
    )
    before = ago in _AGO and unit in _HOURS and mark.last < len(passage.words)
    return before and passage.words[mark.last].norm == _FROM


def _counts_days(passage: Passage, mark: Mark) -> bool:
    """Return whether several days of the past are counted: "дар се рӯзи гузашта"; not an hour of one."""
    day_of = mark.first and passage.words[mark.first].norm == _DAYS_OF_PAST.get(passage.language)
    number = passage.number_covering(mark.first - 1) if day_of else None
    return number is not None and number.value > 1 and not passage.has("time.hour", number.first - 1)


def _is_in_name(passage: Passage, mark: Mark) -> bool:
    """Return whether "Today" ends the name of an outlet: "(Veterans Today) — An explosion", «شمال امروز»."""
    if any(is_quoted(passage, first, mark.last) for first in range(max(0, mark.first - 2), mark.first)):
        return True
    if passage.language != "en" or mark.first == passage.sentence_first(mark.first):
        return False  # a place over the text: "Рӯшон", and under it "Дишаб дар Шидз …"
    within = passage.words[mark.first].capital and passage.words[mark.first - 1].capital
    return within and adjoins(passage, mark.first)


def _is_news_now(passage: Passage, mark: Mark) -> bool:
    """Return whether "just now" opens a sentence that tells an event: not "who had just now crossed"."""
    sentence = passage.sentences[passage.sentence_number(mark.first)]
    return mark.first == sentence.first and not passage.event_words.isdisjoint(
        range(mark.last, sentence.last)
    )


def _days_ago(passage: Passage, published: date | None) -> Iterator[When]:
    """Yield "three days ago", "two weeks ago"; not the hour of "ساعت ۱۱ شب پیش"."""
    for name, week in (("ago_days", 1), ("ago_weeks", 7)):
        for mark in passage.marks.get(f"time.{name}", ()):
            number = passage.number_covering(mark.first - 1) if mark.first else None
            if number is None or passage.has("time.hour", number.first - 1):
                continue
            if _is_least(passage, number.first):
                continue
            day = published - timedelta(days=week * number.value) if published else None
            yield When(number.first, mark.last, day, day, DAY if week == 1 else WEEK)


def _is_least(passage: Passage, first: int) -> bool:
    """Return whether Dari says "at least" before a number: "دست‌کم یک هفته پیش کشته شده‌اند", on no day."""
    return [word.norm for word in passage.words[max(0, first - 2) : first]] == _AT_LEAST


def _is_no_frame(passage: Passage, mark: Mark) -> bool:
    """Return whether words are no week or month of their own: "the last week of February"."""
    if mark.last < len(passage.words) and passage.words[mark.last].norm == "of":
        return True
    counted = mark.first > 0 and passage.number_covering(mark.first - 1) is not None
    return counted and _is_least(passage, mark.first - 1)


def _last_hours(passage: Passage, published: date | None) -> Iterator[When]:
    """Yield English "within the last 36 hours": from the day on which they began."""
    for mark in passage.marks.get("time.hours", ()):
        number = passage.number_covering(mark.first - 1) if mark.first else None
        if number is None or not number.first or passage.words[number.first - 1].norm not in _LAST:
            continue
        if number.value <= _MOST_HOURS:
            days = timedelta(days=-(-number.value // _DAY_HOURS))
            yield When(number.first - 1, mark.last, published and published - days, published, DAY)


def same_days(passage: Passage) -> Iterator[When]:
    """Yield "the same evening" and its like."""
    found = (
        (mark, back) for name, back in _BACK_OF.items() for mark in passage.marks.get(f"time.{name}", ())
    )
    for mark, back in sorted(found, key=lambda one: (one[0].first, -one[0].last)):  # "فردای آن روز"
        if passage.words[mark.last - 1].norm == _DAY_FA and _is_dated(passage, mark.last):
            continue  # "تازه‌ترین آن روز ۲۶ فبروری"
        if not passage.has("time.day2", mark.last):  # "the day before yesterday"
            yield When(mark.first, mark.last, None, None, DAY, same=True, back=back)


def _is_dated(passage: Passage, index: int) -> bool:
    """Return whether the number of a day and its month stand at a word."""
    return index + 1 < len(passage.words) and passage.words[index].digits and index + 1 in passage.month_words


def days_since(passage: Passage) -> Iterator[When]:
    """Yield "two days after the rebels had taken": what is told there was so many days before."""
    for mark in passage.marks.get("time.days_since", ()):
        number = passage.number_covering(mark.first - 1) if mark.first else None
        if number is None or number.value > _FEW_DAYS:
            continue
        if _after_known(passage, mark.last):
            yield When(number.first, mark.last, None, None, DAY, same=True, back=-number.value)
        elif _comes_after(passage, number.first) or is_told_late(passage, number.first):
            yield When(number.first, mark.last, None, None, DAY, same=True, back=number.value)
    yield from _days_since_one(passage)


def _days_since_one(passage: Passage) -> Iterator[When]:
    """Yield "a day after their boat had sunk" behind what was found or ended then."""
    for mark in passage.marks.get("time.day_after", ()):
        first = mark.first - 1
        one = mark.first > 0 and passage.words[first].norm in _ONE
        if one and passage.words[mark.last - 1].norm == "after" and is_told_late(passage, first):
            yield When(first, mark.last, None, None, DAY, same=True, back=1)


def is_told_late(passage: Passage, index: int) -> bool:
    """Return whether an English clause before a word and its comma tells what came of an act days later."""
    if passage.language != "en" or index == 0 or "," not in passage.text[passage.words[index - 1].end :][:2]:
        return False
    sentence = passage.sentences[passage.sentence_number(index)]
    late = passage.has_one_of(_CAME_OF_IT, sentence.first, index)
    return late and not passage.event_words.isdisjoint(range(index, sentence.last))


def days_since_act(passage: Passage, published: date | None) -> Iterator[When]:
    """Yield the day of the act of "Three days after men fought at a mine, the dead have grown to six"."""
    if passage.language != "en" or published is None:
        return
    for name in ("days_since", "day_after"):
        for mark in passage.marks.get(f"time.{name}", ()):
            sentence = passage.sentences[passage.sentence_number(mark.first)]
            number = passage.number_covering(mark.first - 1) if mark.first else None
            first = number.first if number is not None else mark.first - 1
            days = number.value if number is not None else 1
            end = passage.text.find(",", passage.words[mark.last - 1].end, sentence.end)
            words = passage.words
            if words[mark.last - 1].norm != "after" or first != sentence.first or end < 0 or days > _FEW_DAYS:
                continue
            behind = (index for index in range(mark.last, sentence.last) if words[index].start > end)
            comma = next(behind, sentence.last)
            told = range(mark.last, comma)
            if not told or words[mark.last].norm in _THEY | _KNOWN or passage.event_words.isdisjoint(told):
                continue
            if passage.has_one_of(_LATER, comma, sentence.last):
                day = published - timedelta(days=days)
                yield When(first, mark.last, day, day, DAY)


def _after_known(passage: Passage, index: int) -> bool:
    """Return whether an English day is counted from what was told before: "four days after the abduction"."""
    which = index + 1 < len(passage.words) and passage.words[index + 1].norm in _EARLIER
    words = [*passage.words[index : index + 1], *passage.words[index + 1 + which : index + 3 + which]]
    index += which
    if passage.language != "en" or len(words) < 2 or words[0].norm not in _KNOWN:  # noqa: PLR2004 - "the attack"
        return False
    sign = passage.text[words[1].end : words[1].end + 1]
    ends = sign in ",.;" or len(words) == 2 or words[2].norm not in _GOES_ON  # noqa: PLR2004 - the same
    return index + 1 in passage.event_words and ends


def _comes_after(passage: Passage, index: int) -> bool:
    """Return whether an English event "came" so many days after what is told: "came four days after"."""
    if passage.language != "en":
        return True
    after = index + 3  # "four days after they"
    told = after < len(passage.words) and passage.words[after].norm in _THEY
    return told or (index > 0 and passage.words[index - 1].norm in _CAME)


def days_apart(passage: Passage) -> Iterator[When]:
    """Yield "two days earlier", "two days later" and their like: counted from the event told before."""
    for name, sign in (("days_earlier", 1), ("days_later", -1)):
        for mark in passage.marks.get(f"time.{name}", ()):
            number = passage.number_covering(mark.first - 1) if mark.first else None
            of_it = passage.has("time.day_after", mark.first)
            from_else = passage.has("time.after_days", mark.first) and not of_it
            if from_else or number is None or number.value > _FEW_DAYS:
                continue  # "دو روز پس از عید"
            yield When(number.first, mark.last, None, None, DAY, same=True, back=sign * number.value)

    yield from _days_after_number(passage)


def _days_after_number(passage: Passage) -> Iterator[When]:
    """Yield "спустя двое суток", "за два дня до этого": the number stands between the two."""
    for name, sign in (("earlier_in", 1), ("later_in", -1)):
        for mark in passage.marks.get(f"time.{name}", ()):
            number = passage.number_covering(mark.last)
            if number is None or number.first != mark.last or number.value > _FEW_DAYS:
                continue
            if passage.language == "tg" and mark.first != passage.sentence_first(mark.first):
                continue  # "писараш тир хӯрда, баъди ду рӯз дар беморхона фавтид"
            unit = number.last
            told = passage.has("time.day_units", unit) and (sign < 0 or passage.has("time.before", unit + 1))
            if told:
                last = unit + 1 + 2 * (sign > 0)
                earlier = sign > 0 or _counts_back(passage, mark.first, unit + 1)
                back = number.value if earlier else -number.value
                yield When(mark.first, last, None, None, DAY, same=True, back=back)


def _counts_back(passage: Passage, first: int, after: int) -> bool:
    """Return whether what is told next came before: "Убийство произошло через четыре дня после взрыва в"."""
    if after + 1 >= len(passage.words) or passage.words[after].norm != "после":
        return False
    told = passage.has_any("context.took_place", passage.sentence_first(first), first)
    return told and after + 1 in passage.event_words


def _frame(name: str, today: date) -> tuple[date, date]:
    """Return the days of "last week", "this month" and their like; weeks run from Monday to Sunday."""
    monday = today - timedelta(days=today.weekday())
    month = today.replace(day=1)
    frames = {
        "past_week": (today - timedelta(days=7), today),
        "last_week": (monday - timedelta(days=7), monday - timedelta(days=1)),
        "this_week": (monday, today),
        "last_month": ((month - timedelta(days=1)).replace(day=1), month - timedelta(days=1)),
        "this_month": (month, today),
    }
    return frames[name]
