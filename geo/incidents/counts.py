"""Numbers of people as reports give them ("at least 2", "2–3", «около 5») → best, lowest, highest figure."""

import re
from dataclasses import dataclass

from geo.incidents.problems import BadValueError

_REMEDY = "write a whole number, 0 or more, or leave it empty"
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_PLAIN = re.compile(r"\+?(\d{1,3}(?:[ \u00a0,]\d{3}){1,2}|\d{1,9})(?:[.,]0+)?")
_RANGE = re.compile(r"(?:between |from |от |аз )?(\d{1,9})\s*(?:-|–|—|to|or|and|до|или|то|ё)\s*(\d{1,9})")
_AT_LEAST = (
    "at least|no fewer than|not less than|minimum|min\\.?|≥|>=|не менее|минимум|как минимум|камаш|ҳадди ақал|"
    "на кам аз|more than|over|above|>|более|больше|свыше|зиёда аз|беш аз"
)
_UP_TO = "up to|at most|no more than|max\\.?|≤|<=|до|не более|то"
_ABOUT = (
    "about|around|approximately|approx\\.?|some|circa|ca\\.?|c\\.|~|≈|около|примерно|порядка|тақрибан|қариб"
)
_QUALIFIED = re.compile(
    rf"(?:(?P<least>{_AT_LEAST})|(?P<most>{_UP_TO})|(?P<about>{_ABOUT}))\s*(?P<figure>\d{{1,9}})"
)
_PLUS = re.compile(r"(\d{1,9})\s*\+")
_WORDS = {
    word: number
    for number, words in enumerate(
        (
            "none no zero nil нет ноль нест", "one один одна як", "two два две ду", "three три се",
            "four четыре чор чаҳор", "five пять панҷ", "six шесть шаш", "seven семь ҳафт",
            "eight восемь ҳашт",
            "nine девять нӯҳ", "ten десять даҳ", "eleven одиннадцать ёздаҳ", "twelve двенадцать дувоздаҳ",
        )
    )
    for word in words.split()
}  # fmt: skip
_UNKNOWN = {
    "unknown",
    "n/a",
    "na",
    "?",
    "-",
    "–",
    "—",
    "нет данных",
    "неизвестно",
    "номаълум",
    "not known",
    "tbd",
}


@dataclass(frozen=True, slots=True)
class Count:
    """
    A number of people.

    Parameters
    ----------
    best, low, high
        The best, lowest and highest figure; None where the text gives none.
    doubt
        What was decided in reading it, and what to do about it; None where it is a plain number.
    """

    best: int | None
    low: int | None = None
    high: int | None = None
    doubt: tuple[str, str] | None = None


def parse_count(text: str) -> Count:
    """
    Return the figures that `text` gives.

    "At least 2" is 2 and no fewer; "2–3" is 2 to 3, with the lower as the best figure, as ACLED counts;
    "about 5" is 5; "up to 70" only limits the number.

    Raises
    ------
    BadValueError
        If it gives none.
    """
    plain = " ".join(text.translate(_DIGITS).lower().split())
    if match := _PLAIN.fullmatch(plain):
        return Count(int(re.sub(r"\D", "", match[1])))
    if plain in _WORDS or plain in _UNKNOWN:
        return Count(_WORDS.get(plain))
    return _figures(plain)


def _figures(plain: str) -> Count:
    """Return the figures of a range or of a number with a word before it."""
    if match := _RANGE.fullmatch(plain):
        low, high = sorted((int(match[1]), int(match[2])))
        return Count(low, low, high, (f"is read as {low} to {high}, best {low}", "write three columns"))
    if match := _PLUS.fullmatch(plain):
        return _at_least(int(match[1]))
    if match := _QUALIFIED.fullmatch(plain):
        figure = int(match["figure"])
        if match["least"]:
            return _at_least(figure)
        if match["about"]:
            return Count(figure, doubt=(f"is read as {figure}", "write the number alone"))
        return Count(None, high=figure, doubt=(f"only says no more than {figure}", "write it as the highest"))
    raise BadValueError("is no number of persons", _REMEDY)


def _at_least(figure: int) -> Count:
    """Return a figure that is the lowest and, for want of another, the best."""
    return Count(figure, low=figure, doubt=(f"is read as {figure}, and no fewer", "write it in two columns"))
