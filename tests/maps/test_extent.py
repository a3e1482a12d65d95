"""How large a sheet is, and what is on it."""

from collections.abc import Callable

import geopandas as gpd
import pytest
import shapely

from maps.backdrop import load_backdrop
from maps.errors import StyleError
from maps.extent import MM, border_extent, choose_extent, incident_extent, sheet_size

MakeUp = Callable[..., gpd.GeoDataFrame]


@pytest.mark.parametrize(
    ("size", "millimetres"),
    [
        ("a4", (297, 210)),
        ("A3", (420, 297)),
        ("210x297mm", (210, 297)),
        ("99.5x80", (99.5, 80)),
        ((50, 60), (50, 60)),
    ],
)
def test_sheet_size_is_in_points(size: str | tuple[float, float], millimetres: tuple[float, float]) -> None:
    """An inch is 72 points and 25.4 mm; A4 and A3 lie, as the border does."""
    assert sheet_size(size) == pytest.approx((millimetres[0] * 72 / 25.4, millimetres[1] * 72 / 25.4))
    assert pytest.approx(72) == MM * 25.4


@pytest.mark.parametrize(
    "size", ["a5", "", "10", "axb", "-5x10", "0x100mm", "99999x10", (0, 10), (float("nan"), 9)]
)
def test_sheet_size_refuses_what_is_none(size: str | tuple[float, float]) -> None:
    """The message says what a size is."""
    with pytest.raises(
        StyleError, match=r"is no size: use a4, a3 or WIDTHxHEIGHTmm|cannot be drawn: use up to"
    ):
        sheet_size(size)


def test_border_extent_holds_the_border_and_most_of_its_zone() -> None:
    """The extent grows with the widest zone: 90 % of 50 km is 0.40 degrees of latitude."""
    backdrop = load_backdrop()
    west, south, east, north = border_extent(backdrop, (5, 50))
    line = backdrop.border.total_bounds

    assert (line[1] - south, north - line[3]) == pytest.approx((0.405, 0.405), abs=0.002)
    assert west < line[0] < line[2] < east


def test_incident_extent_holds_the_incidents_with_their_discs(made_up: MakeUp) -> None:
    """A place known to 50 km takes 50 km of room; one without a place, or anywhere, takes none."""
    points = [shapely.Point(70, 37.5), shapely.Point(71, 38), None, shapely.Point(60, 33)]
    table = gpd.GeoDataFrame({"radius_km": [50.0, 1.0, 1.0, 700.0]}, geometry=points, crs=4326)

    west, south, east, north = incident_extent(table) or (0, 0, 0, 0)
    assert (west < 69.44, 71 < east < 71.5) == (True, True)
    assert (south < 37.05, 38 < north < 38.3) == (True, True)
    assert incident_extent(made_up(0)) is None


def test_choose_extent_knows_words_and_numbers(made_up: MakeUp) -> None:
    """Without incidents, their extent is that of the border."""
    backdrop = load_backdrop()
    border = border_extent(backdrop, (50,))

    assert choose_extent("border", made_up(0), backdrop, (50,)) == border
    assert choose_extent("incidents", made_up(0), backdrop, (50,)) == border
    assert choose_extent((68, 36, 70, 38), made_up(0), backdrop, (50,)) == (68, 36, 70, 38)


@pytest.mark.parametrize(
    ("extent", "message"),
    [
        ("world", "use border, incidents or W,S,E,N"),
        ((70, 38, 69, 37), "is no extent"),
        ((10, 50, 12, 52), "nothing to draw in 10,50,12,52: the packaged map covers"),
    ],
)
def test_choose_extent_refuses_what_shows_nothing(made_up: MakeUp, extent: object, message: str) -> None:
    """Each has its reason and its remedy."""
    with pytest.raises(StyleError, match=message):
        choose_extent(extent, made_up(1), load_backdrop(), (50,))
