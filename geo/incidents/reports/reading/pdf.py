"""A PDF with text → a report, by pypdf."""

import io
import logging
import re

from geo.errors import ReportError
from geo.incidents.reports.extract import Report
from geo.incidents.reports.reading.plain import heading, published_in

_HYPHENATED = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_])")
_PAGES = 500  # a newspaper has fewer


def read(content: bytes, title: str) -> list[Report]:
    """
    Return the report that a PDF holds.

    Raises
    ------
    ReportError
        If it is damaged, locked, or a scan without text; or if pypdf is not installed.
    """
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
        text = "\n\n".join(page.extract_text() for page in reader.pages[:_PAGES])
        made = (
            reader.metadata.creation_date.date()
            if reader.metadata and reader.metadata.creation_date
            else None
        )
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, AttributeError, OSError) as error:
        raise ReportError(f"is a PDF that cannot be read ({error}); save it as text") from error
    if not text.strip():
        raise ReportError(
            "is a PDF without text, probably a scan: run it through text recognition (OCR) first"
        )
    text = _HYPHENATED.sub("", text)
    return [Report(text, source=title, published=published_in(text) or made, title=heading(text))]
