"""Dates as people write them → the day they mean."""

import re
from datetime import datetime
from typing import Any

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_REMEDY = "write it as YYYY-MM-DD, or leave it empty"


def parse_date(text: str) -> tuple[Any, tuple[str, str] | None]:
    """
    Return the day that `text` means, or None, and what is wrong with it.

    A time of day is kept as it stands, and its zone is left out: the date is that of the place, as written.
    """
    match = _ISO.fullmatch(text)
    if match is None:
        return None, ("is no date", _REMEDY)
    year, month, day, clock = match.groups()
    try:
        return datetime.fromisoformat(f"{year}-{month:0>2}-{day:0>2}" + (f"T{clock}" if clock else "")), None
    except ValueError as error:
        return None, (f"is no date of the calendar ({error})", _REMEDY)
