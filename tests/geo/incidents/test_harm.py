"""Publishing without doing harm: a test tries to find the places again."""

import numpy as np
import pandas as pd
import pytest
from geographiclib.geodesic import Geodesic

from gazetteer import Gazetteer, find_toponyms
from geo.errors import IncidentError
from geo.incidents.example import example_incidents
from geo.incidents.harm import Harmless, make_harmless
from geo.incidents.licences import require_permission, restricted_rows
from geo.incidents.locate import locate
from geo.incidents.measure import measure
from geo.incidents.table import build_table

GAZETTEER = Gazetteer()
LOCATED = measure(locate(example_incidents(), gazetteer=GAZETTEER))


def _km(one: object, other: object) -> float:
    return float(Geodesic.WGS84.Inverse(one.y, one.x, other.y, other.x)["s12"]) / 1000  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", ["5km", "20 km"])
def test_coarsened_points_are_the_middle_of_their_cell(size: str) -> None:
    """Each point moves by half a diagonal of its cell at most, and the radius holds it."""
    table = make_harmless(LOCATED, Harmless(coarsen=size), gazetteer=GAZETTEER)
    cell_km = float(size.removesuffix("km"))
    moved = [_km(one, other) for one, other in zip(LOCATED.geometry, table.geometry, strict=True)]

    assert max(moved) <= cell_km * np.sqrt(2) / 2 * 1.01
    assert (table["radius_km"] >= cell_km * np.sqrt(2) / 2 - 1e-9).all()
    assert (table["geo_precision"] >= 2).all()
    assert table.geometry.to_wkt().nunique() < LOCATED.geometry.to_wkt().nunique()


@pytest.mark.parametrize("size", ["5km", "district"])
def test_coarsened_rows_do_not_give_the_place_away(size: str) -> None:
    """From no text and no figure that is left can the place be found again."""
    table = make_harmless(LOCATED, Harmless(coarsen=size), gazetteer=GAZETTEER)
    gone = {"place_id", "place_name", "candidates", "location", "notes", "evidence", "disputed", "source_url"}
    own = [
        table.geometry.name,
        "admin1",
        "admin2",
        "reach",
    ]  # the district that was asked for, and of the coarse point
    texts = table.drop(columns=own, errors="ignore").select_dtypes("str")
    named = {
        toponym.matches[0].place.place_id
        for text in pd.unique(texts.to_numpy().ravel())
        if isinstance(text, str)
        for toponym in find_toponyms(text, GAZETTEER, limit=1)
        if toponym.matches[0].place.feature_code not in ("PCLI", "ADM1")
    }

    assert not gone & set(table.columns)
    assert named == set()
    again = measure(table[[*table.columns.drop(["border_km", "chainage_km", "nearest_lon", "nearest_lat"])]])
    pd.testing.assert_series_equal(again["border_km"], table["border_km"])
    pd.testing.assert_series_equal(again["chainage_km"], table["chainage_km"])


def test_coarsening_to_districts_leaves_only_the_district() -> None:
    """Each row comes out at the point of its district; one without a district is not placed."""
    table = make_harmless(LOCATED, Harmless(coarsen="district"), gazetteer=GAZETTEER)
    places = {(place.longitude, place.latitude) for place in GAZETTEER.places() if place.feature_class == "A"}

    assert {(point.x, point.y) for point in table.geometry if point is not None} <= places
    assert table["admin2"].notna().tolist() == table.geometry.notna().tolist()
    assert table["locate_problem"].notna().tolist() == table.geometry.isna().tolist()


def test_columns_are_kept_by_name_dropped_and_anonymised() -> None:
    """What is kept by name stays; codes are the same for the same name, and other ones in the next file."""
    wanted = Harmless(coarsen="5km", keep=("notes",), drop=("actor2",), anonymise=("actor1",))
    one, other = (make_harmless(LOCATED, wanted, gazetteer=GAZETTEER) for _ in range(2))

    assert one["notes"].equals(LOCATED["notes"])
    assert "actor2" not in one.columns
    assert one["actor1"].dropna().str.fullmatch("anon-[0-9a-f]{12}").all()
    assert one["actor1"].nunique() <= LOCATED["actor1"].nunique()
    assert not set(one["actor1"].dropna()) & set(other["actor1"].dropna())
    assert wanted.told()[0] == "places coarsened to 5km; finer fields left out"


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (Harmless(coarsen="small"), "write a size such as 5km"),
        (Harmless(coarsen="0km"), "write a size such as 5km"),
        (Harmless(drop=("nothing",)), "there is no column nothing"),
        (Harmless(anonymise=("geometry",)), "there is no column geometry"),
    ],
)
def test_make_harmless_refuses_what_it_does_not_know(wanted: Harmless, told: str) -> None:
    """A size or a column that is none is named."""
    with pytest.raises(IncidentError, match=told):
        make_harmless(LOCATED, wanted, gazetteer=GAZETTEER)


def test_rows_that_may_not_be_passed_on_need_permission() -> None:
    """Rows of ACLED are refused, unless the user has permission; others are not."""
    raw = pd.DataFrame({"location": ["x", "y"], "source_licence": ["ACLED: no redistribution", "CC BY 4.0"]})
    table = build_table(raw).table

    assert restricted_rows(table) == 1
    with pytest.raises(IncidentError, match=r"1 rows may not be passed on .*--i-have-permission"):
        require_permission(table, permitted=False)
    require_permission(table, permitted=True)
    require_permission(table[1:], permitted=False)
