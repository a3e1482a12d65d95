"""A location phrase → the places it mentions, and how the event stands to each of them."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from gazetteer import Gazetteer, Match, find_toponyms
from gazetteer.normalize import word_spans
from geo.incidents import words

Role = Literal["at", "near", "away", "to"]
_NEAR_KM = 10.0
_EDGE_KM = 5.0
_BREAK = re.compile(r"[,;()\[\]/|:،؛–—]|\s-\s")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Mention:
    """
    A place name in a phrase.

    Parameters
    ----------
    text
        The name as written.
    matches
        What it may mean, best first.
    role
        at: the event is there; near: about there; away: somebody came from there or stood opposite;
        to: somebody went there.
    codes
        Feature codes of the kind that the phrase calls it ("district", "post"), empty where it does not.
    loose_km
        How much farther off than the place itself the event may be, in km.
    container
        Whether the phrase speaks of something within the place ("forest in Darqad").
    joined
        Whether it is joined to the mention before it by "and", a slash or a dash.
    between
        Whether the phrase says "between" before it.
    offset
        Distance in km and azimuth in degrees from the place ("12 km north of"); the azimuth is None where only
        the distance is said.
    """

    text: str
    matches: tuple[Match, ...]
    role: Role
    codes: tuple[str, ...]
    loose_km: float
    container: bool
    joined: bool
    between: bool
    offset: tuple[float, float | None] | None
    whole: bool


def read_phrase(phrase: str, gazetteer: Gazetteer) -> list[Mention]:
    """
    Return the places that `phrase` mentions, in their order.

    Parameters
    ----------
    phrase
        A location in any script: a name, or words around names.
    gazetteer
        Where names are looked up.
    """
    found = find_toponyms(phrase, gazetteer, limit=12)
    mentions: list[Mention] = []
    for number, toponym in enumerate(found):
        before_end = found[number - 1].end if number else 0
        after_start = found[number + 1].start if number + 1 < len(found) else len(phrase)
        before = phrase[before_end : toponym.start]
        after = phrase[toponym.end : after_start]
        mentions.append(_mention(toponym.text, toponym.matches, before, after, first=not number))
    return _share_kinds(mentions)


def plain_chunks(phrase: str) -> list[str]:
    """Return the parts of a phrase between its breaks, without the words that only say how the event stands."""
    chunks = []
    for part in _BREAK.split(phrase):
        spans = [span for span in word_spans(part) if not _is_plain(span[0])]
        if spans:
            chunks.append(part[spans[0][1] : spans[-1][2]])
    return chunks


def _mention(text: str, matches: tuple[Match, ...], before: str, after: str, *, first: bool) -> Mention:
    """Read the words before a name, back to the last break, and after it, to the next."""
    clause = _BREAK.split(before)[-1]
    lead = [word for word, _, _ in word_spans(clause)]
    trail = [word for word, _, _ in word_spans(_BREAK.split(after)[0])]
    trail = trail[: next((at for at, word in enumerate(trail) if word in words.IN | words.AND | words.AWAY), None)]
    inside = [word for word, _, _ in word_spans(text)]
    around = [*lead, *trail]
    loose = 0.0
    if set(around) & (words.NEAR | words.SUBDISTRICT):
        loose = _NEAR_KM
    elif set(around) & words.EDGE:
        loose = _EDGE_KM
    unknown = [word for word in _unknown(before, after) if word not in inside]
    if unknown:
        loose = max(loose, _EDGE_KM)
    codes = _codes([*reversed(lead[-3:]), *trail[:3]], inside)
    bare_lead = [word for word in lead if word not in words.EMPTY]
    container = bool(bare_lead and bare_lead[-1] in words.IN and len(bare_lead) > 1) or (
        bool(unknown) and (before.rstrip().endswith((",", "("))) 
    )
    if container and codes and bare_lead and bare_lead[-1] in words.IN:
        codes = ()  # "border post in X": the post is what lies in X, X is no post
    return Mention(
        text=text,
        matches=matches,
        role=_role(lead, loose, bool(set(around) & words.NEAR)),
        codes=codes,
        loose_km=loose,
        container=container,
        joined=not first and _is_joint(before),
        between=bool(set(lead) & words.BETWEEN),
        offset=_offset(clause),
        whole=not any(sign.isalnum() for sign in before + after),
    )


def _role(lead: list[str], loose: float, near: bool) -> Role:
    """Return how the event stands to a place, by the words before it; the last such word decides."""
    for word in reversed(lead):
        if word in words.AWAY:
            return "away"
        if word in words.TO:
            return "to"
        if word in words.IN | words.NEAR | words.EDGE:
            break
    return "near" if near and loose else "at"


def _codes(beside: list[str], inside: list[str]) -> tuple[str, ...]:
    """Return the feature codes that the words beside or in a name call it."""
    for word in [*inside, *beside]:
        codes = words.KINDS.get(word) or words.KINDS.get(word.removesuffix("s"))
        if codes:
            return codes
    return ()


def _unknown(before: str, after: str) -> list[str]:
    """Return the words beside a name that are neither known nor plain: names that no gazetteer has."""
    return [word for word, _, _ in [*word_spans(before), *word_spans(after)] if not _is_plain(word)]


def _is_plain(word: str) -> bool:
    """Say whether a word only says how things stand, and names nothing."""
    return (
        word in words.NEAR | words.EDGE | words.SUBDISTRICT | words.AWAY | words.TO | words.BETWEEN
        or word in words.AND | words.IN | words.EMPTY | words.KILOMETRES
        or word in words.KINDS
        or word in words.COMPASS
        or bool(_NUMBER.match(word))
    )


def _is_joint(between: str) -> bool:
    """Say whether what stands between two names only joins them: "and", "/", "–"."""
    spans = word_spans(between)
    if not spans:
        return any(sign in between for sign in "/–—-&+")
    return all(word in words.AND or word in words.KINDS or word in words.EMPTY for word, _, _ in spans) and any(
        word in words.AND for word, _, _ in spans
    )


def _offset(clause: str) -> tuple[float, float | None] | None:
    """Return the distance and direction that the words before a name give ("12 km north of")."""
    spans = [word for word, _, _ in word_spans(clause)]
    number = _NUMBER.search(clause)
    if number is None or not set(spans) & words.KILOMETRES:
        return None
    azimuth = next((words.COMPASS[word] for word in spans if word in words.COMPASS), None)
    return float(number.group().replace(",", ".")), azimuth


def _share_kinds(mentions: list[Mention]) -> list[Mention]:
    """Give a mention the kind that is said once for several: the “Panj” and “Shuroobod” units."""
    shared = list(mentions)
    for at in range(len(shared) - 2, -1, -1):
        following = shared[at + 1]
        if following.joined and following.codes and not shared[at].codes:
            shared[at] = replace(shared[at], codes=following.codes)
    return shared

