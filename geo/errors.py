"""What can go wrong with lines, distances and incident tables."""

from gazetteer.errors import PanjError


class GeoError(PanjError):
    """The root of the errors of `geo`."""


class GeometryError(GeoError, ValueError):
    """Raised when a geometry is empty, invalid or not on the earth."""


class ChainageError(GeoError, ValueError):
    """Raised when a chainage is not on the line."""


class NotNeighboursError(GeoError, LookupError):
    """Raised when two countries share no border in the packaged polygons."""


class IncidentError(GeoError, ValueError):
    """Raised when a source of incidents cannot be read as a table of incidents."""


class FormatError(GeoError, ValueError):
    """Raised when a file format is unknown or a file is not what its name says."""


class PointError(GeoError, ValueError):
    """Raised when a latitude or longitude is not on the globe."""


class BoundaryError(GeoError, ValueError):
    """Raised when boundaries cannot be added, removed or downloaded as asked."""


class OnlineError(GeoError, ValueError):
    """Raised when an online service is unknown or its address is not allowed."""


class ReportError(GeoError, ValueError):
    """Raised when a file holds no report that can be read as text."""
