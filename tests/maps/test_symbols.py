"""How incidents become symbols."""

from collections.abc import Callable

import geopandas as gpd
import numpy as np
import pytest
import shapely
from pyproj import Geod

from maps.projection import Frame, fit_frame
from maps.symbols import lay_out, spread

GEOD = Geod(ellps="WGS84")
BORDER = (67.0, 36.2, 75.6, 39.0)


@pytest.fixture
def frame() -> Frame:
    """Give the frame of the whole border on an A4 sheet."""
    return fit_frame(BORDER, 790, 370)


@pytest.mark.parametrize("count", [2, 9, 25])
def test_spread_parts_the_symbols_of_one_place(count: int) -> None:
    """Symbols on one spot come to lie beside one another, close to it."""
    radius = np.full(count, 5.0)
    drawn = spread(np.full((count, 2), 200.0), radius, 400, 400)
    apart = np.hypot(*(drawn[:, None] - drawn[None]).T) + 100 * np.eye(count)

    assert apart.min() > 2 * 5.0
    # Circles of radius 5 in a heap of so many, at a density of one half.
    assert np.hypot(*(drawn - 200).T).max() < 5 * np.sqrt(2 * count) + 5


def test_spread_leaves_alone_what_has_room() -> None:
    """Symbols that do not touch stay where they are."""
    at = np.array([[50.0, 50.0], [100.0, 50.0], [50.0, 120.0]])

    assert spread(at, np.full(3, 6.0), 200, 200) == pytest.approx(at)


def test_spread_keeps_symbols_in_the_frame() -> None:
    """A heap in the corner grows inward."""
    drawn = spread(np.zeros((12, 2)), np.full(12, 6.0), 300, 200)

    assert drawn.min() >= 6


def test_spread_is_the_same_on_every_run() -> None:
    """Nothing in it is left to chance."""
    at = np.random.default_rng(3).uniform(0, 200, (40, 2))
    radius = np.full(40, 8.0)

    assert (spread(at, radius, 200, 200) == spread(at, radius, 200, 200)).all()


def test_lay_out_counts_what_it_does_not_draw(frame: Frame) -> None:
    """Points off the map, without a place, or known only to a country, are counted apart."""
    points = [
        shapely.Point(70, 37.5),
        shapely.Point(69.2, 34.5),
        None,
        shapely.Point(71, 38),
        shapely.Point(),
    ]
    table = gpd.GeoDataFrame({"radius_km": [1, 1, 1, 400, 1]}, geometry=points, crs=4326)

    symbols = lay_out(table, frame)
    assert (len(symbols.place), symbols.outside, symbols.vague) == (1, 1, 1)


def test_lay_out_of_an_empty_table_is_empty(frame: Frame, made_up: Callable[..., gpd.GeoDataFrame]) -> None:
    """A map without incidents is a map."""
    symbols = lay_out(made_up(0), frame)

    assert len(symbols.place) == 0
    assert symbols.outlines == []


def test_lay_out_discs_have_their_true_radius(frame: Frame) -> None:
    """The disc around a rough place runs at its radius on the ellipsoid; one place has one disc."""
    table = gpd.GeoDataFrame(
        {"radius_km": [25.0, 25.0, 1.0]},
        geometry=gpd.points_from_xy([70, 70, 71], [37.5, 37.5, 38]),
        crs=4326,
    )
    [disc] = lay_out(table, frame).discs

    lon, lat = frame.lon_lat(*shapely.get_coordinates(disc).T).T
    _, _, away_m = GEOD.inv(np.full_like(lon, 70), np.full_like(lat, 37.5), lon, lat)
    assert away_m == pytest.approx(25_000, rel=1e-6)


def test_lay_out_symbols_have_areas_like_their_fatalities(frame: Frame) -> None:
    """On paper, twice the dead is twice the area, whatever the shape."""
    table = gpd.GeoDataFrame(
        {"fatalities": [40, 20], "event_type": ["Battles", "Explosions/Remote violence"]},
        geometry=gpd.points_from_xy([69, 72], [37.5, 37.5]),
        crs=4326,
    )
    large, small = lay_out(table, frame).outlines

    # A circle is drawn with 48 corners: 0.3 % are missing.
    assert large.area / small.area == pytest.approx(2, rel=0.004)


@pytest.mark.parametrize("seed", range(5))
def test_lay_out_symbols_hide_little_of_one_another(
    frame: Frame, made_up: Callable[..., gpd.GeoDataFrame], seed: int
) -> None:
    """Of 60 symbols, 20 of them on one spot, the worst hidden one shows more than three quarters."""
    outlines = lay_out(made_up(60, seed), frame).outlines

    for i, shape in enumerate(outlines):
        others = shapely.union_all([*outlines[:i], *outlines[i + 1 :]])
        assert shape.intersection(others).area < 0.25 * shape.area


def test_spread_keeps_symbols_off_the_panel() -> None:
    """Symbols of places under the panel stand beside it, in the frame, and still apart from each other."""
    rng = np.random.default_rng(3)
    at, radius, panel = rng.uniform((0, 0), (200, 120), (25, 2)), np.full(25, 5.0), (90.0, 6.0, 194.0, 46.0)
    drawn = spread(at, radius, 200, 120, panel=panel)
    discs = [point.buffer(5) for point in shapely.points(drawn)]

    assert not any(disc.intersects(shapely.box(*panel)) for disc in discs)
    assert ((drawn >= 5) & (drawn <= (195, 115))).all()
    overlap = sum(one.intersection(other).area for i, one in enumerate(discs) for other in discs[:i])
    assert overlap < 0.02 * 25 * discs[0].area


def test_spread_beside_a_panel_leaves_alone_what_has_room() -> None:
    """A symbol that is not on the panel stays at its place."""
    at = np.array([[20.0, 20.0], [100.0, 100.0]])

    assert spread(at, np.array([5.0, 5.0]), 200, 120, panel=(90, 6, 194, 46)) == pytest.approx(at)
