"""What a page holds for machines, as JSON-LD or as data of its script → an article's text, title and day."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.incidents.reports.reading.markup import plain_text

_SCRIPT = re.compile(r"<script\b([^<>]{0,500})>(.*?)(?:</script\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_JSON_TYPE = re.compile(r"ld\+json|application/json|__NEXT_DATA__", re.IGNORECASE)
_ASSIGNED = re.compile(r"\s*(?:window|self|globalThis)\.\w{1,40}\s*=\s*(?=[{\[])")  # window.__STATE__ = {…}
_LINKED_DATA = re.compile(r"ld\+json", re.IGNORECASE)
_DATED = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d\d-\d\d)')
_ARTICLE = re.compile(r"Article|Posting|Report$", re.IGNORECASE)  # NewsArticle, BlogPosting, Report
# Of the page's own article these say nothing.
_OTHERS = frozenset({
    "itemListElement", "isPartOf", "mentions", "citation", "comment", "related", "relatedArticles",
    "publisher", "author", "menu", "breadcrumb", "popular", "latest",
})  # fmt: skip
_BODIES = ("articleBody", "body", "content", "text", "html", "fullText", "bodyHtml", "blocks", "paragraphs")
_TITLES = ("headline", "title", "name")
_DAYS = (
    "datePublished", "publishedAt", "published_at", "publishDate", "publish_date", "publicationDate",
    "pubDate", "published", "firstPublished", "date", "dateCreated", "createdAt", "created_at",
)  # fmt: skip
_PROSE = 120  # characters of a text that can be an article
_DEEPEST = 30  # lists and objects in one another
_TITLE = 30  # letters by which a headline is known again


@dataclass(frozen=True, slots=True)
class Data:
    """An article among a page's data."""

    text: str
    title: str
    day: date | None


def data_day(html: str, title: str) -> date | None:
    """Return the day that JSON-LD gives for the article with a title, else for the first one dated."""
    dated = [one for one in _linked(html) if one.day is not None]
    named = (one.day for one in dated if title and one.title.startswith(title[:_TITLE]))
    return next(named, dated[0].day if dated else None)


def data_article(html: str) -> Data | None:
    """Return the longest article among a page's data: of a page whose script alone writes its text."""
    found = [one for _, value in _values(html) for one in _articles(value, linked=False)]
    return max(found, key=lambda one: len(one.text), default=None)


def _linked(html: str) -> Iterator[Data]:
    """Yield the articles of JSON-LD; of what is no JSON, its days alone."""
    for script, value in _values(html, linked=True):
        if value is None:
            day = _DATED.search(script)
            yield Data("", "", _day(day.group(1)) if day else None)
        else:
            yield from _articles(value, linked=True)


def _values(html: str, *, linked: bool = False) -> Iterator[tuple[str, Any]]:
    """Yield the text and the value of each script that is data, None where it is broken."""
    for script in _SCRIPT.finditer(html):
        attributes, text = script.groups()
        assigned = _ASSIGNED.match(text)
        if not (_LINKED_DATA if linked else _JSON_TYPE).search(attributes) and (linked or assigned is None):
            continue
        try:
            value = json.JSONDecoder(strict=False).raw_decode(
                text, assigned.end() if assigned else _begin(text)
            )[0]
        except (ValueError, RecursionError):
            value = None
        yield text, value


def _begin(text: str) -> int:
    """Return where the first object or list of a script begins: some stand in a CDATA section."""
    return min((place for sign in "{[" if (place := text.find(sign)) >= 0), default=0)


def _articles(value: Any, *, linked: bool, depth: int = 0) -> Iterator[Data]:
    """Yield the articles in a value."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _articles(one, linked=linked, depth=depth + 1)
    elif isinstance(value, dict):
        if linked and _ARTICLE.search(str(value.get("@type", ""))):
            yield Data("", _first_text(value, _TITLES), _first_day(value))
        elif not linked:
            text = max((_text(value[name]) for name in _BODIES if name in value), key=len, default="")
            if len(text) >= _PROSE:
                yield Data(text, _first_text(value, _TITLES), _first_day(value))
        for name, one in value.items():
            if name not in _OTHERS:
                yield from _articles(one, linked=linked, depth=depth + 1)


def _text(value: Any, depth: int = 0) -> str:
    """Return the text of a body: HTML, or the blocks of an editor, each with its text somewhere in it."""
    if isinstance(value, str):
        return plain_text(value) if "<" in value else value.strip()
    if depth > _DEEPEST:
        return ""
    if isinstance(value, list):
        return "\n\n".join(text for one in value if (text := _text(one, depth + 1)))
    if isinstance(value, dict):
        parts = (value[name] for name in (*_BODIES, "children", "data", "value") if name in value)
        return next((text for one in parts if (text := _text(one, depth + 1))), "")
    return ""


def _first_text(value: dict[str, Any], names: tuple[str, ...]) -> str:
    """Return the first of some fields that is a text."""
    return next(
        (" ".join(plain_text(one).split()) for name in names if isinstance(one := value.get(name), str)), ""
    )


def _first_day(value: dict[str, Any]) -> date | None:
    """Return the first day that an object gives."""
    return next((day for name in _DAYS if (day := _day(value.get(name))) is not None), None)


def _day(value: Any) -> date | None:
    """Return the day of a date by ISO 8601."""
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
