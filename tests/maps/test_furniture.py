"""Graticule, scale bar, arrow."""

import numpy as np
import pytest
import shapely
from pyproj import Geod

from maps.furniture import block_corner, graticule, graticule_step, north_deg, scale_bar
from maps.projection import fit_frame
from maps.words import degrees_text, words

GEOD = Geod(ellps="WGS84")
EXTENTS = [(67.0, 36.2, 75.6, 39.0), (71.0, 36.5, 72.0, 39.5), (70.0, 37.5, 70.05, 37.52), (60, 29, 77, 42)]


@pytest.mark.parametrize(
    ("value", "axis", "language", "text"),
    [
        (37.5, "lat", "en", "37°30′N"),
        (-70, "lon", "en", "70°W"),
        (68 + 59.99 / 60, "lon", "en", "69°E"),
        (0.25, "lat", "ru", "0°15′ с. ш."),
        (-0.25, "lat", "tg", "0°15′ а. ҷ."),
        (71, "lon", "fa", "\u200f\u200e۷۱° شرقی"),
    ],
)
def test_degrees_text(value: float, axis: str, language: str, text: str) -> None:
    """Degrees and minutes, no minutes where there are none; marks keep it whole among Arabic letters."""
    assert degrees_text(value, axis, words(language)) == text


@pytest.mark.parametrize(
    ("span", "most", "step"), [(8.6, 10, 1.0), (2.8, 6, 0.5), (0.02, 1, 1 / 30), (300, 4, 20.0)]
)
def test_graticule_step_is_the_finest_with_room(span: float, most: float, step: float) -> None:
    """8.6 degrees in at most ten lines go by one degree, and so on."""
    assert graticule_step(span, most) == pytest.approx(step)


@pytest.mark.parametrize("extent", EXTENTS)
def test_scale_bar_is_as_long_as_the_geodesic(extent: tuple[float, float, float, float]) -> None:
    """Laid east and west about the middle of the map, its ends are the stated distance apart, to 0.5 %."""
    frame = fit_frame(extent, 790, 370)
    bar = scale_bar(frame, 96)
    middle = frame.points(*frame.centre)[0]
    ends = [frame.lon_lat(middle[0] + side * bar.length / 2, middle[1])[0] for side in (-1, 1)]
    _, _, length_m = GEOD.inv(*ends[0], *ends[1])

    assert length_m / 1000 == pytest.approx(bar.length_km, rel=0.005)
    assert bar.latitude == pytest.approx(frame.centre[1])
    assert 30 < bar.length <= 96


@pytest.mark.parametrize("extent", EXTENTS)
@pytest.mark.parametrize("spot", [(10, 10), (400, 200), (780, 360)])
def test_north_deg_is_the_projected_meridian(
    extent: tuple[float, float, float, float], spot: tuple[float, float]
) -> None:
    """Half a degree of arc away along the meridian, the arrow still points there, to 0.5 degrees."""
    frame = fit_frame(extent, 790, 370)
    lon, lat = frame.lon_lat(*spot)[0]
    north_lon, north_lat, _ = GEOD.fwd(lon, lat, 0, frame.m_per_point * 30)
    x, y = frame.points(north_lon, north_lat)[0] - spot

    assert north_deg(frame, *spot) == pytest.approx(np.degrees(np.arctan2(x, y)), abs=0.5)


@pytest.mark.parametrize("extent", EXTENTS)
def test_graticule_lines_are_labelled_where_they_cross_the_frame(
    extent: tuple[float, float, float, float],
) -> None:
    """The earth's coordinate at the crossing is the one that is written there."""
    frame = fit_frame(extent, 790, 370)
    lines = graticule(frame, words())
    numbers = {"bottom": 0, "top": 0, "left": 0, "right": 0}
    for line in lines:
        for side, at in line.ends:
            spot = {"bottom": (at, 0), "top": (at, 370), "left": (0, at), "right": (790, at)}[side]
            lon, lat = frame.lon_lat(*spot)[0]
            value, axis = (lon, "lon") if side in ("bottom", "top") else (lat, "lat")
            numbers[side] += 1

            assert degrees_text(value, axis, words()) == line.text

    assert min(numbers.values()) >= 2


def test_block_corner_hides_no_incident_if_it_can() -> None:
    """With incidents in three corners, the panel goes to the fourth."""
    frame = fit_frame(EXTENTS[0], 790, 370)
    crowd = [shapely.box(0, 0, 200, 60), shapely.box(600, 0, 790, 60), shapely.box(600, 300, 790, 370)]

    x, y = block_corner(frame, [(1.0, shape) for shape in crowd])
    assert (x < 100, y > 300) == (True, True)
