"""Which of several nearly equal misspelt names is written most like what was asked."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from gazetteer.normalize import plain
from gazetteer.ranking import APART, HEARD, USUAL_LENGTH, Bearer, Found, in_order
from gazetteer.sources.record import script_of
from gazetteer.units import without_units

Written = Callable[[str], Mapping[str, Sequence[str]]]

_CLOSE = 1.5  # behind the first: what is farther off is not compared
_MOST = 8  # places that are compared
_MOST_APART = 5
_NOT_AS_WRITTEN = 1.0  # is added to the wrong letters of a name that is recorded only in other dress
_SHORTEST = 4


def by_writing(ordered: Sequence[Bearer], text: str, written: Written) -> list[Bearer]:
    """
    Return misspelt names with those first that are also written like the query: with its accents and units.

    The keys that names are found by leave much of that out; a slip changes a sign or two of one spelling.

    Parameters
    ----------
    ordered
        The places, the likeliest first.
    text
        What was asked.
    written
        Returns the recorded names of a place (`normalize.plain`) by script (ISO 15924 code), by its id.
    """
    if not ordered or not ordered[0].cost:
        return list(ordered)
    close = [one for one in ordered[:_MOST] if one.unlikely - ordered[0].unlikely <= _CLOSE]
    asked = as_asked(text)
    moved = [_farther(one, signs_apart(asked, one, written)) for one in close]
    # What was not compared stays behind, as far as before.
    if len(close) < len(ordered):
        most = max(one.found.apart for one in moved)
        moved += [_farther(one, most) for one in ordered[len(close) :]]
    return in_order(moved)


def _farther(one: Bearer, apart: float) -> Bearer:
    """Return a place with the signs counted that are written otherwise."""
    cost, tier, unlike, lightness, found = one
    return Bearer(cost + APART * apart, tier, unlike, lightness, Found(*found[:-1], apart))


def as_asked(text: str) -> list[tuple[str, str]]:
    """Return a text as it looks (`normalize.plain`), and without its unit words, each with its script."""
    asked = plain(text)
    named = plain(without_units(text)) if " " in text else asked
    script = script_of(named)
    return [(asked, script)] if named == asked else [(asked, script), (named, script)]


def signs_apart(asked: Iterable[tuple[str, str]], one: Bearer, written: Written) -> float:
    """
    Return in how many signs the query differs from the name of the place that is written most like it.

    The least of what is `asked` (`as_asked`), each as if it had six letters.
    """
    names = written(one.found.row.place.place_id)
    least = float(_MOST_APART * USUAL_LENGTH)
    for text, script in asked:
        apart = _apart(text, one, names.get(script, ()))
        least = min(least, apart * USUAL_LENGTH / max(len(text), _SHORTEST))
    return least


def _apart(asked: str, one: Bearer, names: Sequence[str]) -> float:
    """Return in how many signs a text differs from that of the names that is written most like it."""
    nearest = extractOne(asked, names, scorer=OSA.distance, score_cutoff=_MOST_APART)
    apart = nearest[1] if nearest else _MOST_APART + bool(names)
    # What only sounds so is recorded with other words or letters; what is recorded in another script is as
    # its key is.
    if one.found.match_type in HEARD:
        return min(one.found.unlike + _NOT_AS_WRITTEN, apart)
    return apart if names else min(one.found.spelt + _NOT_AS_WRITTEN, _MOST_APART)
