"""Plain text → a report: its encoding, and the day of publication if its head names one."""

import codecs
import re
from datetime import date

from geo.incidents.reports.datelines import find_dateline
from geo.incidents.reports.dates import find_dates
from geo.incidents.reports.dates.when import DAY
from geo.incidents.reports.extract import Report
from geo.incidents.reports.language import detect_language
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.reading.markdown import unmarked

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_OF_NAMES = frozenset({"idna", "punycode"})  # for the names of hosts
_BROKEN = 5  # letters for each that is cut or damaged: still UTF-8
_HEAD_LINES = 12
_LONGEST_DATE_LINE = 12  # words: "Published on Monday, 1 December 2025 at 14:05 by our correspondent"
_CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5")  # of Windows first: most files have it
_COMMON, _SHARE = "оеаинтсрвл", 0.5  # two thirds of a text in Russian are these letters
_CYRILLIC_RUN = re.compile(r"[а-яё]{3,}")
_TITLE = 200
_DATELINES = 6  # lines that may begin with one: agencies have their name, a key and the urgency above it
_ISSUE = re.compile(
    r"(?:\b(?:no|nr|issue|vol)\b\.?|№|#|\bвыпуск|\bшумораи?|شماره)\s*\d+(?:\s*\(\d+\))?", re.IGNORECASE
)
_PARTS = re.compile(r"\s[|•·]\s")  # of a line with author, day and time


def read(content: bytes, title: str) -> list[Report]:
    """Return the report that a plain text is."""
    text = decode(content)
    marked = unmarked(text)
    if marked is None:
        return [Report(text, source=title, published=published_in(text), title=heading(text))]
    published = published_in(marked.day) or published_in(marked.text)
    return [Report(marked.text, source=title, published=published, title=heading(marked.text))]


def decode(content: bytes, declared: str = "") -> str:
    """
    Return the text of bytes.

    UTF-8, which no other encoding is taken for; UTF-16 with its mark; what is declared, if that fits;
    else line by line Windows 1251 and the older Cyrillic ones, or Windows 1256.
    """
    if content.startswith(_UTF16):
        return content.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", declared):
        if is_encoding(encoding):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                pass
    cyrillic = _cyrillic_of(content)
    return "".join(_decode_line(line, cyrillic) for line in content.splitlines(keepends=True))


def is_encoding(name: str) -> bool:
    """Return whether a name is that of an encoding of whole texts."""
    try:
        "".encode(name)
        return codecs.lookup(name).name not in _OF_NAMES
    except (LookupError, ValueError):
        return False


def _cyrillic_of(content: bytes) -> str:
    """Return the Cyrillic encoding in which bytes have most of the letters that Russian has most often."""
    readings = {encoding: content.decode(encoding, errors="ignore") for encoding in _CYRILLIC}
    likely = max(readings, key=lambda encoding: sum(map(readings[encoding].count, _COMMON)))
    letters = sum(not sign.isascii() for sign in readings[likely])
    common = sum(map(readings[likely].count, _COMMON))
    return likely if common > letters * _SHARE else _CYRILLIC[0]


def _decode_line(line: bytes, encoding: str) -> str:
    """Return the text of one line: UTF-8, a Cyrillic encoding, or Windows 1256."""
    text = line.decode("utf-8", errors="replace")
    if text.count("\ufffd") * _BROKEN < sum(not sign.isascii() for sign in text):
        return text
    cyrillic = line.decode(encoding, errors="replace")
    if _CYRILLIC_RUN.search(cyrillic.lower()) and sum(sign.islower() for sign in cyrillic) * 2 > sum(
        sign.isalpha() for sign in cyrillic
    ):
        return cyrillic
    return line.decode("cp1256", errors="replace")


def heading(text: str) -> str:
    """Return the first line of a text, shortened."""
    first = text.strip().split("\n", 1)[0].strip(" #*")
    return first[:_TITLE]


def published_in(text: str) -> date | None:
    """
    Return the day of publication that the head of a text names, or None.

    It counts where a short line holds a whole date, with its year: the date lines that articles have; or
    where a line begins with one, as in "DUSHANBE, 11 November 2025 (Agency) –".
    """
    lines = [line.strip() for line in text.strip().split("\n")[: 2 * _HEAD_LINES] if line.strip()][
        :_HEAD_LINES
    ]
    language = detect_language(text)
    for line in lines:
        for part in _PARTS.split(_ISSUE.sub("", line)) if not line[0].islower() else ():
            day = _day_of_line(part, language)
            if day is not None:
                return day
    for line in lines[:_DATELINES]:
        dateline = find_dateline(line, 0, len(line))
        if dateline is not None:
            whens = _whole_dates(Passage(line[: dateline.end], language))
            if whens:
                return whens[0]
    return None


def _day_of_line(line: str, language: str) -> date | None:
    """Return the whole date that a short line holds which tells of nobody who came to harm, or None."""
    if not any(sign.isdecimal() for sign in line) or len(line.split()) > _LONGEST_DATE_LINE:
        return None
    passage = Passage(line, language)
    return next(iter(_whole_dates(passage)), None) if not passage.casualty_words else None


def _whole_dates(passage: Passage) -> list[date]:
    """Return the days of a passage that are told with their year."""
    return [when.day for when in find_dates(passage, None) if when.day is not None and when.precision == DAY]
