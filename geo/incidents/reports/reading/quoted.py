"""The text of a mail → what its sender wrote, and the mails that he forwarded or answered below it."""

import re
from dataclasses import dataclass
from datetime import date

from geo.incidents.reports.reading.plain import published_in

_SUBSTANCE = 20  # words of an answer that is itself a report, so that what it quotes is history
_QUOTE = re.compile(r"^>[> ]*", re.MULTILINE)
_INTRODUCED = re.compile(
    r"^[^\n>][^\n]{0,200}:[ \t]*\n+(?=>)", re.MULTILINE
)  # "On Fri, 20 Nov 2026, Desk wrote:"
_NAME = r"[^\W\d_][^\n:]{1,20}"  # "From", "Дата", "فرستنده"
_FIELDS = (  # of a mail's head
    "from|to|cc|sent|date|subject|от|от кого|кому|копия|отправлено|дата|тема|аз|ба|сана|мавзӯъ|фиристода шуд"
    "|از|به|فرستنده|گیرنده|تاریخ|موضوع"
)
_FIELD = rf"\*?(?:{_FIELDS})\*?[ \t]*:[^\n]*\n+"
# "---------- Forwarded message ---------" and the like in any language, with the lines of its head; or these
# lines alone, as some programs write them.
_FORWARDED = re.compile(
    r"^[ \t]*-{3,} ?[^\n-][^\n]{0,60}?-{3,}[ \t]*\n+"
    rf"((?:{_FIELD}){{2,}}|(?:\*?{_NAME}:[^\n]*\n){{2,}}|\d[^\n]{{0,200}}>:[ \t]*\n)"
    rf"|^((?:{_FIELD}){{3,}})",
    re.MULTILINE | re.IGNORECASE,
)
_WHO = re.compile(r"[^\n,]{1,100}<[^\n<>]{1,100}>")  # "11.03.2026, 10:00, Desk <desk@example.org>:"
_DAY_NAMES = frozenset({"date", "sent", "дата", "отправлено", "сана", "фиристода шуд", "تاریخ"})
_SENDER_NAMES = frozenset({"from", "от", "от кого", "аз", "از", "فرستنده"})


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a mail: its text; its day and its sender, if it was forwarded and its head tells them."""

    text: str
    day: date | None = None
    sender: str = ""


def parts_of(text: str, *, answer: bool = False) -> list[Part]:
    """
    Return what the sender wrote without the mail that he answers, then each mail that he forwarded.

    In an `answer` that says enough itself, what stands under it is no mail that he forwarded.
    """
    text = text.replace("\r\n", "\n")
    heads = [(head.start(), head.end(), head.group(1) or head.group(2)) for head in _FORWARDED.finditer(text)]
    heads = [head for head in heads if _is_head(head[2])]
    ends = [start for start, _, _ in heads] + [len(text)]
    own = Part(_without_history(text[: ends[0]]))
    if answer and len(own.text.split()) >= _SUBSTANCE:
        return [own]
    forwarded = [
        _forwarded(lines, text[last:end]) for (_, last, lines), end in zip(heads, ends[1:], strict=True)
    ]
    return [part for part in (own, *forwarded) if part.text.strip()]


def _is_head(lines: str) -> bool:
    """Return whether lines are the head of a mail, and not those of a list of places."""
    return lines[0].isdecimal() or bool(_fields(lines).keys() & (_DAY_NAMES | _SENDER_NAMES))


def _forwarded(head: str, text: str) -> Part:
    """Return a forwarded mail with what its head tells, in lines with names or in one without."""
    if head[0].isdecimal():
        who = _WHO.search(head)
        return Part(_without_history(text), published_in(head), who.group().strip() if who else "")
    told = _fields(head)
    days = (published_in(told[name]) for name in told if name in _DAY_NAMES)
    senders = (told[name] for name in told if name in _SENDER_NAMES)
    return Part(_without_history(text), next(days, None), next(senders, ""))


def _fields(head: str) -> dict[str, str]:
    """Return the fields of a mail's head by their names in small letters."""
    fields = (line.strip("* ").partition(":") for line in head.splitlines())
    return {name.strip(" *").lower(): value.strip("* ") for name, _, value in fields}


def _without_history(text: str) -> str:
    """Return a text without what it quotes and the line over that; with it if it says little besides."""
    own = _INTRODUCED.sub("\n", text)
    own = "\n".join(line for line in own.split("\n") if not line.startswith(">"))
    return own if len(own.split()) >= _SUBSTANCE else _QUOTE.sub("", text)
