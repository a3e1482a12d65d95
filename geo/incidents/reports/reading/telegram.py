"""Messages of a channel, as Telegram exports them or shows them on the web → one report for each."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from geo.errors import ReportError
from geo.incidents.reports.extract import Report
from geo.incidents.reports.reading.markup import plain_text
from geo.incidents.reports.reading.plain import decode, heading

_MESSAGE = re.compile(r'<div class="(?:message default|tgme_widget_message )[^"]*"')
_TEXT = re.compile(r'<div class="(?:text|tgme_widget_message_text[^"]*)"[^>]*>(.*?)(?:</div>|\Z)', re.DOTALL)
_EXPORTED = re.compile(r'title="(\d\d)\.(\d\d)\.(\d{4}) ')
_SHOWN = re.compile(r'datetime="(\d{4}-\d\d-\d\d)')
_CHANNEL = re.compile(
    r'<div class="(?:text bold|tgme_channel_info_header_title)"[^>]*>(.*?)</div>', re.DOTALL
)
_ADDRESS = re.compile(r'data-post="([\w/]{1,100})"')


def read(content: bytes, title: str) -> list[Report]:
    """
    Return the reports in the messages of a channel.

    Raises
    ------
    ReportError
        If it is JSON, and not an export.
    """
    text = decode(content)
    return list(_of_json(text, title) if text.lstrip()[:1] in {"{", "["} else _of_page(text, title))


def _of_page(html: str, title: str) -> Iterator[Report]:
    """Yield the messages of a page."""
    channel = _CHANNEL.search(html)
    source = plain_text(channel.group(1)) if channel else title
    for message in re.split(f"(?={_MESSAGE.pattern})", html)[1:]:
        text = _TEXT.search(message)
        if text is not None:
            address = _ADDRESS.search(message)
            url = f"https://t.me/{address.group(1)}" if address else ""
            yield _report(plain_text(text.group(1)), source, _day(message), url)


def _day(message: str) -> date | None:
    """Return the day of a message of a page."""
    exported, shown = _EXPORTED.search(message), _SHOWN.search(message)
    try:
        if exported is not None:
            day, month, year = map(int, exported.groups())
            return date(year, month, day)
        return date.fromisoformat(shown.group(1)) if shown is not None else None
    except ValueError:
        return None


def _of_json(text: str, title: str) -> Iterator[Report]:
    """Yield the messages of an export as JSON: of one chat, or of all."""
    try:
        export = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReportError(f"is JSON that cannot be read ({error})") from error
    chats = [export, *_list(_dict(_dict(export).get("chats")).get("list"))]
    messages = [(chat, one) for chat in map(_dict, chats) for one in _list(chat.get("messages"))]
    if not messages:
        raise ReportError("is JSON, but no export of Telegram: give text, HTML, PDF, e-mail or a feed")
    for chat, message in messages:
        if isinstance(message, dict) and message.get("type") == "message":
            day = _day(f'datetime="{message.get("date", "")}')
            yield _report(_plain(message.get("text")), str(chat.get("name") or title), day, "")


def _dict(value: Any) -> dict[str, Any]:
    """Return a value of JSON if it is an object; else an empty one."""
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    """Return a value of JSON if it is a list; else an empty one."""
    return value if isinstance(value, list) else []


def _plain(text: Any) -> str:
    """Return the text of a message: a string, or a list of such and of objects for what is bold or a link."""
    pieces = text if isinstance(text, list) else [text]
    return "".join(str(one.get("text", "")) if isinstance(one, dict) else _string(one) for one in pieces)


def _string(value: Any) -> str:
    """Return a value of JSON if it is a string; else an empty one."""
    return value if isinstance(value, str) else ""


def _report(text: str, source: str, day: date | None, url: str) -> Report:
    """Return the report that a message is."""
    return Report(text, source, url, day, heading(text))
