"""Numbers, borders and tables that are none: errors of the package, with what to do."""

from collections.abc import Callable
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely import LineString, Point

from gazetteer.errors import PanjError
from geo.border.buffer import buffer_bands, buffer_line
from geo.border.chainage import chainage_on_line, point_at_chainage
from geo.border.distance import distance_to_line, side_of_line
from geo.border.line import load_border
from geo.border.neighbours import neighbour_border
from geo.border.reading import own_border, read_line
from geo.errors import GeometryError
from geo.incidents.comparison import compare_lines
from geo.incidents.expectation import expected_count
from geo.incidents.hotspots import find_hotspots
from geo.incidents.measure import measure
from geo.layers import country_of
from geo.numbers import as_floats, as_number
from geo.reverse import ReverseGeocoder

LINE = LineString([(70, 38), (71, 38.2)])
TABLE = gpd.GeoDataFrame(geometry=[Point(70, 38)], crs=4326)
DAYS = np.array(["2020-01-01"], "M8[D]")


@pytest.mark.parametrize("wrong", ["x", 1j, [[1], [2, 3]], DAYS, object(), 10**400])
@pytest.mark.parametrize(
    "asked",
    [
        lambda wrong: distance_to_line(wrong, 38, LINE),
        lambda wrong: side_of_line(70, wrong, LINE),
        lambda wrong: chainage_on_line(wrong, 38, LINE),
        lambda wrong: country_of(wrong, 38),
        lambda wrong: ReverseGeocoder().reverse_many(wrong, [38]),
        lambda wrong: point_at_chainage(LINE, wrong),
        lambda wrong: buffer_line(LINE, wrong),
        lambda wrong: buffer_bands(LINE, wrong),
        lambda wrong: measure(TABLE, distances_km=wrong),
        lambda wrong: find_hotspots(measure(TABLE), within_km=wrong),
        lambda wrong: find_hotspots(measure(TABLE), bandwidth_km=wrong),
        lambda wrong: find_hotspots(measure(TABLE), permutations=wrong),
        find_hotspots,
        lambda wrong: find_hotspots(measure(TABLE), border=wrong),
        lambda wrong: measure(TABLE, border=wrong),
        lambda wrong: compare_lines(load_border(), wrong, TABLE),
        lambda wrong: ReverseGeocoder(border=wrong),
        expected_count,
        neighbour_border,
        read_line,
        lambda wrong: own_border(wrong, "x"),
    ],
)
def test_what_is_no_number_border_or_table_is_an_error_of_the_package(
    asked: Callable[[Any], object], wrong: Any
) -> None:
    """Texts, days, complex numbers, ragged lists, things, numbers beyond all floats."""
    with pytest.raises(PanjError, match=r"\S+ .*\S"):
        asked(wrong)


@pytest.mark.parametrize("name", [None, 5, "", " "])
def test_a_line_needs_a_name(name: Any) -> None:
    """Maps and tables call it by its name."""
    with pytest.raises(GeometryError, match="give it a name"):
        own_border(LINE, name)


def test_as_floats_keeps_what_is_missing() -> None:
    """None and NA are NaN; the shape stays."""
    assert np.isnan(as_floats([None, 1.5], "lon")).tolist() == [True, False]
    assert as_floats(pd.Series([1, 2]), "lon").tolist() == [1, 2]
    assert as_floats(3, "lon").shape == ()
    assert as_number("2.5", "km") == 2.5
    with pytest.raises(GeometryError, match=r"lon 'x': give a number, or a list of numbers"):
        as_floats("x", "lon")
    with pytest.raises(GeometryError, match=r"km \[10\]: give a number"):
        as_number([10], "km")
