"""The packaged shapes: countries, provinces, rivers, lakes; and the country of a point."""

from functools import cache
from pathlib import Path

import geopandas as gpd
import numpy as np
import numpy.typing as npt

from geo.errors import GeometryError
from geo.numbers import as_floats
from geo.polygon_grid import PolygonGrid

DATA = Path(__file__).parent / "data"

WINDOW = (66.0, 35.5, 76.0, 41.5)
"""West, south, east, north in degrees: all of Tajikistan and the Afghan border provinces."""


@cache
def _layer(name: str) -> gpd.GeoDataFrame:
    """Read a packaged layer once."""
    return gpd.read_file(DATA / f"{name}.geojson", engine="pyogrio")


def load_countries() -> gpd.GeoDataFrame:
    """
    Return Tajikistan, Afghanistan and their neighbours, from the same source as the border line.

    Returns
    -------
    countries
        Columns `country_code` (ISO 3166-1 alpha-2), `name`, `geometry` (EPSG:4326). Cut at `WINDOW`, but for
        Tajikistan and Afghanistan, which are whole (thinned to about 1 km outside the window).
    """
    return _layer("countries").copy()


def load_provinces() -> gpd.GeoDataFrame:
    """
    Return the provinces of Tajikistan and Afghanistan, fitted to the country polygons.

    Returns
    -------
    provinces
        Columns `iso_3166_2`, `country_code`, `place_id` (of the gazetteer), `name`, `name_ru`, `name_fa`,
        `geometry` (EPSG:4326).
    """
    return _layer("provinces").copy()


def load_rivers() -> gpd.GeoDataFrame:
    """
    Return the main rivers of the region; the Panj, the Pamir and the Amu Darya follow the border line.

    Returns
    -------
    rivers
        Columns `name`, `scalerank` (Natural Earth's: smaller is larger), `geometry` (EPSG:4326).
    """
    return _layer("rivers").copy()


def load_lakes() -> gpd.GeoDataFrame:
    """
    Return lakes and wide river beds of at least 0.5 km² in `WINDOW`.

    Returns
    -------
    lakes
        Columns `name` (empty where not known), `area_km2`, `geometry` (EPSG:4326), largest first.
    """
    return _layer("lakes").copy()


@cache
def _country_grid() -> tuple[PolygonGrid, npt.NDArray[np.str_]]:
    """Return the country polygons ready for points, and their codes with "" at the end, where −1 finds it."""
    countries = _layer("countries")
    return PolygonGrid(countries.geometry.to_numpy()), np.asarray([*countries["country_code"], ""])


def country_of(lon: npt.ArrayLike, lat: npt.ArrayLike) -> npt.NDArray[np.str_]:
    """
    Return the ISO 3166-1 alpha-2 code of the country that each point lies in.

    Parameters
    ----------
    lon, lat
        Degrees, EPSG:4326; arrays of one shape, or numbers.

    Returns
    -------
    codes
        Array of that shape; "" where the point is NaN or in none of the packaged polygons.

    Raises
    ------
    GeometryError
        If they are no numbers, or there are not as many of both.
    """
    lons, lats = as_floats(lon, "longitude"), as_floats(lat, "latitude")
    try:
        lon_deg, lat_deg = np.broadcast_arrays(lons, lats)
    except ValueError as error:
        raise GeometryError(
            f"give as many longitudes as latitudes, not {lons.shape} and {lats.shape}"
        ) from error
    grid, codes = _country_grid()
    return codes[grid.find(lon_deg.ravel(), lat_deg.ravel())].reshape(lon_deg.shape)
