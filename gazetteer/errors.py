"""What can go wrong: one root for the toolkit, one for each package."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer.place import Match


class PanjError(Exception):
    """The root of every error that the toolkit raises on purpose; its message is one line."""


class GazetteerError(PanjError):
    """The root of the gazetteer's errors."""


class PlaceNotFoundError(GazetteerError, LookupError):
    """Raised when a place id is in no table."""


class IndexUnreadableError(GazetteerError, ValueError):
    """Raised when the SQLite index is missing, damaged, or of another version."""


class QueryError(GazetteerError, ValueError):
    """Raised when an argument of a look-up is not what it must be."""


class AmbiguousPlaceError(GazetteerError, LookupError):
    """
    Raised when a name has several bearers and the caller asked for one.

    Parameters
    ----------
    message
        Which name it is, and which places bear it.
    candidates
        The matches, best first.
    """

    def __init__(self, message: str, candidates: "Sequence[Match]") -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Return what it is made of again in another process."""
        return type(self), (self.args[0], self.candidates)


class UserDataError(GazetteerError, ValueError):
    """Raised when something in the user's data folder cannot be used."""


class UserDataWarning(UserWarning):
    """Given when something in the user's data folder is left out because it cannot be used."""


class DownloadError(PanjError, ValueError):
    """Raised when a file from the network cannot be had, or is not what it should be."""


class TableUnreadableError(GazetteerError, ValueError):
    """Raised when a table that somebody brings cannot be read: what, in which line, and why."""


class ResumeError(GazetteerError, ValueError):
    """Raised when there is no interrupted run to go on with."""


class ImportFileError(GazetteerError, ValueError):
    """Raised when a file of places cannot be read; nothing of it has been imported."""


class ImportRowError(ImportFileError):
    """
    Raised when a line of a file of places is wrong.

    Parameters
    ----------
    line
        Its number, from 1; for GeoJSON the number of the feature.
    reason
        What is wrong with it.
    """

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line:,}: {reason}")
        self.line = line
        self.reason = reason

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Return what it is made of again in another process."""
        return type(self), (self.line, self.reason)


class OutputError(PanjError, ValueError):
    """Raised when an output file cannot be written where it was asked for."""
