"""The answers to all recorded names, ready before they are asked for."""

from collections.abc import Callable, Iterable

from gazetteer.place import Match

Matches = tuple[Match, ...]


class ReadyMatches:
    """
    What every recorded name may mean when nothing else is known, as recorded and in other case.

    Parameters
    ----------
    names
        The recorded names.
    match
        What says what a name may mean.
    """

    def __init__(self, names: Iterable[str], match: Callable[[str], Matches]) -> None:
        self._as_recorded = {name: match(name) for name in names}
        self._in_other_case: dict[str, Matches] = {}
        for name in self._as_recorded:
            folded = name.casefold()
            if folded not in self._in_other_case:
                # All names that are recorded in no such case, and fold to this, are answered alike.
                written = (name.upper(), name.lower(), name.title(), name.swapcase())
                other = next((one for one in written if self._is_other_case(one, folded)), None)
                self._in_other_case[folded] = match(other) if other else ()

    def _is_other_case(self, name: str, folded: str) -> bool:
        """Return whether a name differs from recorded ones in case, and only in case."""
        return name not in self._as_recorded and name.casefold() == folded

    def get(self, name: str) -> Matches:
        """Return the matches of a name; none where it has to be looked up."""
        return self._as_recorded.get(name) or self._in_other_case.get(name.casefold(), ())
