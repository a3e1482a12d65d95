"""The text of a mail → what its sender wrote, and the mails that he forwarded or answered below it."""

import re
from dataclasses import dataclass
from datetime import date

from geo.incidents.reports.reading.plain import published_in

_SUBSTANCE = 20  # words of an answer that is itself a report, so that what it quotes is history
_QUOTE = re.compile(r"^>[> ]*", re.MULTILINE)
_NAME = r"[^\W\d_][^\n:]{1,20}"  # "From", "Дата", "فرستنده"
# "---------- Forwarded message ---------" and the like in any language, with the lines of its head.
_FORWARDED = re.compile(
    rf"^[ \t]*-{{3,}} ?[^\n-][^\n]{{0,60}}?-{{3,}}[ \t]*\n+((?:\*?{_NAME}:[^\n]*\n)+)", re.MULTILINE
)
_HEAD_LINES = 2  # at least
_DAY_NAMES = frozenset({"date", "sent", "дата", "отправлено", "сана", "фиристода шуд", "تاریخ"})
_SENDER_NAMES = frozenset({"from", "от", "от кого", "аз", "از", "فرستنده"})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a mail: its text; its day and its sender, if it was forwarded and its head tells them."""

    text: str
    day: date | None = None
    sender: str = ""


def parts_of(text: str) -> list[Part]:
    """Return what the sender wrote without the mail that he answers, then each mail that he forwarded."""
    text = text.replace("\r\n", "\n")
    heads = [head for head in _FORWARDED.finditer(text) if head.group(1).count("\n") >= _HEAD_LINES]
    ends = [head.start() for head in heads] + [len(text)]
    own = Part(_without_history(text[: ends[0]]))
    forwarded = [
        _forwarded(head.group(1), text[head.end() : end]) for head, end in zip(heads, ends[1:], strict=True)
    ]
    return [part for part in (own, *forwarded) if part.text.strip()]


def _forwarded(head: str, text: str) -> Part:
    """Return a forwarded mail with what its head tells."""
    fields = [(line.strip("* ").partition(":")) for line in head.splitlines()]
    told = {name.strip().lower(): value.strip("* ") for name, _, value in fields}
    days = (published_in(told[name]) for name in told if name in _DAY_NAMES)
    senders = (told[name] for name in told if name in _SENDER_NAMES)
    return Part(_without_history(text), next(days, None), next(senders, ""))


def _without_history(text: str) -> str:
    """Return a text without the lines that it quotes; with them if it says little besides."""
    own = "\n".join(line for line in text.split("\n") if not line.startswith(">"))
    return own if len(own.split()) >= _SUBSTANCE else _QUOTE.sub("", text)
