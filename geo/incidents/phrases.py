"""A location phrase → the places it mentions, and how the event stands to each of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from gazetteer import Gazetteer, Match, find_toponyms
from gazetteer.normalize import word_spans
from gazetteer.toponyms import Toponym
from geo.incidents import words

Role = Literal["at", "near", "away", "to"]
_NEAR_KM = 10.0
_EDGE_KM = 5.0
_BREAK = re.compile(r"[,;()\[\]/|:،؛–—]|\s-\s")
_CASE_ENDING = re.compile(r"(?<=[а-я]{3})(ом|ем|ой|ей|ах|ях|а|у|е|ы|и|я|ю)\b", re.IGNORECASE)
_WEAK = {"unit", "sound", "script", "fuzzy"}
_MISSPELT = {"fuzzy", "script"}
_SURE = 0.95
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
        Distance in km and azimuth in degrees from the place ("12 km north of"); no azimuth where only
        the distance is said.
    whole
        Whether the phrase has no other words.
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


def read_phrase(phrase: str, gazetteer: Gazetteer, year: str | None = None) -> list[Mention]:
    """
    Return the places that `phrase` mentions, in their order.

    Parameters
    ----------
    phrase
        A location in any script: a name, or words around names.
    gazetteer
        Where names are looked up.
    year
        Of what is told; names in use then come first.
    """
    found = _whole_or_parts(phrase, gazetteer, year)
    mentions: list[Mention] = []
    for number, toponym in enumerate(found):
        before_end = found[number - 1].end if number else 0
        after_start = found[number + 1].start if number + 1 < len(found) else len(phrase)
        before = phrase[before_end : toponym.start]
        after = phrase[toponym.end : after_start]
        mentions.append(_mention(toponym.text, toponym.matches, before, after, first=not number))
    if len(mentions) > 1:
        mentions = [replace(mention, whole=False) for mention in mentions]
    return _share_kinds(mentions)


def _whole_or_parts(phrase: str, gazetteer: Gazetteer, year: str | None) -> list[Toponym]:
    """
    Return the names in a phrase, or the phrase as one misspelt name where its parts are hardly names.

    A part that only sounds like a name, or is one but for its unit word, says less than the whole: "Qala
    Panja" is Qala-e Panjah, not a fort beside Panjab.
    """
    found = find_toponyms(phrase, gazetteer, date=year, limit=12)
    if found and all(toponym.matches[0].match_type in _WEAK for toponym in found):
        matches = gazetteer.geocode(phrase, date=year, limit=12).matches
        if matches and matches[0].match_type in _MISSPELT and matches[0].confidence >= _SURE:
            return [Toponym(phrase, 0, len(phrase), matches)]
    return found


def guessed_mentions(phrase: str, look_up: Callable[[str], tuple[Match, ...]]) -> list[Mention]:
    """
    Return the mention of a name that is misspelt, inflected or without its capital, if any is like one.

    Tried are the phrase, the parts between its breaks, whole and without the words that only say how the
    event stands, and the runs of words with capitals in them; each also without Russian case endings.

    Parameters
    ----------
    phrase
        A location in which `read_phrase` finds nothing that fits.
    look_up
        Gives the places that a name may mean, and are believed.
    """
    spans = _name_spans(phrase)
    tries = [(phrase[start:end], start, end) for start, end in spans]
    tries += [(_CASE_ENDING.sub("", text), start, end) for text, start, end in tries]
    for text, start, end in dict.fromkeys(tries):
        matches = look_up(text)
        if matches:
            return [_mention(phrase[start:end], matches, phrase[:start], phrase[end:], first=True)]
    return []


def _name_spans(phrase: str) -> list[tuple[int, int]]:
    """Return where in a phrase a name may stand, the longest spans first."""
    spans = [(0, len(phrase))]
    start = 0
    for part in [*_BREAK.finditer(phrase), None]:
        end = part.start() if part else len(phrase)
        named = [
            (start + at, start + to) for word, at, to in word_spans(phrase[start:end]) if not _is_plain(word)
        ]
        if named:
            capitals = [span for span in named if not phrase[span[0]].islower()] or named
            spans += [(start, end), (named[0][0], named[-1][1]), (capitals[0][0], capitals[-1][1])]
        start = part.end() if part else end
    return spans


def _mention(text: str, matches: tuple[Match, ...], before: str, after: str, *, first: bool) -> Mention:
    """Read the words before a name, back to the last break, and after it, to the next."""
    clause = _BREAK.split(before)[-1]
    lead = [word for word, _, _ in word_spans(clause)]
    # "Пяндж (река)": a bracket behind the name says as much as the same word without it.
    trail = [word for word, _, _ in word_spans(_BREAK.split(after.lstrip(" ("))[0])]
    trail = trail[
        : next((at for at, word in enumerate(trail) if word in words.IN | words.AND | words.AWAY), None)
    ]
    inside = [word for word, _, _ in word_spans(text)]
    around = [*lead, *trail]
    loose = 0.0
    if set(around) & (words.NEAR | words.AREA | words.SUBDISTRICT):
        loose = _NEAR_KM
    elif set(around) & words.EDGE:
        loose = _EDGE_KM
    unknown = _unknown(before, after)
    if unknown:
        loose = max(loose, _EDGE_KM)
    holding = _is_holding(lead, follows=not first and clause == before)
    # "border post in X": the post is what lies in X, X itself is no post.
    codes = _codes([*trail[:3], *([] if holding else reversed(lead[-3:]))], inside)
    return Mention(
        text=text,
        matches=matches,
        role=_role(lead, near=bool(set(around) & words.NEAR)),
        codes=codes,
        loose_km=loose,
        container=holding or (bool(unknown) and before.rstrip().endswith((",", "("))),
        joined=not first and _is_joint(before),
        between=bool(set(lead) & words.BETWEEN),
        offset=_offset(clause),
        whole=not any(sign.isalnum() for sign in before + after),
    )


def _is_holding(lead: list[str], *, follows: bool) -> bool:
    """
    Say whether the words before a name speak of something in it: "forest in", "border post of the".

    `follows` says that they begin after another name: "Naw Abad area of".
    """
    silent = words.EMPTY | words.NEAR | words.AREA | words.EDGE | words.KILOMETRES | words.COMPASS.keys()
    said = [word for word in lead if word not in silent and not _NUMBER.match(word)]
    if not said or said[-1] not in words.IN or said[0] in words.AND:
        return False
    return follows or (len(said) > 1 and said[-2] not in words.IN | words.SUBDISTRICT)


def _role(lead: list[str], *, near: bool) -> Role:
    """Return how the event stands to a place, by the words before it; the last such word decides."""
    for word in reversed(lead):
        if word in words.AWAY:
            return "away"
        if word in words.TO:
            return "to"
        if word in words.IN | words.NEAR | words.EDGE:
            break
    return "near" if near else "at"


def _codes(beside: list[str], inside: list[str]) -> tuple[str, ...]:
    """Return the feature codes that the words beside or in a name call it."""
    for word in [*inside, *beside]:
        # Plurals, and the Tajik ezafe.
        codes = next((words.KINDS[form] for form in (word, word[:-1]) if form in words.KINDS), ())
        if codes:
            return codes
    return ()


def _unknown(before: str, after: str) -> list[str]:
    """Return the words beside a name that are neither known nor plain: names that no gazetteer has."""
    return [word for word, _, _ in [*word_spans(before), *word_spans(after)] if not _is_plain(word)]


def _is_plain(word: str) -> bool:
    """Say whether a word only says how things stand, and names nothing."""
    return (
        word
        in words.NEAR | words.AREA | words.EDGE | words.SUBDISTRICT | words.AWAY | words.TO | words.BETWEEN
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
    return all(
        word in words.AND or word in words.KINDS or word in words.EMPTY for word, _, _ in spans
    ) and any(word in words.AND for word, _, _ in spans)


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
