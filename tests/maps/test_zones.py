"""The zone of the border on maps."""

import base64
import json
import zlib

import numpy as np
import pandas as pd
import shapely

from geo.border.distance import distance_to_line
from geo.border.line import load_border
from maps.ground_elements import BorderLayer
from maps.zones import beyond_zone, display_zones


def test_beyond_zone_parts_the_sure_from_the_possible() -> None:
    """Surely beyond 50 km is what lies there with its whole interval; a rough place may reach in."""
    table = pd.DataFrame({"border_km": [49.0, 51.0, 90.0, None], "border_km_low": [10.0, 50.5, 12.0, None]})

    surely, perhaps = beyond_zone(table)

    assert surely.tolist() == [False, True, False, False]
    assert perhaps.tolist() == [False, False, True, False]


def test_beyond_zone_takes_bare_tables() -> None:
    """Without an interval the distance counts as exact; without a distance nothing is beyond."""
    surely, perhaps = beyond_zone(pd.DataFrame({"border_km": ["51", "x"]}))

    assert (surely.tolist(), perhaps.tolist()) == ([True, False], [False, False])
    assert not any(map(any, beyond_zone(pd.DataFrame({"location": ["Khorugh"]}))))


def test_display_zones_have_their_distance_to_100_m() -> None:
    """Every point of the bands' edges, measured on the ellipsoid, is as far off as it should be."""
    distances = (5.0, 10.0, 25.0, 50.0)
    for km, zone in zip(distances, display_zones(distances), strict=True):
        edge = shapely.get_coordinates(shapely.segmentize(zone.boundary, 0.01))
        away_m = distance_to_line(*edge.T, load_border().line).distance_m

        assert np.abs(away_m - km * 1000).max() < 100


def test_border_on_a_page_is_drawn_to_50_m() -> None:
    """The thinned line that a page draws, in whole units of degrees, keeps to the packaged one."""
    data = json.loads(zlib.decompress(base64.b64decode(BorderLayer().packed.text)))
    for reach in data["reaches"]:
        corners = np.cumsum(np.reshape(reach["line"], (-1, 2)), axis=0) / data["units"]
        line = shapely.get_coordinates(shapely.segmentize(shapely.LineString(corners), 0.002))

        assert distance_to_line(*line.T, load_border().line).distance_m.max() < 50
