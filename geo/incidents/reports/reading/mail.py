"""An e-mail → a report: its text, or its HTML without tags; its Date is the day of publication."""

from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime

from geo.errors import ReportError
from geo.incidents.reports.extract import Report
from geo.incidents.reports.reading.page import plain_text


def read(content: bytes, title: str) -> list[Report]:
    """
    Return the report that an e-mail holds.

    Raises
    ------
    ReportError
        If it cannot be parsed.
    """
    try:
        message = message_from_bytes(content, policy=default)
        text = _body(message)
        subject, sender = str(message["Subject"] or ""), str(message["From"] or "")
    except (MessageError, LookupError, ValueError, AttributeError) as error:
        raise ReportError(f"is an e-mail that cannot be read ({error})") from error
    try:
        published = parsedate_to_datetime(str(message["Date"])).date()
    except (TypeError, ValueError):
        published = None
    return [Report(text, sender or title, "", published, subject)]


def _body(message: EmailMessage) -> str:
    """Return the text of a message, the plain one where there are two."""
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    text = str(part.get_content())
    return plain_text(text) if part.get_content_type() == "text/html" else text
