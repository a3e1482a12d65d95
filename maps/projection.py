"""The drawing surface of the static map: a projection fitted to an extent, and the frame around it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from pyproj import CRS, Transformer
from pyproj.enums import TransformDirection
from shapely.geometry.base import BaseGeometry

from maps.errors import StyleError

Extent = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

KM_A_DEGREE = 111.2
POLE_DEG = 85.0
"""Neither of the projections is of use nearer to the poles."""


@dataclass(frozen=True)
class Projection:
    """
    A conformal projection of WGS 84, in metres.

    `kind` is `lcc` (Lambert conformal conic; `parallels` are the two along which lengths are true) or `tmerc`
    (transverse Mercator; lengths are true along `meridian`).
    """

    kind: str
    meridian: float
    parallels: tuple[float, ...]

    @property
    def crs(self) -> CRS:
        """The coordinate reference system."""
        origin = sum(self.parallels) / len(self.parallels)
        text = f"+proj={self.kind} +lon_0={self.meridian} +lat_0={origin} +datum=WGS84 +units=m"
        if self.kind == "lcc":
            text += f" +lat_1={self.parallels[0]} +lat_2={self.parallels[1]}"
        return CRS.from_proj4(text)

    @cached_property
    def _transformer(self) -> Transformer:
        """From (lon, lat) to the plane, and back."""
        return Transformer.from_crs(4326, self.crs, always_xy=True)

    def forward(self, lon: ArrayLike, lat: ArrayLike) -> NDArray[np.float64]:
        """Return the projected positions of points in degrees; shape (n, 2), metres."""
        return np.column_stack(self._transformer.transform(np.atleast_1d(lon), np.atleast_1d(lat)))

    def inverse(self, x_m: ArrayLike, y_m: ArrayLike) -> NDArray[np.float64]:
        """Return (lon, lat) in degrees of projected positions in metres; shape (n, 2)."""
        back = TransformDirection.INVERSE
        return np.column_stack(
            self._transformer.transform(np.atleast_1d(x_m), np.atleast_1d(y_m), direction=back)
        )

    def geometry(self, geometry: BaseGeometry) -> BaseGeometry:
        """Return a geometry given in degrees in the plane of the map."""
        return shapely.transform(geometry, lambda lon_lat: self.forward(*lon_lat.T))


def fit_projection(extent: Extent) -> Projection:
    """
    Return the projection that distorts lengths least within an extent, among two conformal ones.

    An extent wider than high gets Lambert's cone through two parallels one sixth of its height from its
    edges (the usual rule: Snyder 1987, "Map Projections: A Working Manual", p. 99); a high one, or one near
    the equator, where the cone opens into a cylinder, gets the transverse Mercator projection on its middle
    meridian.

    Raises
    ------
    StyleError
        If the extent is none.
    """
    west, south, east, north = check_extent(extent)
    middle_lat = (south + north) / 2
    width = (east - west) * np.cos(np.radians(middle_lat))
    meridian = round((west + east) / 2, 2)
    if width < north - south or abs(middle_lat) < (north - south):
        return Projection("tmerc", meridian, (round(middle_lat, 2),))
    sixth = (north - south) / 6
    return Projection("lcc", meridian, (round(south + sixth, 2), round(north - sixth, 2)))


def extent_around(bounds: Extent, km: float) -> Extent:
    """Return west, south, east, north of what lies up to so many kilometres around bounds in degrees."""
    west, south, east, north = bounds
    up = km / KM_A_DEGREE
    across = up / np.cos(np.radians(np.clip((south + north) / 2, -POLE_DEG, POLE_DEG)))
    return (
        float(max(west - across, -180)),
        float(max(south - up, -POLE_DEG)),
        float(min(east + across, 180)),
        float(min(north + up, POLE_DEG)),
    )


def check_extent(extent: Extent) -> Extent:
    """Return an extent that is one; otherwise say what is wrong with it."""
    west, south, east, north = extent
    if not (-180 <= west < east <= 180 and -POLE_DEG <= south < north <= POLE_DEG):  # noqa: PLR2004 - a half turn
        given = ",".join(f"{degrees:g}" for degrees in extent)
        raise StyleError(f"{given} is no extent: give W,S,E,N in degrees, as in 67,36,75,39")
    return extent


@dataclass(frozen=True)
class Frame:
    """
    The part of the plane that the map shows, on a sheet measured in points (1/72 inch).

    Attributes
    ----------
    left_m, bottom_m
        The lower left corner in the plane, in metres.
    m_per_point
        The scale: metres in the plane to a point on paper.
    width, height
        Size on paper, in points.
    """

    projection: Projection
    left_m: float
    bottom_m: float
    m_per_point: float
    width: float
    height: float

    @property
    def box(self) -> shapely.Polygon:
        """The frame on paper, in points from its lower left corner."""
        return shapely.box(0, 0, self.width, self.height)

    def points(self, lon: ArrayLike, lat: ArrayLike) -> NDArray[np.float64]:
        """Return where points in degrees lie on paper; shape (n, 2), points from the lower left corner."""
        return (self.projection.forward(lon, lat) - (self.left_m, self.bottom_m)) / self.m_per_point

    def on_paper(self, geometry: BaseGeometry) -> BaseGeometry:
        """Return a geometry given in degrees in points from the lower left corner of the frame."""
        return shapely.transform(geometry, lambda lon_lat: self.points(*lon_lat.T))

    def lon_lat(self, x: ArrayLike, y: ArrayLike) -> NDArray[np.float64]:
        """Return (lon, lat) in degrees of positions on paper, in points; shape (n, 2)."""
        x_m = np.asarray(x) * self.m_per_point + self.left_m
        return self.projection.inverse(x_m, np.asarray(y) * self.m_per_point + self.bottom_m)

    @property
    def centre(self) -> tuple[float, float]:
        """Longitude and latitude of the middle of the frame, in degrees."""
        lon, lat = self.lon_lat(self.width / 2, self.height / 2)[0]
        return float(lon), float(lat)


def fit_frame(extent: Extent, width: float, height: float) -> Frame:
    """
    Return the frame of a given size that shows all of an extent, as large as it will go.

    Parameters
    ----------
    width, height
        Size on paper, in points.
    """
    projection = fit_projection(extent)
    edge = shapely.segmentize(shapely.box(*check_extent(extent)).exterior, (extent[2] - extent[0]) / 64)
    left, bottom, right, top = projection.geometry(edge).bounds
    m_per_point = max((right - left) / width, (top - bottom) / height)
    return Frame(
        projection,
        (left + right - width * m_per_point) / 2,
        (bottom + top - height * m_per_point) / 2,
        m_per_point,
        width,
        height,
    )
