"""Which polygon holds each point."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.polygon_grid import FEW_POINTS, PolygonGrid

TRIANGLE = shapely.Polygon([(0, 0), (1, 0), (0, 1)])
SQUARE_WITH_A_HOLE = shapely.box(2, 0, 3, 1) - shapely.box(2.4, 0.4, 2.6, 0.6)


def many(lon: float, lat: float) -> tuple[np.ndarray, np.ndarray]:
    """Return the point so often that the grid is used."""
    return np.full(FEW_POINTS, lon), np.full(FEW_POINTS, lat)


@pytest.mark.parametrize(
    ("lon", "lat", "index"),
    [
        (0.2, 0.2, 0),
        (0.4999, 0.4999, 0),
        (0.5001, 0.5001, -1),
        (2.5, 0.3, 1),
        (2.5, 0.5, -1),
        (2.4001, 0.5, -1),
        (2.3999, 0.5, 1),
        (1.5, 0.5, -1),
        (-1e9, 1e9, -1),
        (np.nan, 0.5, -1),
        (np.inf, 0.5, -1),
    ],
)
def test_few_points_and_many_get_the_same_answer(lon: float, lat: float, index: int) -> None:
    """Inside, outside, in a hole, hard by an edge, far off, unknown: the grid answers as the polygons do."""
    grid = PolygonGrid([TRIANGLE, SQUARE_WITH_A_HOLE])

    assert grid.find(np.array([lon]), np.array([lat])).tolist() == [index]
    assert set(grid.find(*many(lon, lat)).tolist()) == {index}


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_grid_agrees_with_the_polygon_on_random_points(seed: int) -> None:
    """For a random star, the grid answers as shapely's own test does, also at the edges of its cells."""
    random = np.random.default_rng(seed)
    angle, reach = np.sort(random.uniform(0, 2 * np.pi, 40)), random.uniform(0.02, 0.3, 40)
    star = shapely.make_valid(shapely.Polygon(np.c_[reach * np.cos(angle), reach * np.sin(angle)]))
    lon, lat = random.uniform(-0.4, 0.4, (2, FEW_POINTS))
    lon[::2], lat[::4] = lon[::2].round(2), lat[::4].round(2)
    found = PolygonGrid([star]).find(lon, lat)

    assert ((found == 0) == shapely.intersects_xy(star, lon, lat)).all()
