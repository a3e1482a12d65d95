"""A web page → a report: the article without menus and advertisements, by trafilatura."""

import re
from datetime import date
from typing import Any

from geo.errors import ReportError
from geo.incidents.reports.extract import Report
from geo.incidents.reports.reading.markup import count_tags, plain_text
from geo.incidents.reports.reading.plain import decode, heading, published_in

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_HEAD = 4096
_MOST_TAGS = 20_000  # trafilatura takes some seconds for them; a long page has a tenth
_LONGEST = 3_000_000  # characters
_TOO_LARGE = "the page is too large to tell its article from what surrounds it: all its text was read"
# What would be read as 1 January.
_YEAR_ONLY = re.compile(r"<meta[^<>]{0,200}copyrightyear[^<>]{0,200}>", re.IGNORECASE)
# "Extensive" is to guess: 1 January of any year in the page, any day in its links.
_DATE_RULES = {"original_date": True, "extensive_search": False}


def read(content: bytes, title: str) -> list[Report]:
    """
    Return the report that a web page is.

    Raises
    ------
    ReportError
        If trafilatura is not installed.
    """
    declared = _CHARSET.search(content[:_HEAD])
    text = decode(content, declared.group(1).decode("ascii") if declared else "")
    large = len(text) > _LONGEST or count_tags(text) > _MOST_TAGS
    found = {} if large else _article(text)
    body = str(found.get("text") or "") or plain_text(text)
    published = _day(found.get("date")) or published_in(body)
    source = str(found.get("sitename") or found.get("hostname") or title)
    return [
        Report(
            body,
            source,
            str(found.get("url") or ""),
            published,
            str(found.get("title") or "") or heading(body),
            (_TOO_LARGE,) if large else (),
        )
    ]


def _article(text: str) -> dict[str, Any]:
    """Return what trafilatura finds: text, title, date, url, sitename."""
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415 - only web pages need it
    except ImportError as error:
        raise ReportError(
            "is a web page, and trafilatura is not installed: pip install 'panj[extract]'"
        ) from error
    try:
        found = bare_extraction(
            _YEAR_ONLY.sub("", text),
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params=_DATE_RULES,
        )
    except (ValueError, RecursionError, AttributeError, TypeError):  # what its parsers raise on broken pages
        return {}
    return found if isinstance(found, dict) else found.as_dict() if found is not None else {}


def _day(text: object) -> date | None:
    """Return the day of a date in a page's metadata."""
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None
