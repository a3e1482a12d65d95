"""A PDF with text → a report, by pypdf."""

import io
import logging
from datetime import date

from geo.errors import ReportError
from geo.incidents.reports.extract import Report
from geo.incidents.reports.reading.plain import heading, published_in
from geo.incidents.reports.reading.printed import article_of

_MADE = "is taken to be of {}, when the PDF was made: where it is older, say so with --published"
_PAGES = 500  # a newspaper has fewer


def read(content: bytes, title: str) -> list[Report]:
    """
    Return the report that a PDF holds.

    Raises
    ------
    ReportError
        If it is damaged, locked, or a scan without text; or if pypdf is not installed.
    """
    pages, made = _pages(content)
    if not any(page.strip() for page in pages):
        raise ReportError(
            "is a PDF without text, probably a scan: run it through text recognition (OCR) first"
        )
    text, repeated = article_of(pages)
    published = published_in(text) or published_in(repeated)
    notes = () if published or made is None else (_MADE.format(made),)
    return [Report(text, source=title, published=published or made, title=heading(text), notes=notes)]


def _pages(content: bytes) -> tuple[list[str], date | None]:
    """Return the text of each page of a PDF, and the day on which it was made."""
    try:
        from pypdf import PdfReader  # noqa: PLC0415 - only PDF needs it
        from pypdf.errors import PyPdfError  # noqa: PLC0415
    except ImportError as error:
        raise ReportError("is a PDF, and pypdf is not installed: pip install 'panj[extract]'") from error
    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # it reports every flaw of a file that it can read all the same
    try:
        reader = PdfReader(io.BytesIO(content))
        pages = [page.extract_text() for page in reader.pages[:_PAGES]]
        made = reader.metadata.creation_date if reader.metadata else None
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, AttributeError, OSError) as error:
        raise ReportError(f"is a PDF that cannot be read ({error}); save it as text") from error
    return pages, made.date() if made else None
