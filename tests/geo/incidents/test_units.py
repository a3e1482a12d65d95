"""What a row says of the unit its place stands for."""

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo.border.line import load_border
from geo.incidents.measure import measure
from geo.incidents.units import unit_shapes


def placed(place_id: str, lon: float, lat: float, radius_km: float) -> gpd.GeoDataFrame:
    """Return one incident at a place of the gazetteer."""
    columns = {"place_id": [place_id], "radius_km": [radius_km]}
    return gpd.GeoDataFrame(columns, geometry=[shapely.Point(lon, lat)], crs=4326)


@pytest.mark.parametrize(
    ("place_id", "point", "radius_km", "from_km", "to_km"),
    [
        ("l-border-tj-af", (71.28, 37.996), 700.0, 0, 1344),
        ("r-panj", (70.77, 38.456), 450.0, 82, 999),  # from the Vakhsh mouth to the confluence near Langar
        ("r-pamir", (73.084, 37.321), 60.0, 999, 1129),
        ("r-amu-darya", (68.007, 36.934), 60.0, 0, 82),
    ],
)
def test_what_lies_on_the_line_is_at_the_border(
    place_id: str, point: tuple[float, float], radius_km: float, from_km: float, to_km: float
) -> None:
    """An incident "on the Panj" is at the border for certain, somewhere along the river's reach of it."""
    row = measure(placed(place_id, *point, radius_km)).iloc[0]
    margin_km = 0.025 * (to_km - from_km)  # 95 % of an even spread leaves out as much at each end

    assert row["within_5_km"] == 1
    assert row["border_km_high"] < 0.1
    assert row["chainage_km_low"] == pytest.approx(from_km + margin_km, abs=6)
    assert row["chainage_km_high"] == pytest.approx(to_km - margin_km, abs=6)
    assert row["side"] == "uncertain"


def test_river_shapes_are_parts_of_the_border() -> None:
    """The lines are made of the border's own vertices."""
    river = unit_shapes(placed("r-panj", 70.77, 38.456, 450.0), np.array([450.0]))[0]

    assert shapely.covers(load_border().line, river)


def test_a_widened_province_is_no_longer_its_polygon() -> None:
    """Near Khatlon is not Khatlon: with a much larger radius the polygon is not used."""
    province = placed("tj-khatlon-region", 69.14, 37.81, 88.8)

    assert unit_shapes(province, np.array([88.8]))[0].contains(shapely.Point(69.14, 37.81))
    assert unit_shapes(province, np.array([200.0]))[0] is None
    assert unit_shapes(placed("tj-khorugh", 71.55, 37.49, 4.0), np.array([4.0]))[0] is None


@pytest.mark.parametrize("radius_km", [0.5, 4.0, 30.0, 150.0])
def test_intervals_hold_the_point_reported_beside_them(radius_km: float) -> None:
    """The 95 % interval of distance and of chainage never leaves out the figure of the point itself."""
    row = measure(placed("", 69.4, 37.16, radius_km)).iloc[0]

    assert row["border_km_low"] <= row["border_km"] <= row["border_km_high"]
    assert row["chainage_km_low"] <= row["chainage_km"] <= row["chainage_km_high"]
