"""What can go wrong: one root for the toolkit, one for each package."""


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


class UserDataError(GazetteerError, ValueError):
    """Raised when something in the user's data folder cannot be used."""


class DownloadError(PanjError, ValueError):
    """Raised when a file from the network cannot be had, or is not what it should be."""


class OutputError(PanjError, ValueError):
    """Raised when an output file cannot be written where it was asked for."""
