"""A thinned line against the exact one: nowhere farther off than the tolerance."""

import numpy as np
import pytest
from shapely import LineString, MultiLineString

from geo.border.chainage import chainage_on_line
from geo.border.distance import distance_to_line
from geo.border.line import load_border
from geo.border.polyline import prepare_line
from geo.border.thinned import nearest_on_thinned, thin_line

RNG = np.random.default_rng(17)
RING = LineString([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
PARTS = MultiLineString([[(10, 50), (10.5, 50.2), (11, 50)], [(12, 50), (13, 50)], [(13, 50), (13, 51)]])
ANTIMERIDIAN = LineString([(179, 10), (-179, 10.5), (-178, 10)])
POLAR = LineString([(0, 88), (90, 88.5), (180, 88)])


@pytest.mark.parametrize("tolerance_m", [1.0, 40.0, 160.0])
def test_thinned_border_is_within_its_tolerance(tolerance_m: float) -> None:
    """Distances to the packaged border differ by no more than the tolerance; the fewer vertices, the more."""
    line = load_border().line
    lon, lat = RNG.uniform(67, 75.5, 3000), RNG.uniform(36, 39.5, 3000)

    thinned = thin_line(prepare_line(line), tolerance_m)
    metres, chainage_m = nearest_on_thinned(lon, lat, thinned)

    exact = distance_to_line(lon, lat, line).distance_m
    assert np.abs(metres - exact).max() <= tolerance_m + 1e-5 * exact.max()
    along = np.abs(chainage_m / 1000 - chainage_on_line(lon, lat, line))
    # in a bay of the line the nearest point leaps; elsewhere it moves by little
    assert np.median(along) < 0.01
    assert len(thinned.start_m) < len(line.coords)


@pytest.mark.parametrize("line", [RING, PARTS, ANTIMERIDIAN, POLAR])
def test_thinned_lines_of_every_kind(line: LineString | MultiLineString) -> None:
    """Closed, in parts, over the antimeridian, near a pole: within the tolerance all the same."""
    ready = prepare_line(line)
    vertex = RNG.integers(len(ready.lon), size=500)
    lon = ready.lon[vertex] + RNG.uniform(-1, 1, 500)
    lat = ready.lat[vertex] + RNG.uniform(-1, 1, 500)

    metres, chainage_m = nearest_on_thinned(lon, lat, thin_line(ready, 20.0))

    exact = distance_to_line(lon, lat, line).distance_m
    assert np.abs(metres - exact).max() <= 20 + 1e-5 * exact.max()
    assert (chainage_m >= 0).all()
    assert (chainage_m <= ready.total_m + 1e-6).all()
