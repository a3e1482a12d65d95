"""Days of the week: the last such day up to publication."""

from collections.abc import Iterator
from datetime import date, timedelta

from geo.incidents.reports.datelines import ends_dateline
from geo.incidents.reports.dates.calendars import weekday_before
from geo.incidents.reports.dates.when import DAY, When
from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.people import clause_ends
from geo.incidents.reports.words import normal

_SIGNS = frozenset(":;،؛,")  # that part clauses
_HOUR = 3  # words of "(2300 GMT" before a day
_NIGHT = 3  # words of "the night to"
_LAST_RU = "прошл"
_SAID_OTHERWISE = timedelta(days=2)  # "вчера", "позавчера"
_WEEK_NEAR = 2  # words between a day and "last week"
_AFTER_DAY = {
    "نیز",
    "همین",
    "همان",
    "هم",
    "شب",
    "شام",
    "صبح",
    "گذشته",
    "هفته",
    "بامداد",
    "عصر",
    "چاشت",
    "ظهر",
    "پیش",
}
_BY = {"سوی", "طرف", "جانب"}  # after "from", of who did it
_IN_WORDS = {"اعلامیه", "بیانیه", "واکنش", "پاسخ", "نامه", "نشست", "مورد", "باره", "پی", "رابطه", "برابر"}
_IN_WORDS |= {
    "حال",
    "حالی",
    "پیوند",
    "تماس",
    "تلاش",
    "گفتگو",
    "مقابل",
    "نظر",
    "صدد",
}  # after which a city acts
_JOINS = {"و", "یا", "به", "تا"}  # "کابل، دوشنبه و مسکو"
_OF_NAMES = {"خان", "گل", "الدین", "نظر", "میر", "محمد", "بای", "بیگ", "شاه"}  # after a day in a name
_OF_CAPITAL = {"سفیر", "کاردار", "سفارت", "کابل", "خواستار", "خواهان"}  # after a capital that acts
_DIARY_HEAD = 2  # words of "ما یکشنبه"
_THIS = {"این", "همین"}  # before a noun that no name of a town follows
_ENDS_CLAUSE = {"که", "را", "بود", "بودند", "است", "اند", "شد", "شدند"}
_TAJIK_PARTS = frozenset(  # after "душанбе" that is Monday: "душанбе бегоҳӣ"
    map(normal, ["бегоҳӣ", "пагоҳӣ", "шом", "шомгоҳ", "саҳар", "саҳарӣ", "субҳ", "шаб", "нисфирӯзӣ", "пешин"])
)
_UP_TO = {"by", "до"}  # after a weekday: "во вторник до рассвета"
_BAZAARS = {"bazaar", "bazar", "mosque"}  # named after a day
_FROM = {"since", "с", "со", "аз", "از"}
_WHICH = "ки"
_COURSE = frozenset(map(normal, ["натиҷаи", "ҷараёни", "рафти", "асари", "вақти"]))  # before what happened
_PLACED = ("unit.border", "place.near")
_DID = ("д", "т")  # ends of Tajik finite verbs
_COMING = {
    "will",
    "состоится",
    "сохранится",
    "мемонад",
    "дорад",
    "мешавад",
    "بعدی",
    "навбати",
}


def weekdays(passage: Passage, published: date | None) -> Iterator[When]:
    """Yield days of the week: the last such day up to publication; coming ones are left out."""
    marks = sorted(
        (mark.first, mark.last, day) for day in range(7) for mark in passage.marks.get(f"weekdays.{day}", ())
    )
    longest = [
        one
        for position, one in enumerate(marks)
        if not any(
            (other[0] <= one[0] and one[1] < other[1]) or other[0] < one[0] < other[1]
            for other in marks[max(0, position - 3) : position + 4]
        )
    ]
    for position, (first, last, day) in enumerate(longest):
        if not _is_weekday(passage, first, last) or _is_coming(passage, first, last):
            continue
        if _is_of_other_clock(passage, first):
            continue
        when = _weekday(passage, published, first, last, day)
        following = longest[position + 1] if position + 1 < len(longest) else None
        if (
            following
            and following[0] == last + 1
            and passage.words[last].norm in {"на", "to", "ба", "бар", "به", "بر", "and"}
        ):
            end = _weekday(passage, published, following[0], following[1], following[2]).day
            if end and when.day and end < when.day:
                when = When(first, last, when.day - timedelta(days=7), end, DAY)
            yield When(first, following[1], when.day, end, DAY, partial=True)
        else:
            yield when


def _weekday(passage: Passage, published: date | None, first: int, last: int, day: int) -> When:
    """Return a day of the week as a date."""
    night = passage.language == "fa" and passage.has("time.night_before", last)  # "چهارشنبه‌شب گذشته"
    near = range(max(first - 2, passage.sentence_first(first)), min(last + 1 + night, len(passage.words)))
    strictly = any(passage.has("time.last", index) for index in near)
    if published is not None and _of_last_week(passage, first, last):
        found: date | None = published - timedelta(days=published.weekday() + 7 - day)
    else:
        found = weekday_before(published, day, strictly=strictly) if published else None
        if (
            found is not None
            and published is not None
            and _is_of_week_before(passage, first, found, published)
        ):
            found -= timedelta(days=7)
    if found is not None and passage.has_any("time.overnight_into", max(0, first - _NIGHT), first):
        found -= timedelta(days=1)  # "overnight into Monday"
    after = [word.norm for word in passage.words[last : last + 2]]
    if passage.language == "fa" and after[-1:] == ["گذشته"] and passage.has("time.night_before", last):
        last += 2  # "پنجشنبه‌شب گذشته"
    week = passage.marks_in("time.last_week", last, min(last + 1 + _WEEK_NEAR, len(passage.words)))
    if week and week[0].first == last:
        last = week[0].last  # "چهارشنبهٔ هفتهٔ گذشته"
    return When(first, last, found, found, DAY, partial=True)


def _is_of_week_before(passage: Passage, first: int, found: date, published: date) -> bool:
    """Return whether Russian "в прошлый вторник" is of the week before: who means yesterday says so."""
    if (
        passage.language != "ru"
        or published - found > _SAID_OTHERWISE
        or found.weekday() > published.weekday()
    ):
        return False
    return first > 0 and passage.words[first - 1].norm.startswith(_LAST_RU)


def _of_last_week(passage: Passage, first: int, last: int) -> bool:
    """Return whether "last week" stands beside a day: "on Tuesday last week", "چهارشنبهٔ هفتهٔ گذشته"."""
    sentence = passage.sentences[passage.sentence_number(first)]
    low, high = max(sentence.first, first - _WEEK_NEAR - 2), min(sentence.last, last + _WEEK_NEAR + 2)
    marks = passage.marks_in("time.last_week", low, high)
    return any(0 <= mark.first - last < _WEEK_NEAR or 0 <= first - mark.last < _WEEK_NEAR for mark in marks)


def _is_of_other_clock(passage: Passage, first: int) -> bool:
    """Return whether a day in brackets is that of another clock: "at 4 am (2300 GMT Saturday) on Sunday"."""
    before = max(0, first - _HOUR)
    clock = any(word.norm in {"gmt", "utc"} for word in passage.words[before:first])
    return clock and "(" in passage.text[passage.words[before].start - 1 : passage.words[first].start]


def _is_weekday(passage: Passage, first: int, last: int) -> bool:
    """Return whether the word is a day here: Душанбе is a city, душанбе Monday; so is دوشنبه."""
    before = first > 0 and passage.has("time.weekday_before", first - 1)
    if passage.language == "en":
        after = passage.words[last].norm if last < len(passage.words) else ""
        named = after in _BAZAARS and not passage.words[last - 1].possessive
        return passage.words[first].capital and not named
    if passage.language == "tg":
        if passage.words[first].norm == "душанбе":
            part = last < len(passage.words) and passage.words[last].norm in _TAJIK_PARTS
            told = before or part or _is_no_city(passage, first, last)
            return told or (_is_caption(passage, first, last) and _others_are_captions(passage, first))
        opening = first == passage.sentence_first(first)
        return before or opening or not passage.words[first].capital
    if passage.language == "fa" and last < len(passage.words) and passage.words[last].norm in _OF_NAMES:
        return False  # "جمعه‌خان"
    return passage.language != "fa" or before or _is_persian_weekday(passage, first, last)


def _is_no_city(passage: Passage, first: int, last: int) -> bool:
    """Return whether it is Monday by the word before or after it: "ҳамлаи душанбе", "Душанбе дар Рустоқ"."""
    words = passage.words
    if not words[first].capital:
        there = not clause_ends(passage, first) and any(
            passage.has(f"place.{name}", first - 1) for name in ("locative", "aside", "holder", "road")
        )  # not "ба иттилои КДАМ, душанбе наряд"
        return first > passage.sentence_first(first) and not there
    inside = last + 1 < len(words) and words[last].norm == "дар" and first == passage.sentence_first(first)
    return inside and (words[last + 1].capital or _tells_there(passage, last + 1))


def _tells_there(passage: Passage, head: int) -> bool:
    """Return whether Tajik goes on with what happened somewhere: "Душанбе дар ноҳияи Фархор мина таркид"."""
    course = head + (passage.words[head].norm in _COURSE)
    told = (
        passage.unit_at(head) or passage.has_one_of(_PLACED, head, head + 1) or course in passage.event_words
    )
    sentence = passage.sentences[passage.sentence_number(head)]
    which = False
    for index in range(head, sentence.last if told else head):
        if index in passage.event_words:
            return True
        which = which or passage.words[index].norm == _WHICH
        if not which and clause_ends(passage, index + 1) and passage.words[index].norm.endswith(_DID):
            break  # "Душанбе дар марз нерӯ ҷамъ кард, зеро …": the capital did
    return False


def _is_persian_weekday(passage: Passage, first: int, last: int) -> bool:
    """Return whether a Persian word without "روز" before it is a day: by what follows it, or its place."""
    after = last < len(passage.words) and passage.words[last].norm in _AFTER_DAY
    acts = last < len(passage.words) and passage.words[last].norm in _OF_CAPITAL
    if acts and passage.words[first].norm == "دوشنبه" and passage.words[first - 1].norm not in _ENDS_CLAUSE:
        return False  # "؛ دوشنبه سفیر کابل را فراخواند"
    if after or _is_date_beside(passage, last) or not _may_be_dushanbe(passage, first, last):
        return True
    if first == passage.sentence_first(first):
        caption = _is_caption(passage, first, last) and _others_are_captions(passage, first)
        return caption or _opens_news(passage, last) or _in_diary(passage, first)
    sentence = passage.sentences[passage.sentence_number(first)]
    start, end = passage.words[first].start, passage.words[last - 1].end
    if passage.has("place.town", first - 1) or ends_dateline(passage.text, sentence.start, start, end):
        return False  # "شهر دوشنبه", "رادیو آزادی، دوشنبه. …"
    if first - 2 >= passage.sentence_first(first) and passage.words[first - 2].norm in _THIS:
        return True  # "این نزاع دوشنبه"
    beside = passage.has("place.province", first - 1) and not clause_ends(passage, first)
    return beside or _follows_clause(passage, first, last)  # "باشندگان راغستان بدخشان دوشنبه به"


def _in_diary(passage: Passage, first: int) -> bool:
    """Return whether the sentence before or after begins with another day: "یکشنبه راه افتادیم. دوشنبه …"."""
    number = passage.sentence_number(first)
    return any(
        passage.family_in("weekdays", one.first, min(one.last, one.first + _DIARY_HEAD))
        and one.paragraph == passage.sentences[number].paragraph
        for one in passage.sentences[max(0, number - 1) : number + 2]
        if one.first != first
    )


def _opens_news(passage: Passage, last: int) -> bool:
    """Return whether Persian goes on with where something happened: "دوشنبه در رستاق دو تن کشته شدند"."""
    if last + 1 >= len(passage.words) or passage.words[last].norm != "در":
        return False
    sentence = passage.sentences[passage.sentence_number(last)]
    words = range(last + 1, sentence.last)
    told = not (passage.event_words.isdisjoint(words) and passage.casualty_words.isdisjoint(words))
    return told and passage.words[last + 1].norm not in _IN_WORDS


def _may_be_dushanbe(passage: Passage, first: int, last: int) -> bool:
    """Return whether a word may be the capital, or a numeral: دوشنبه."""
    return last - first == 1 and passage.words[first].norm in {"دوشنبه", "شنبه"}


def _follows_clause(passage: Passage, first: int, last: int) -> bool:
    """Return whether a word stands where a name does not: after a clause, "that" or an event."""
    if last < len(passage.words) and passage.words[last].norm in _JOINS:
        killed = any(index in passage.casualty_words for index in range(last, last + 2))
        return killed and passage.words[first - 1].norm in _ENDS_CLAUSE  # "که دوشنبه به قتل رسید"
    between = passage.text[passage.words[first - 1].end : passage.words[first].start]
    before = passage.words[first - 1].norm
    if not _SIGNS.isdisjoint(between) or before in _ENDS_CLAUSE or first - 1 in passage.event_words:
        return True
    placed = passage.has("place.locative", first - 1) or passage.has("place.holder", first - 1)
    if last + 1 < len(passage.words) and not placed:
        by = [word.norm for word in passage.words[last : last + 2]]
        if passage.number_covering(last) is not None or (by[0] == "از" and by[1] in _BY):
            return True  # "پولیس ناحیهٔ روشان دوشنبه دو تن را", "چهار مهاجم شنبه از سوی نیروها"
    return last < len(passage.words) and passage.words[last].norm == "در" and not placed


def _is_caption(passage: Passage, first: int, last: int) -> bool:
    """Return whether a day stands alone at the head of a paragraph: "جمعه: …", "Душанбе, 26 ноябр. …"."""
    number = passage.sentence_number(first)
    sentence = passage.sentences[number]
    opens = number == 0 or passage.sentences[number - 1].paragraph != sentence.paragraph
    if not opens or sentence.first != first:
        return False
    if passage.language == "tg" and (last == sentence.last or _is_date_beside(passage, last)):
        return sentence.last - last in {0, 2}  # with its day and month, or without
    return passage.text.startswith(":", passage.words[last - 1].end)


def _others_are_captions(passage: Passage, first: int) -> bool:
    """Return whether another day of the week heads a paragraph as the one at a word does."""
    return any(
        mark.first != first and _is_caption(passage, mark.first, mark.last)
        for day in range(7)
        for mark in passage.marks.get(f"weekdays.{day}", ())
    )


def _is_date_beside(passage: Passage, last: int) -> bool:
    """Return whether a day of a month follows: "دوشنبه، ۱۲ قوس"."""
    return last < len(passage.words) and passage.words[last].digits and last + 1 in passage.month_words


def _is_coming(passage: Passage, first: int, last: int) -> bool:
    """Return whether a day lies ahead: "until Friday", "the next match is on Saturday"."""
    if passage.words[last - 1].possessive and last in passage.event_words:
        return False  # "killed by Sunday's bombing"
    start = first - (first > 0 and passage.has("time.weekday_before", first - 1))
    if start > passage.sentence_first(first) and passage.words[start - 1].norm in _FROM:
        return False  # "аз рӯзи сешанбе ҷанг идома дорад"
    low = max(first - 3, passage.sentence_first(first))
    text, words = passage.text, passage.words
    for index in range(first, low, -1):
        if not _SIGNS.isdisjoint(text[words[index - 1].end : words[index].start]):
            low = index  # "reached as far as Vakhsh: on Wednesday"
            break
    if words[first - 1].norm == "on":
        by = (index for index in range(first - 1, low - 1, -1) if words[index].norm == "by")
        low = next(by, low - 1) + 1  # "shot by gunmen on Saturday"
    sentence = passage.sentences[passage.sentence_number(first)]
    return (
        passage.has_any("time.next", low, first)
        or (
            passage.has_any("time.next", last, min(last + 1, sentence.last))
            and words[last].norm not in _UP_TO
        )
        or (
            not passage.has_any("killed.back", sentence.first, sentence.last)
            and _says_coming(passage, last, sentence)
        )
    )


def _says_coming(passage: Passage, last: int, sentence: Sentence) -> bool:
    """Return whether a verb says that a day lies ahead; in Tajik not behind what happened on it."""
    words = passage.words
    verbs = [index for index in range(sentence.first, sentence.last) if words[index].norm in _COMING]
    if not verbs or passage.language != "tg":
        return bool(verbs)
    before = range(last, verbs[-1])  # "рӯзи якшанбе дастгир шуд, ки дар қатл даст дорад"
    told = any(index in passage.event_words or words[index].norm == _WHICH for index in before)
    return verbs[-1] >= last and not told
