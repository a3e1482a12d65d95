"""What can go wrong while a map is made."""

from gazetteer.errors import PanjError


class MapsError(PanjError):
    """The root of the errors of `maps`."""


class StyleError(MapsError, ValueError):
    """Raised when a colour, symbol, size or option of a map is not one of those allowed."""


class MapFormatError(MapsError, ValueError):
    """Raised when a map is asked for in an unknown format."""
