"""Places where somebody speaks, or was meanwhile: "officials in Kunduz said", "منابع در جرم می‌گویند"."""

from geo.incidents.reports.border_zone import in_zone, within
from geo.incidents.reports.described import described_head
from geo.incidents.reports.events.offices import speaks_there
from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.sentence_days import OPERATION
from geo.incidents.reports.spot import Spot
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.people import clause_ends

_QUOTES = {"«": "»", '"': '"'}
_REST_OF_NAME = 12  # signs of "-е субх»"
_BODY, _SPOKEN = 5, 2  # words between a body and its place, a place and the verb of speech
_AT = {"in", "at", "near"}  # between what happened and where
_SAID = {"said", "reporters", "journalists", "told", "speaking", "talking"}
_FROM, _NEWS = "از", {"خبر", "گزارش"}
_IN, _IN_BOTH = "در", {"در", "дар"}
_WHEN, _WHICH = {"حالی", "زمانی", "هنگامی", "وقتی", "روزی", "شبی"}, "که"
_WAS = {"بود", "بودند", "است", "داشت", "داشتند"}  # ends of such clauses


def is_spoken_from(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether a body or an official in a place speaks: "officials in Kunduz said"."""
    if is_meanwhile(passage, one, spot):
        return True
    if _is_owner(passage, one.sentence.first, spot):
        return False
    first, last = one.sentence.first, one.sentence.last
    near = 2 + (passage.words[spot.first - 1].norm in _IN_BOTH)  # "منبع مستقل در جرم"
    if near > 2 and spot.first - 1 > first and clause_ends(passage, spot.first - 1):  # noqa: PLR2004
        near = 0  # "به گفتهٔ منابع محلی، در جرم سه تن کشته شدند"
    says = ("speech.verbs", "speech.of") if passage.language in {"tg", "ru"} else ("speech.verbs",)
    if passage.has_any("place.speakers", max(first, spot.first - near), spot.first) and passage.has_one_of(
        says, max(first, spot.first - 6), min(last, spot.last + 6)
    ):
        return True
    if _is_said_in(passage, first, spot) or speaks_there(passage, one, spot):
        return True
    after = _past_which(passage, spot.last, last)
    speech = passage.has_any("speech.verbs", after, min(last, after + _SPOKEN)) and not (
        passage.language == "ru" and clause_ends(passage, spot.last)
    )  # "убиты пограничниками в районе Фархор, сообщили в ГКНБ"
    head = described_head(passage, spot.first) if passage.language == "en" else spot.first
    low = max(first, head - _BODY)
    if speech and _is_in_where_actors(passage, low, spot):
        return True
    speech = speech and not _is_told_of(passage, first, spot)
    return speech and (
        passage.has_any("place.holder", low, spot.first)
        or passage.has_any("place.speakers", low, spot.first)
        or (not (one.dates or one.triggers) and bool(passage.family_in("actor", low, spot.first)))
    )


def _is_owner(passage: Passage, first: int, spot: Spot) -> bool:
    """Return whether English tells whose something was hit: "into the yard of an official in"."""
    if passage.language != "en":
        return False
    low = max(first, spot.first - _BODY)
    of = next((at for at in range(spot.first - 2, low - 1, -1) if passage.words[at].norm == "of"), 0)
    if not of or any(clause_ends(passage, at) for at in range(of, spot.first)):
        return False
    harmed = passage.act_words | passage.casualty_words
    return not harmed.isdisjoint(range(first, of))


def is_meanwhile(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether Dari says where somebody was when it happened: "زمانی که هیئت در X بود، در Y ماینی"."""
    if passage.language != "fa" or spot.last >= one.sentence.last:
        return False
    which = next((at for at in range(spot.first - 1, one.sentence.first, -1) if clause_ends(passage, at)), 0)
    head = [word.norm for word in passage.words[which : spot.first]]
    after = range(spot.last + 1, one.sentence.last)
    end = next((at for at in after if clause_ends(passage, at)), one.sentence.last)
    if _WHICH not in head or passage.words[end - 1].norm not in _WAS or end == one.sentence.last:
        return False
    if passage.has_any("trigger.abduct", spot.last, end) and passage.has_any(
        "time.freed", end, one.sentence.last
    ):
        since = any(word.norm == OPERATION for word in passage.words[end : one.sentence.last])
        return since and any(other.first > end for other in one.places)  # "… در عملیات در Y آزاد شد"
    if _WHEN.isdisjoint(head) or not passage.event_words.isdisjoint(range(which, end)):
        return False
    return passage.words[end].norm == _IN and any(other.first > end for other in one.places)


def is_where_told(passage: Passage, one: Told, spot: Spot) -> bool:
    """Return whether English only says where people tell of it: "people in X speak of the blast in Y"."""
    if passage.language != "en" or len(one.places) < 2 or not one.triggers:  # noqa: PLR2004 - no other place
        return False
    marks = [mark for found in one.triggers.values() for mark in found]
    named = {mark.first for mark in marks for other in one.places if _is_tied(passage, mark, other)}
    first = min(mark.first for mark in marks)
    if first not in named or spot.last > first or spot.place is None:
        return False
    before = range(one.sentence.first, spot.first)
    apart = all(
        other.place is None or not (within(other.place, spot.place) or within(spot.place, other.place))
        for other in one.places
        if other.first > first
    )
    return apart and len(before) > 1 and passage.casualty_words.isdisjoint(before)


def _is_tied(passage: Passage, mark: Mark, spot: Spot) -> bool:
    """Return whether a place stands right behind what happened there: "the blast in Yangi Qala"."""
    return mark.last == spot.first - 1 and passage.words[mark.last].norm in _AT


def _is_told_of(passage: Passage, first: int, spot: Spot) -> bool:
    """Return whether a place is where that was of which Dari tells: "از درگیری نیروها در X خبر دادند"."""
    if passage.language != "fa" or passage.words[spot.last].norm not in _NEWS:
        return False
    told = next(
        (at for at in range(spot.first - 1, first, -1) if passage.words[at].norm == _FROM), spot.first
    )
    return not passage.event_words.isdisjoint(range(told, spot.first))


def _past_which(passage: Passage, index: int, end: int) -> int:
    """Return the word after an English clause that begins at a word: "…, which abuts the border, | said"."""
    if index >= end or passage.words[index].norm != "which" or not clause_ends(passage, index):
        return index
    return next((step for step in range(index + 1, end) if clause_ends(passage, step)), index)


def _is_in_where_actors(passage: Passage, low: int, spot: Spot) -> bool:
    """Return whether Dari has right before a place who speaks there: "طالبان در بهارک می‌گویند"."""
    if passage.words[spot.first - 1].norm != _IN or not passage.has("speech.verbs", spot.last):
        return False
    return any(last == spot.first - 1 for _, last, _ in passage.family_in("actor", low, spot.first))


def _is_said_in(passage: Passage, first: int, spot: Spot) -> bool:
    """Return whether an English verb of speech stands right before: "shot, his relatives said in Mazar"."""
    verb = spot.first - 2
    if passage.language != "en" or verb < first or passage.words[verb + 1].norm not in {"in", "from"}:
        return False
    return passage.words[verb].norm in _SAID


def is_outlet(passage: Passage, spot: Spot) -> bool:
    """Return whether a name in quotation marks is of who reports, or only half of one: "«Хашт-е субх»"."""
    head = passage.language == "ru" and spot.first == passage.sentence_first(spot.first)
    if head and passage.text[spot.end : spot.end + 1] == ":" and spot.place and not in_zone(spot.place):
        return True  # "Фергана: в Балхе убит бывший полицейский"
    opened = passage.text[spot.start - 1 : spot.start]
    if opened not in _QUOTES or (opened == '"' and passage.language != "ru"):
        return False
    close = passage.text.find(_QUOTES[opened], spot.end, spot.end + _REST_OF_NAME)
    half = close > spot.end and passage.language == "ru" and " " in passage.text[spot.end : close]
    return half or passage.has("speech.verbs", spot.first - 1)
