"""The backdrop that needs no network."""

from itertools import pairwise

import numpy as np
import pytest
import shapely
from pyproj import Geod

from maps.backdrop import load_backdrop

GEOD = Geod(ellps="WGS84")


def test_load_backdrop_leaves_no_slivers_between_neighbours() -> None:
    """Thinned countries and provinces still meet edge to edge, without gap or overlap."""
    backdrop = load_backdrop()

    assert shapely.coverage_is_valid(backdrop.countries.geometry.array)
    for _, provinces in backdrop.provinces.groupby("country_code"):
        assert shapely.coverage_is_valid(provinces.geometry.array)


def test_load_backdrop_border_is_what_the_two_countries_share() -> None:
    """It runs on the edge of the drawn Tajikistan, from the Uzbek to the Chinese tripoint."""
    backdrop = load_backdrop()
    border = shapely.union_all(backdrop.border.geometry.array)
    tajik = backdrop.countries.geometry[backdrop.countries["country_code"] == "TJ"].iloc[0]

    assert border.difference(tajik.boundary.buffer(1e-9)).length == pytest.approx(0, abs=1e-6)
    assert backdrop.border.geometry.iloc[0].coords[0] == pytest.approx((67.7809, 37.1816), abs=1e-3)
    assert backdrop.border.geometry.iloc[-1].coords[-1] == pytest.approx((74.8899, 37.2341), abs=1e-3)


def test_load_backdrop_reaches_follow_one_another() -> None:
    """Four reaches, each beginning where the one before ends; the Panj is about 920 km long, as published."""
    border = load_backdrop().border
    ends = [(line.coords[0], line.coords[-1]) for line in border.geometry]

    assert border["reach"].tolist() == ["Amu Darya", "Panj", "Pamir", "Zorkul and beyond"]
    assert all(one[1] == pytest.approx(other[0]) for one, other in pairwise(ends))
    # Thinning straightens small bends: a few per cent of the length go.
    assert GEOD.geometry_length(border.geometry.iloc[1]) / 1000 == pytest.approx(921, rel=0.08)


def test_load_backdrop_moves_nothing_that_could_be_seen() -> None:
    """The thinned border stays within 600 m of the packaged one, half a point on an A4 sheet."""
    from geo.border.line import load_border  # noqa: PLC0415 - only here

    thinned = shapely.union_all(load_backdrop().border.geometry.array)
    points = shapely.points(shapely.get_coordinates(load_border().line))

    # 0.0068 degrees of longitude, and 0.0054 of latitude, are 600 m here.
    assert float(np.max(shapely.distance(points, thinned))) < 0.0068


def test_load_backdrop_ranks_towns() -> None:
    """The capital comes first, then provincial seats, then district seats."""
    towns = load_backdrop().towns.set_index("name")["rank"]

    assert [towns["Dushanbe"], towns["Khorugh"], towns["Vanj"]] == [1, 2, 3]
    assert towns.is_monotonic_increasing


def test_load_backdrop_has_the_bridges_on_the_border() -> None:
    """Every crossing of the Panj lies within 2 km of the drawn line."""
    backdrop = load_backdrop()
    border = shapely.union_all(backdrop.border.geometry.array)
    panj = backdrop.crossings[~backdrop.crossings["name"].str.contains("Hairatan")]

    assert len(panj) >= 8
    assert shapely.distance(panj.geometry.array, border).max() < 0.02
