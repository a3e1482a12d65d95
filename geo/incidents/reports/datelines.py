"""Datelines: where and when a report was sent, and by whom: "DUSHANBE. March 14 (Agency) -", "14 марта. "."""

import re
from typing import NamedTuple

PARAGRAPHS = 3  # at whose head a dateline may stand: a title and a line under it before it, no more
_LONGEST = 110  # characters of a dateline
_NAMES, _WORDS = 3, 5  # names before or after the day, and words of each
_MONTHS = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7}\.?",
    r"(?:янв|ҷанв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)[а-яёӣ]{0,6}\.?",
    r"(?:ҳамал|савр|ҷавзо|саратон|асад|сунбула|мизон|ақраб|қавс|ҷадӣ|далв|ҳут)и?|ҷадии",
    "جنوری|ژانویه|فبروری|فوریه|مارچ|مارس|اپریل|آوریل|می|مه|جون|ژوئن|جولای|ژوئیه|اگست|اوت|سپتمبر|سپتامبر",
    "اکتوبر|اکتبر|نومبر|نوامبر|دسمبر|دسامبر",
    "حمل|ثور|جوزا|سرطان|اسد|سنبله|میزان|عقرب|قوس|جدی|دلو|حوت",
    "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند",
)
_MONTH = "|".join(_MONTHS)
_YEAR = r"(?:[,،]?\s+(?:соли\s+|سال\s+)?\d{4}(?:\s*(?:года|год|г\.|сол))?)"
_DAY = re.compile(
    rf"(?<!\d)(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH}){_YEAR}?"
    rf"|(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
    r"|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?!\w)(?:[,،]?\s+\d{1,2}[:.]\d{2}(?!\d))?",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_WEEKDAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]"
    r"|воскресенье|(?:ду|се|чор|панҷ)?шанбе|якшанбе|ҷумъа|جمعه|(?:یک|دو|سه|چهار|پنج)?\u200c?شنبه",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[,،.:;|/()\[\]«»“”\"–—]+|\s-+\s|\s+-+|-+\s+")
_CLOSING = ' .:)]»"'  # what may end such a line
_SMALL = {
    "of",
    "the",
    "and",
    "ва",
    "и",
    "в",
    "date",
    "published",
    "дата",
    "опубликовано",
}  # "date 2026-01-30 …"
_IN_RU = "в"  # before a place
_END = re.compile(
    r"\.(?=\s)|[:|]\s|\s?(?:--?|–|—)\s|[)\]/](?:[.:]?(?=\s))|(?<=\d)(?=\s+[A-ZА-ЯҒӢҚӮҲҶ])|(?<=\w\.)(?=\s)"
)
_NO_NAMES = {"صبح", "شب", "شام", "شامگاه", "بامداد", "عصر", "ظهر", "امروز", "دیروز", "روز", "ماه"}
_NO_NAMES |= {"پیش", "حمله", "در", "این", "به", "از", "که"}
_NO_NAMES |= {"هفته", "خلاصه", "مرور", "رویدادها", "رویدادهای", "حوادث"}  # over the entries of a digest
_PERSIAN = re.compile(r"[\u0600-\u06ff]")
_AGENCY = re.compile(r"(?:[^\W_][\w\u200c]*\s?){1,4}(?:\([^)\n]{1,20}\)\s?)?[-–—/|،_]\s?")
_AGENCY_END = re.compile(r"\s?[:–—]|\.\s|\s-\s")
_SENT_BY = re.compile(  # an agency after the day, in brackets or behind a dash
    r"\s?\([^\W\d_][^()\d]{1,24}\)\s?[:–—-]|\s?[–—-]\s?(?:آژانس|خبرگزاری|باختر|پژواک|خاور)[^:.،\d\n–—]{0,20}[:–—]"
)
_SEAT = {"душанбе", "دوشنبه"}  # the capital and Monday are one word
_ENTRY = re.compile(rf"(?:{_WEEKDAY.pattern})[.:]", re.IGNORECASE)


class Dateline(NamedTuple):
    """
    A dateline: where it begins and ends in the text.

    It is `bare` where it names neither a place nor an agency, `alone` where a full stop ends it.
    """

    start: int
    end: int
    bare: bool
    alone: bool


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """Return the dateline that a paragraph `text[start:end]` begins with, or None."""
    last = min(end, start + _LONGEST)
    if _DIGIT.search(text, start, last) is None:
        return None  # as most paragraphs: no day is written without one
    day = _DAY.search(text, start, last)
    if day is None:
        return None
    persian = _PERSIAN.search(text, start, day.start()) is not None
    before = _names(text[start : day.start()])
    if _heads_entry(text, day.start(), day.end()):
        return None
    signed = not (persian and before) or _SIGNS.search(text[start : day.start()].strip()) is not None
    if before is None or not (signed or _SENT_BY.match(text, day.end(), last)):
        return None  # "شب ۲۴ حوت:", but "کندز ۱۹ حوت (پژواک):"
    found = None
    for sign in _END.finditer(text, day.end(), last):
        after = _names(text[day.end() : sign.start()])
        if after is None or sign.end() >= end or _is_period(text, sign.end(), end):
            break
        names = [name for name in (*before, *after) if name in _SEAT or not _WEEKDAY.fullmatch(name)]
        names = [] if persian and _SEAT.issuperset(names) else names  # "دوشنبه (۹ مارچ): …"
        found = Dateline(start, sign.end(), not names, text[sign.end() - 1] == ".")
        if _PERSIAN.search(text, day.end(), sign.end()):
            break  # where there are no capitals, what follows may be the report
    return found


def _heads_entry(text: str, first: int, last: int) -> bool:
    """Return whether a day in brackets heads the entry of a list: "Бахарак, Бадахшан (2 марта): боевики"."""
    return text[first - 1 : first] == "(" and text[last : last + 2] == "):" and text[first].isascii()


def _is_period(text: str, start: int, end: int) -> bool:
    """Return whether a line ends with the other day of a span: "(30 января – 5 февраля)"."""
    day = _DAY.match(text, start, end)
    return day is not None and not text[day.end() : end].strip(_CLOSING)


def ends_dateline(text: str, start: int, first: int, last: int) -> bool:
    """Return whether a Dari name ends a dateline without a day, after an agency's: "باختر - تالقان: …"."""
    return _AGENCY.fullmatch(text, start, first) is not None and _AGENCY_END.match(text, last) is not None


def is_entry(text: str, start: int) -> bool:
    """Return whether a paragraph is the entry of a day of the week: "Сешанбе. Дар ноҳияи Панҷ …"."""
    return _ENTRY.match(text, start) is not None


def _names(text: str) -> list[str] | None:
    """Return the names of towns and agencies between signs; None if there is anything else."""
    names = [name for piece in _SIGNS.split(text) if (name := piece.strip())]
    if len(names) > _NAMES:
        return None
    for name in names:
        parts = name.split()
        if _WEEKDAY.fullmatch(name):
            continue  # "Қундуз — сешанбе, 10 март:"
        if _IN_RU in parts[1:] and parts[0].lower() not in _SMALL:
            return None  # "Взрыв в Рустаке 9 марта."
        if len(parts) > _WORDS or not all(
            part[0].isupper() or part in _SMALL or (_PERSIAN.match(part) and part not in _NO_NAMES)
            for part in parts
        ):
            return None
    return [name.casefold() for name in names]
