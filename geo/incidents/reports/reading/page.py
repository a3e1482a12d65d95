"""A web page → a report: the article without menus and advertisements, by trafilatura."""

import re

from geo.errors import ReportError
from geo.incidents.reports.extract import Report
from geo.incidents.reports.reading.markup import count_tags, plain_text
from geo.incidents.reports.reading.page_data import Data, data_article
from geo.incidents.reports.reading.page_day import RULES, page_day
from geo.incidents.reports.reading.plain import decode, heading, published_in

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([A-Za-z0-9_\-]+)", re.IGNORECASE)
_HEAD = 4096
_MOST_TAGS = 20_000  # trafilatura takes some seconds for them; a long page has a tenth
_LONGEST = 3_000_000  # characters
# What htmldate reads as 1 January.
_YEAR_ONLY = re.compile(r"<meta[^<>]{0,200}copyrightyear[^<>]{0,200}>", re.IGNORECASE)
# trafilatura leaves out the joiner that parts the pieces of Persian words: a sign that nobody writes passes.
_JOINER = re.compile("\u200c|&zwnj;|&#8204;|&#x200c;", re.IGNORECASE)
_STAND_IN = "\u2e31"
# Other stories, each with a headline that is a link, behind the article that has the headline of the page.
_CARDS = (
    "(//article//h1)[1]/following::article[not(.//h1) and not(ancestor::article)]"
    "[.//h2//a or .//h3//a or .//h4//a or .//a//h2 or .//a//h3 or .//a//h4]"
)
# What a page does not show, unless it is the article, which some scripts show only later.
_HIDDEN = (
    "//*[@hidden or contains(translate(@style, ' ', ''), 'display:none')]"
    "[not(self::body) and not(self::article) and not(.//article) and not(.//h1)]"
)
_NO_ARTICLE = 60  # words of a page whose article may stand in its data alone
_TOO_LARGE = "the page is too large to tell its article from what surrounds it: all its text was read"


def read(content: bytes, title: str) -> list[Report]:
    """
    Return the report that a web page is.

    Raises
    ------
    ReportError
        If trafilatura is not installed.
    """
    declared = _CHARSET.search(content[:_HEAD])
    text = _YEAR_ONLY.sub("", decode(content, declared.group(1).decode("ascii") if declared else ""))
    found = _article(text)
    whole = plain_text(text)
    body = found.get("text", "") or whole
    source = found.get("sitename") or found.get("hostname") or title
    url = found.get("url", "")
    written = data_article(text) if len(body.split()) < _NO_ARTICLE else None
    if written is not None and len(written.text) > len(body):
        return [_of_data(written, source, url)]
    headline = found.get("title", "") or heading(body)
    published = page_day(text, whole, body, title=headline, url=url, guess=found.get("date", ""))
    return [Report(body, source, url, published, headline, (_TOO_LARGE,) if _is_too_large(text) else ())]


def _of_data(written: Data, source: str, url: str) -> Report:
    """Return the report of a page whose text only its script writes."""
    text = written.text if written.text.startswith(written.title) else f"{written.title}\n\n{written.text}"
    return Report(text, source, url, written.day or published_in(text), written.title or heading(text))


def _is_too_large(text: str) -> bool:
    """Return whether trafilatura would take long for a page."""
    return len(text) > _LONGEST or count_tags(text) > _MOST_TAGS


def _article(text: str) -> dict[str, str]:
    """Return what trafilatura finds: text, title, date, url, sitename; nothing if it is too large."""
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415 - only web pages need it
    except ImportError as error:
        raise ReportError(
            "is a web page, and trafilatura is not installed: pip install 'panj[extract]'"
        ) from error
    if _is_too_large(text):
        return {}
    try:
        found = bare_extraction(
            _JOINER.sub(_STAND_IN, text),
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params=RULES,
            prune_xpath=[_CARDS, _HIDDEN],
        )
    except (ValueError, RecursionError, AttributeError, TypeError):  # what its parsers raise on broken pages
        return {}
    told = found if isinstance(found, dict) else found.as_dict() if found is not None else {}
    return {
        name: value.replace(_STAND_IN, "\u200c") for name, value in told.items() if isinstance(value, str)
    }
