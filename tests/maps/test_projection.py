"""The projection of the static map, and its frame."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod, Proj

from maps.errors import StyleError
from maps.projection import fit_frame, fit_projection

GEOD = Geod(ellps="WGS84")
BORDER = (67.0, 36.2, 75.6, 39.0)


def test_fit_projection_of_a_wide_extent_is_lamberts_cone() -> None:
    """The two true parallels lie a sixth of the height from the edges."""
    projection = fit_projection((66, 36, 76, 42))

    assert (projection.kind, projection.parallels, projection.meridian) == ("lcc", (37.0, 41.0), 71.0)


@pytest.mark.parametrize("extent", [(71, 36, 72, 41), (-3, -2, 3, 2)])
def test_fit_projection_of_a_high_or_equatorial_extent_is_transverse_mercator(
    extent: tuple[float, float, float, float],
) -> None:
    """Where a cone fits badly or not at all, a cylinder along the meridian takes its place."""
    assert fit_projection(extent).kind == "tmerc"


@pytest.mark.parametrize("extent", [BORDER, (71, 36, 72, 41), (69.2, 37, 71, 38.3)])
def test_fit_projection_is_conformal_and_true_to_a_thousandth(
    extent: tuple[float, float, float, float],
) -> None:
    """Scale is the same in all directions, and nowhere in the extent off by more than 0.1 %."""
    projection = fit_projection(extent)
    lon, lat = np.meshgrid(np.linspace(extent[0], extent[2], 9), np.linspace(extent[1], extent[3], 9))
    factors = Proj(projection.crs).get_factors(lon, lat)

    assert np.asarray(factors.meridional_scale) == pytest.approx(np.asarray(factors.parallel_scale), abs=1e-6)
    assert np.asarray(factors.meridional_scale) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize(
    "extent",
    [(75, 36, 67, 39), (67, 39, 75, 36), (67, 36, 67, 39), (67, 36, 75, 95), (float("nan"), 1, 2, 3)],
)
def test_fit_frame_refuses_what_is_no_extent(extent: tuple[float, float, float, float]) -> None:
    """The message gives the form."""
    with pytest.raises(StyleError, match="is no extent: give W,S,E,N in degrees, as in 67,36,75,39"):
        fit_frame(extent, 800, 400)


@given(
    st.floats(-170, 160),
    st.floats(-60, 55),
    st.floats(0.05, 10),
    st.floats(0.05, 8),
    st.floats(100, 1000),
    st.floats(100, 1000),
)
def test_fit_frame_shows_all_of_the_extent(  # noqa: PLR0917 - one for each drawn number
    west: float, south: float, across: float, up: float, width: float, height: float
) -> None:
    """Every corner and middle of the extent is on paper, and the frame has the size asked for."""
    frame = fit_frame((west, south, west + across, south + up), width, height)
    lon, lat = np.meshgrid(west + across * np.linspace(0, 1, 3), south + up * np.linspace(0, 1, 3))

    points = frame.points(lon.ravel(), lat.ravel())
    # The edge was tested at 64 spots of each side: its bulge between two of them is nothing to an eye.
    assert (points > -0.1).all()
    assert (points < (width + 0.1, height + 0.1)).all()


def test_frame_lon_lat_is_the_way_back() -> None:
    """A point on paper, taken back to the earth, is where it came from."""
    frame = fit_frame(BORDER, 800, 400)

    lon_lat = frame.lon_lat(*frame.points([68.5, 71.55], [37.2, 37.49]).T)
    assert lon_lat == pytest.approx(np.array([[68.5, 37.2], [71.55, 37.49]]), abs=1e-9)


def test_frame_scale_is_metres_to_a_point() -> None:
    """100 km along the true parallel take 100 km over the scale on paper."""
    frame = fit_frame(BORDER, 800, 400)
    lat = frame.projection.parallels[0]
    lon, _, _ = GEOD.fwd(71.0, lat, 90, 1000)

    start, end = frame.points([71.0, lon], [lat, lat])
    assert np.hypot(*(end - start)) * frame.m_per_point == pytest.approx(1000, rel=1e-5)
