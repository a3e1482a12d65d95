"""What another line changes."""

import geopandas as gpd
import numpy as np
import pytest
from shapely import LineString, Point

from geo.border.line import load_border
from geo.border.reading import own_border
from geo.incidents.comparison import compare_lines

WEST_EAST = LineString([(70, 38), (71, 38)])
# 0.1 degrees of latitude: 11.1 km
NORTHERN = LineString([(70, 38.1), (71, 38.1)])


def table(*places: tuple[float, float] | None) -> gpd.GeoDataFrame:
    """Return a table of points."""
    points = [None if place is None else Point(place) for place in places]
    return gpd.GeoDataFrame(geometry=gpd.GeoSeries(points, crs=4326))


def test_comparison_with_itself_changes_nothing() -> None:
    """The same line, also turned round: no offset, no incident."""
    border = load_border()
    turned = own_border(border.line.reverse(), "turned")

    found = compare_lines(border, turned, table((71.5, 37.5), (69.0, 37.5), None))

    assert max(found.offset_m) < 1e-3
    assert (len(found.changed), found.compared) == (0, 2)
    assert found.length_km == pytest.approx(found.other_length_km)


def test_comparison_tells_incidents_that_change_side_or_zone() -> None:
    """Between two parallels 11 km apart, a place changes side; 3 km beyond, it changes its zone."""
    one, other = own_border(WEST_EAST, "south"), own_border(NORTHERN, "north")

    found = compare_lines(one, other, table((70.5, 38.05), (70.5, 37.98), (70.5, 40.0)))

    assert np.allclose(found.offset_m, 11_100, atol=60)
    assert found.changed.index.tolist() == [0, 1]
    assert found.changed["side"].tolist() == ["left", "right"]
    assert found.changed["side_other"].tolist() == ["right", "right"]
    assert found.changed["zone"].tolist() == [10, 5]
    assert found.changed["zone_other"].tolist() == [10, 25]
