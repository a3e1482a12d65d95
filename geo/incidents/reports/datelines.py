"""Datelines that end in a full stop: "DUSHANBE, 21 February 2026." is where and when it was sent."""

import re

PARAGRAPHS = 2  # at whose head a dateline may stand: a title before it, no more
_TOWN_WORDS = 4  # of the place in a dateline
_YEAR = r"(?:[,،]?\s+(?:[^\W\d]+\s+)?\d{4}(?:\s+[^\W\d]{1,8}(?:\.[^\W\d]\.?)?){0,2})?"
_DATELINE = re.compile(
    r"[^\W\d_][^,،.:\d\n]{1,40}[,،]\s*(?:[^\W\d]+[,،]?\s+){0,2}"
    rf"(?:\d{{1,2}}(?:\s+[^\W\d]+{_YEAR}|[./]\d{{1,2}}[./]\d{{4}})|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[,،]\s*\d{{4}})"
    r"(?:\s+[^\W\d]{1,5})?\.(?=\s+[^\s–—-])"
)


def dateline_end(text: str, start: int, end: int) -> int | None:
    """Return where the dateline ends that a paragraph `text[start:end]` may begin with, or None."""
    match = _DATELINE.match(text, start, end)
    if match is None or len(re.split("[,،]", match[0], maxsplit=1)[0].split()) > _TOWN_WORDS:
        return None  # "Дело было вечером в прошлую пятницу, 18 декабря."
    return match.end()
