"""A PDF with text → a report, by pypdf."""

import io
import logging
import struct
import zlib
from datetime import date

from geo.errors import ReportError
from geo.incidents.reports.extract import Report
from geo.incidents.reports.reading.plain import heading, published_in
from geo.incidents.reports.reading.printed import article_of

_MADE = "is taken to be of {}, when the PDF was made: where it is older, say so with --published"
_OF_DAMAGE = (  # what pypdf raises besides its own, where a file is not as it should be
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
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
        from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError  # noqa: PLC0415
    except ImportError as error:
        raise ReportError("is a PDF, and pypdf is not installed: pip install 'panj[extract]'") from error
    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # it reports every flaw of a file that it can read all the same
    try:
        reader = PdfReader(io.BytesIO(content))
        pages = [page.extract_text() for page in reader.pages[:_PAGES]]
        made = reader.metadata.creation_date if reader.metadata else None
    except FileNotDecryptedError as error:
        raise ReportError("is a PDF with a password; save it without one") from error
    except (PyPdfError, DependencyError, *_OF_DAMAGE) as error:
        raise ReportError(f"is a PDF that cannot be read ({error}); save it as text") from error
    return pages, made.date() if made else None
