"""A paragraph → its sentences, with where they stand."""

import re
from collections.abc import Iterator

# In Persian letters a page often loses the space behind it: "شدند.مقامات"; not "«شاهین اس.ام»".
_END = re.compile(r"[.!?؟…۔]+[\"'»”’)\]]*(?=\s|$)|(?<=[ء-ی]{2})[.؟!](?=[ء-ی]{2})(?![ء-ی]{2,3}[».])")
# What stands before a full stop that ends no sentence: these, and letters ("т.е.", "р-н.", "A. B.").
_ABBREVIATIONS = frozenset(
    re.findall(
        r"\w+",
        "mr mrs ms dr gen col lt sgt capt maj st no vs approx jan feb mar apr jun jul aug sep sept oct nov "
        "dec гг им км кг ул стр тыс млн обл sh zh kh ch дж",
    )
).union(
    "abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъыьэюяё", "ғӣқӯҳҷ", "ابپتجچحخدرزسشصطعغفقکگلمنهی"
)
_PRONOUNS = {"ӯ", "у", "я"}  # letters that are whole words: "мегӯяд ӯ.", "сказал я."
_LAST_WORD = re.compile(r"\w+\Z")
_LONGEST_ABBREVIATION = 6  # letters
# "11:40 p.m." ends a sentence, but where one of these follows.
_HOUR, _HOUR_SIGNS = re.compile(r"\d\s?[ap]\.m\Z"), 7
_AFTER_HOUR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)"
    r"|[A-Z]{2,4}\b|[A-Z]\w+\s(?i:time)|\d"
)
# In Russian, a semicolon or ", а" before another day with a place: "…, а 12 мая в уезде Яван …".
_DAY_RU = (
    r"(?:\d{1,2} (?:янв|фев|мар|апр|ма[йя]|ию[нл]|авг|сен|окт|ноя|дек)\w*"
    r"|во? (?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)"
    r"|на следующий день|днем позже|днём позже)"
)
# People and what befell them, of whom another day is told: ", as well as two people who died on Sunday".
_COUNTED = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|дв[оа]е|двух|тро(?:е|их)|четверо|пятеро|\w+ человек)\b"
)
_HARMED = r"(?:killed|died|shot|wounded|injured|погиб\w*|уби\w+|ранен\w*)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# Who share the verb before them: "убили двух человек в Рустаке, а в воскресенье — троих в Джурме".
_NO_VERB = (
    r"[^.;,]{1,60}[—–]\s(?:(?:ещ[её]\s)?(?:\d|одн|один|дв[аоу]|тр[оеёи]|четыр|четвер|пят|шест|сем)"
    r"|\w+(?:\s\w+)?[.;,])"  # "а в понедельник — директор школы."
)
_HIS_BODY = r"[^.;]{1,40}\b(?:его|её|ее|их)\s(?:\w+\s)?тел[оа]\b"  # of somebody told before
# A semicolon, or a comma and "and hours later", after which another day or another incident is told.
_ANOTHER = re.compile(
    r",(?=\s+and\s+(?:(?:a|one|two|three|four|some|several)\s+)?(?:hours?|days?)\s+(?:later|earlier)\b)"
    r"|;(?=\s+(?:and\s+)?(?:(?:on\s+)?the\s+(?:next|following|previous|same)\s+(?:day|night|morning|afternoon|evening)"
    r"|(?:a|one|two|three|four)\s+(?:days?|hours?)\s+(?:later|earlier|before|after)|hours\s+(?:later|earlier)"
    rf"|on\s+(?:{_WEEKDAY}|\d{{1,2}}\s+[A-Z]|the\s+\d{{1,2}}(?:st|nd|rd|th)\b)"
    r"|in\s+(?:a|another)\s+(?:separate|second|similar|further|third)|in\s+another|elsewhere|separately)\b)"
    rf"|,(?=\s(?:as\swell\sas|а\sтакже)\s{_COUNTED}[^.;]{{1,60}}?\b{_HARMED}[^.;]{{0,30}}?\s(?:on\s(?:{_WEEKDAY}|\d)|{_DAY_RU}))"
    rf"|(?:;(?=\s(?:а\s)?{_DAY_RU})|,(?=\sа\s{_DAY_RU}))(?!{_HIS_BODY})(?!{_NO_VERB})(?=[^.;]{{0,40}}\s(?:в|на|у|близ|под|возле|недалеко)\s)"
)
_PARTERS = {";", ","}  # of _ANOTHER
_MAY_PART = (";", "later", "earlier", "as well as", "а также", ", а ")  # without which it finds nothing


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of the paragraph `text[start:end]` stands, without the spaces around it."""
    begin = start
    stops = _END.finditer(text, start, end)
    piece = text[start:end]
    if any(sign in piece for sign in _MAY_PART):
        another = _ANOTHER.finditer(text, start, end)
        stops = iter(sorted((*stops, *another), key=lambda stop: stop.start()))
    for stop in stops:
        if stop.group() not in _PARTERS and _goes_on(text, begin, stop.start(), stop.end(), end):
            continue
        yield from _trimmed(text, begin, stop.end())
        begin = stop.end()
    if begin < end:
        yield from _trimmed(text, begin, end)


def _goes_on(text: str, begin: int, dot: int, stop: int, end: int) -> bool:
    """Return whether the stop at `dot` ends an abbreviation or a number and not the sentence."""
    rest = text[stop : min(stop + 20, end)].lstrip(" \"'«“(")
    if rest[:1].islower():
        return text[dot] == "." or text[stop - 1] in "\"'»”’)]"
    if text[dot] != "." or stop >= end:
        return False
    if _HOUR.search(text, max(begin, dot - _HOUR_SIGNS), dot):
        return _AFTER_HOUR.match(rest) is not None
    word = _LAST_WORD.search(text, max(begin, dot - _LONGEST_ABBREVIATION - 1), dot)
    return word is not None and word[0] not in _PRONOUNS and word[0].casefold() in _ABBREVIATIONS


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span without the spaces around it, if anything is left."""
    left = text[start:end].lstrip()
    if left:
        start = end - len(left)
        yield start, start + len(left.rstrip())
