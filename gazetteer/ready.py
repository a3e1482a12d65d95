"""The answers to all recorded names, ready before they are asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from gazetteer.place import MATCH_TYPES, Match
from gazetteer.store import Store

Matches = tuple[Match, ...]

_THOUSANDTHS = 1000  # of confidence, which has three decimals


class ReadyMatches:
    """
    What every recorded name may mean when nothing else is known, as recorded and in other case.

    Parameters
    ----------
    as_recorded
        The matches of each recorded name.
    in_other_case
        Those of all names that are recorded in no such case, and fold to the same.
    """

    def __init__(self, as_recorded: Mapping[str, Matches], in_other_case: Mapping[str, Matches]) -> None:
        self._as_recorded = as_recorded
        self._in_other_case = in_other_case

    def get(self, name: str) -> Matches:
        """Return the matches of a name; none where it has to be looked up."""
        return self._as_recorded.get(name) or self._in_other_case.get(name.casefold(), ())

    def rows(self, numbered: Iterable[tuple[int, str, str, str]]) -> Iterator[tuple[int, ...]]:
        """
        Yield the rows of the table `answer`.

        `numbered`: number, place id, name and kind of each row of the table `name`, by number.
        """
        recorded: dict[tuple[str, str, str], int] = {}
        first: dict[str, int] = {}
        folded: dict[str, int] = {}
        for number, place_id, name, kind in numbered:
            recorded.setdefault((place_id, name, kind), number)
            first.setdefault(name, number)
            folded.setdefault(name.casefold(), number)
        for other_case, matches_of in enumerate((self._as_recorded, self._in_other_case)):
            for asked, matches in matches_of.items():
                number = (folded if other_case else first)[asked]
                for rank, match in enumerate(matches):
                    name_number = recorded[match.place.place_id, match.matched_name, match.matched_kind]
                    match_type = MATCH_TYPES.index(match.match_type)
                    thousandths = round(match.confidence * _THOUSANDTHS)
                    yield number, other_case, rank, name_number, match_type, thousandths


def read_ready(store: Store) -> ReadyMatches:
    """Return the answers that were looked up when the index was built."""
    as_recorded: dict[str, Matches] = {}
    in_other_case: dict[str, Matches] = {}
    for asked, other_case, place, name, kind, match_type, thousandths in store.answers():
        match = Match(place, MATCH_TYPES[match_type], name, kind, thousandths / _THOUSANDTHS)
        ready, key = (in_other_case, asked.casefold()) if other_case else (as_recorded, asked)
        ready[key] = (*ready.get(key, ()), match)
    return ReadyMatches(as_recorded, in_other_case)


def look_up_all(names: Iterable[str], match: Callable[[str], Matches]) -> ReadyMatches:
    """
    Look up all recorded names.

    Parameters
    ----------
    names
        The recorded names.
    match
        What says what a name may mean.
    """
    as_recorded = {name: match(name) for name in names}

    def is_other_case(name: str, folded: str) -> bool:
        """Return whether a name differs from recorded ones in case, and only in case."""
        return name not in as_recorded and name.casefold() == folded

    in_other_case: dict[str, Matches] = {}
    for name in as_recorded:
        folded = name.casefold()
        if folded not in in_other_case:
            # All names that are recorded in no such case, and fold to this, are answered alike.
            written = (name.upper(), name.lower(), name.title(), name.swapcase())
            other = next((one for one in written if is_other_case(one, folded)), None)
            in_other_case[folded] = match(other) if other else ()
    return ReadyMatches(as_recorded, in_other_case)
