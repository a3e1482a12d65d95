"""The ground of roughly known places on a page."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo.border.line import load_border
from geo.boundaries.store import add_boundaries
from geo.layers import load_provinces
from maps.place_shapes import place_shapes
from maps.steps import UNITS

FARKHOR = shapely.box(69.2, 37.3, 69.6, 37.7)


def table(*rows: tuple[str | None, float]) -> pd.DataFrame:
    """Return a table of these place ids and radii."""
    return pd.DataFrame(rows, columns=["place_id", "radius_km"])


def lines(shape: dict) -> list[np.ndarray]:
    """Return the lines of a shape in degrees, put together again from their steps."""
    return [np.cumsum(np.reshape(line, (-1, 2)), axis=0) / UNITS for line in shape["lines"]]


@pytest.fixture
def own_district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Add a square for the district of Farkhor, as a user would."""
    monkeypatch.setenv("PANJ_DATA_DIR", str(tmp_path / "data"))
    frame = gpd.GeoDataFrame({"shapeName": ["Farkhor"]}, geometry=[FARKHOR], crs=4326)
    frame.to_file(tmp_path / "own.geojson")
    add_boundaries(tmp_path / "own.geojson", level=2)


def test_place_shapes_of_a_province_is_its_outline() -> None:
    """Gorno-Badakhshan's outline is within 600 m of the packaged one, and as large."""
    [[place_id, shape]] = place_shapes(table(("tj-gbao", 143.0))).items()
    packaged = load_provinces().set_index("place_id").geometry["tj-gbao"]
    drawn = shapely.Polygon(lines(shape)[0])

    assert (place_id, shape["area"]) == ("tj-gbao", True)
    assert shape["km"] == pytest.approx(142, abs=2)
    assert drawn.hausdorff_distance(packaged) < 0.006
    assert drawn.area == pytest.approx(packaged.area, rel=0.01)


def test_place_shapes_of_the_border_is_the_line() -> None:
    """What happened "at the border" lies along it."""
    [shape] = place_shapes(table(("l-border-tj-af", 700.0))).values()
    drawn = shapely.LineString(lines(shape)[0])

    assert not shape["area"]
    assert drawn.hausdorff_distance(load_border().line) < 0.002


@pytest.mark.usefixtures("own_district")
def test_place_shapes_of_a_district_is_the_polygon_that_the_user_added() -> None:
    """A square of 0.4 degrees stays one; its circle is as large as it is on the ground, 35.4 by 44.4 km."""
    [shape] = place_shapes(table(("tj-farkhor-district", 20.0), ("tj-farkhor-district", 20.0))).values()

    assert shapely.Polygon(lines(shape)[0]).equals(FARKHOR)
    assert shape["km"] == pytest.approx(np.sqrt(35.35 * 44.4 / np.pi), rel=0.01)


def test_place_shapes_of_what_is_known_only_by_a_radius_are_none() -> None:
    """A village, a place of no gazetteer, an exact place, a row without any; a table without places."""
    rows = table(("tj-khorugh", 9.0), ("my-own", 50.0), ("tj-gbao", 0.5), (None, 20.0), ("", 20.0))

    assert place_shapes(rows) == {}
    assert place_shapes(pd.DataFrame({"event_date": ["2024-01-01"]})) == {}
