"""An e-mail and those attached to it → reports: the text, or the HTML without tags; Date is their day."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.policy import default
from email.utils import parsedate_to_datetime

from geo.errors import ReportError
from geo.incidents.reports.extract import Report
from geo.incidents.reports.reading.markup import plain_text
from geo.incidents.reports.reading.plain import decode, is_encoding
from geo.incidents.reports.reading.quoted import parts_of

_ANSWER = re.compile(r"\s*(?:re|aw|sv|ответ|отв|ҷавоб|پاسخ)(?:\[\d+\])?\s*:", re.IGNORECASE)
_STUB = 2  # times as long as the plain text is the HTML of a mail whose plain text is "this mail is in HTML"
_SUPPOSED = ("", "us-ascii", "unknown-8bit")  # encodings that a mail names which does not know its own


def read(content: bytes, title: str) -> list[Report]:
    """
    Return the reports that an e-mail and the e-mails attached to it hold.

    Raises
    ------
    ReportError
        If it cannot be parsed.
    """
    try:
        return list(_reports(message_from_bytes(content, policy=default), title))
    except (MessageError, LookupError, ValueError, AttributeError, RecursionError) as error:
        raise ReportError(f"is an e-mail that cannot be read ({error})") from error


def _reports(message: EmailMessage, title: str) -> Iterator[Report]:
    """Yield the report of a message and those of the messages attached to it."""
    text, notes = _body(message)
    try:
        published = parsedate_to_datetime(str(message["Date"])).date()
    except (TypeError, ValueError):
        published = None
    sender, subject = str(message["From"] or "") or title, str(message["Subject"] or "")
    for told in parts_of(text, answer=_ANSWER.match(subject) is not None):
        yield Report(told.text, told.sender or sender, "", told.day or published, subject, notes)
    for part in message.iter_attachments():
        if part.get_content_type() == "message/rfc822":
            yield from _reports(part.get_content(), title)


def _body(message: EmailMessage) -> tuple[str, tuple[str, ...]]:
    """Return the plain text of a message, or its HTML if that says far more; and what was in doubt."""
    plain, html = (_text(message.get_body([kind])) for kind in ("plain", "html"))
    return html if len(html[0]) > _STUB * len(plain[0]) else plain


def _text(part: MIMEPart | None) -> tuple[str, tuple[str, ...]]:
    """Return the text of a part of a message, and what was in doubt."""
    if part is None:
        return "", ()
    content = part.get_payload(decode=True)
    charset = str(part.get_content_charset(""))
    text = decode(content, charset) if isinstance(content, bytes) else str(part.get_payload())
    text = plain_text(text, quoting=True) if part.get_content_type() == "text/html" else text
    if charset in _SUPPOSED or is_encoding(charset):
        return text, ()
    return text, (f"the e-mail names an encoding that is not known ({charset}): it was guessed",)
