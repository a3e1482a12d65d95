"""Where a place known to a radius may be: shares, shape, country."""

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray
from pyproj import Geod

from geo.incidents.spread import (
    CUT_POWER,
    NODES,
    SPREAD_RADII,
    SPREAD_SHARE,
    Nodes,
    Places,
    laid_out,
    spread_nodes,
)

GEOD = Geod(ellps="WGS84")


def spread(lon: float, lat: float, radius_km: float, *, country: str = "", unit: object = None) -> Nodes:
    """Return the nodes of one place."""
    place = ([lon], [lat], [radius_km], [country])
    return spread_nodes(Places(*(np.array(column) for column in place), np.array([unit], dtype=object)))


def km_from(lon: float, lat: float, nodes: Nodes) -> NDArray[np.float64]:
    """Return how far the nodes lie from a point, by geodesics."""
    total = nodes.lon.size
    _, _, metres = GEOD.inv(np.full(total, lon), np.full(total, lat), nodes.lon.ravel(), nodes.lat.ravel())
    return metres / 1000


@pytest.mark.parametrize("lat", [0.0, 37.5, -61.0, 89.9])
def test_spread_has_the_shares_of_real_units(lat: float) -> None:
    """Half of the nodes lie within the median radius, 95 % within the 95th, wherever on earth."""
    nodes = spread(179.95, lat, 10)

    km = km_from(179.95, lat, nodes)
    for share in (0.1, 0.5, 0.95):
        radius = 10 * SPREAD_RADII[SPREAD_SHARE.index(share)]
        assert np.mean(km <= radius * 1.001) == pytest.approx(share, abs=2 / NODES)
    assert nodes.counted.all()
    assert not nodes.known.any()


def test_laid_out_follows_the_geodesics() -> None:
    """The closed form on the touching sphere is within 30 m of the geodesics, out to 164 km."""
    lon, lat = laid_out(np.array([71.0]), np.array([37.5]), np.array([60.0]), NODES)

    rank = np.arange(NODES)
    metres = 60_000 * np.interp((rank + 0.5) / NODES, SPREAD_SHARE, SPREAD_RADII)
    azimuth = rank * 180 * (3 - np.sqrt(5))
    there = GEOD.fwd(np.full(NODES, 71.0), np.full(NODES, 37.5), azimuth, metres)
    _, _, off = GEOD.inv(lon[0], lat[0], there[0], there[1])
    # the radius of curvature departs from the mean one by 0.5 % at most
    assert (np.abs(off) <= 0.005 * metres).all()
    assert off.max() < 400


def test_spread_within_a_country_is_part_of_a_larger_one_about_the_place() -> None:
    """Cut at the border, the nodes that count lie in the country and have the place for their centroid."""
    lon_deg, lat_deg, radius_km = 71.65, 37.5, 25.0

    nodes = spread(lon_deg, lat_deg, radius_km, country="TJ")

    assert nodes.known.all()
    assert not nodes.counted.all()
    assert (nodes.code[nodes.counted] == "TJ").all()
    east = (nodes.lon[nodes.counted] - lon_deg) * 111.3 * np.cos(np.radians(lat_deg))
    north = (nodes.lat[nodes.counted] - lat_deg) * 111.0
    assert np.hypot(east.mean(), north.mean()) < 0.1 * radius_km
    # the larger spread: its farthest nodes lie as many of its own radii off as the table says
    larger_km = radius_km / nodes.counted.mean() ** CUT_POWER
    width = km_from(nodes.lon.mean(), nodes.lat.mean(), nodes).max()
    assert width == pytest.approx(larger_km * SPREAD_RADII[-1], rel=0.1)


def test_spread_leaves_a_contradicted_country_aside() -> None:
    """A place deep in another country than the one stated is spread as if none were."""
    nodes = spread(69.2, 34.5, 10, country="TJ")

    assert not nodes.known.any()
    assert nodes.counted.all()


def test_spread_over_a_polygon_is_uniform() -> None:
    """A quarter of a square holds a quarter of the nodes, none lies outside."""
    nodes = spread(71, 38, 20, unit=shapely.box(70.8, 37.8, 71.2, 38.2))

    lon, lat = nodes.lon[0], nodes.lat[0]
    assert ((lon > 70.8) & (lon < 71.2) & (lat > 37.8) & (lat < 38.2)).all()
    assert np.mean((lon < 71) & (lat < 38)) == pytest.approx(0.25, abs=0.01)
