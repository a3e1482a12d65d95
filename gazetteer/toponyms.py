"""Place names in phrases and running text."""

from dataclasses import dataclass

from gazetteer.gazetteer import Gazetteer
from gazetteer.normalize import search_key, word_spans
from gazetteer.place import Answer, Match, Place
from gazetteer.sounds import blur, sound_key
from gazetteer.unit_words import UNIT_KIND
from gazetteer.units import says_kind, split_unit

_CLEAR = 0.9  # confidence of a name that may say something of another
_LONGEST = 6  # words; "Gorno-Badakhshan Autonomous Region" has four


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name found in a text: `text[start:end]`, and what it may mean, best first."""

    text: str
    start: int
    end: int
    matches: tuple[Match, ...]


def find_toponyms(
    text: str,
    gazetteer: Gazetteer,
    *,
    country: str | None = None,
    date: str | None = None,
    limit: int = 5,
) -> list[Toponym]:
    """
    Return the place names in `text`, in order, the longest first where they overlap.

    Parameters
    ----------
    text
        A phrase or running text in any script.
    gazetteer
        Where the names are looked up.
    country
        ISO 3166-1 alpha-2 code; only places of that country.
    date
        ISO 8601 date, or its year; of several bearers of a name those that had it then come first.
    limit
        The most matches for each name.
    """
    words = word_spans(text)
    known = gazetteer.known_keys
    found = []
    first = 0
    while first < len(words):
        step = 1
        for last in range(min(len(words), first + _LONGEST), first, -1):
            run = words[first:last]
            if all(word in UNIT_KIND for word, _, _ in run):
                continue
            start, end = run[0][1], run[-1][2]
            if not _looks_like_a_name(text[start:end]) or known.isdisjoint(
                _keys([word for word, _, _ in run])
            ):
                continue
            matches = gazetteer.geocode(text[start:end], country=country, date=date, limit=limit).matches
            if matches:
                found.append(Toponym(text[start:end], start, end, matches))
                step = last - first
                break
        first += step
    return found


def _keys(words: list[str]) -> set[str]:
    """Return the keys that a run of folded words may have: its own, its sound, the noun of an adjective."""
    key = "".join(words)
    keys = {key, blur(sound_key(key))}
    core = split_unit(words)[0] if says_kind(words) else words
    return keys if set(words).issuperset(core) else keys | {"".join(core)}


def read_sentence(sentence: str, name: str, gazetteer: Gazetteer) -> tuple[tuple[Place, ...], str]:
    """
    Return what a sentence says of a place whose name stands in it.

    Parameters
    ----------
    sentence
        The sentence the name stood in.
    name
        The name.
    gazetteer
        Where the other names in the sentence are looked up.

    Returns
    -------
    mentioned
        The other places that the sentence names, as far as it is clear which they are.
    kind
        What kind of place a word beside the name says it is ("ADM2" for "district"); "" where none does.
    """
    key = search_key(name)
    words = [word for word, _, _ in word_spans(sentence)]
    length = max(1, len(word_spans(name)))
    kind = ""
    for first in range(len(words) - length + 1):
        if "".join(words[first : first + length]) == key:
            beside = words[max(0, first - 1) : first] + words[first + length : first + length + 1]
            kind = next((UNIT_KIND[word] for word in beside if word in UNIT_KIND), "")
    found = find_toponyms(sentence, gazetteer)
    others = [toponym.matches for toponym in found if key not in search_key(toponym.text)]
    clear = [Answer("", matches) for matches in others if matches[0].confidence >= _CLEAR]
    return tuple(answer[0].place for answer in clear if not answer.ambiguous), kind


def _looks_like_a_name(text: str) -> bool:
    """Return whether a run of words can be a name: in a script with capitals, it begins with one."""
    first = next(sign for sign in text if sign.isalnum())
    return not first.islower()
