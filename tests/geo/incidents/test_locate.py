"""Placing incidents by their words."""

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from geographiclib.geodesic import Geodesic

from gazetteer import Gazetteer
from geo.incidents.example import example_incidents
from geo.incidents.locate import locate
from geo.incidents.table import build_table

PHRASES = Path(__file__).parents[2] / "data" / "phrases.csv"
GAZETTEER = Gazetteer()
LOCATED = ["place_id", "place_name", "match_type", "confidence", "radius_km", "candidates", "locate_problem"]


def _locate(*rows: dict[str, object]) -> pd.DataFrame:
    return locate(build_table(pd.DataFrame(list(rows), dtype=object)).table, gazetteer=GAZETTEER)


def _phrases() -> list[dict[str, str]]:
    with PHRASES.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("row", _phrases(), ids=lambda row: row["location"])
def test_locate_places_phrases(row: dict[str, str]) -> None:
    """Phrases in four languages come out where the tables of places have them, with a fair radius."""
    given = {name: row[name] or None for name in ("location", "country", "admin1", "admin2", "geo_precision")}
    found = _locate(given).iloc[0]
    expected = row["expected"].split("|")
    place_id = found["place_id"] if isinstance(found["place_id"], str) else ""

    if {"outside", "unplaced"} & set(expected):
        outside = bool(place_id) and GAZETTEER.get(place_id).outside
        unplaced = found.geometry is None
        assert (outside and "outside" in expected) or (unplaced and "unplaced" in expected)
    else:
        assert place_id in expected
        assert float(row["least_km"]) <= found["radius_km"] <= float(row["most_km"])


def test_locate_places_every_packaged_incident_and_marks_four_as_outside() -> None:
    """All 62 are placed by their words, and the four far ones come out outside the zone."""
    located = locate(example_incidents(), gazetteer=GAZETTEER)
    outside = [GAZETTEER.get(place).outside for place in located["place_id"].dropna()]
    far = located[located["admin1"].isin(["Nimroz", "Paktika", "Kabul", "Khost"])]

    assert located.geometry.notna().all()
    assert all(GAZETTEER.get(place).outside for place in far["place_id"])
    assert sum(outside) >= 4


def test_remarks_on_the_packaged_incidents_name_no_source_that_readers_cannot_know() -> None:
    """Notes and disagreements speak of reports, not of the papers that the table was compiled from."""
    incidents = example_incidents()
    remarks = incidents["notes"].fillna("") + " " + incidents["disputed"].fillna("")

    assert not remarks.str.contains("seed article|news table|row N", regex=True).any()


def test_locate_keeps_rows_in_order_and_changes_nothing_given() -> None:
    """Columns are added; rows, their order, their index and what they say stay."""
    table = build_table(pd.DataFrame({"location": ["Yol", "nowhere known", "Tem"], "mine": [1, 2, 3]})).table
    table.index = [5, 3, 9]
    before = table.copy()
    located = locate(table, gazetteer=GAZETTEER)

    pd.testing.assert_frame_equal(pd.DataFrame(table), pd.DataFrame(before))
    assert located.index.tolist() == [5, 3, 9]
    assert located["mine"].tolist() == [1, 2, 3]
    assert located["place_id"].tolist()[::2] == ["tj-yol", "tj-tem"]
    assert set(LOCATED) <= set(located.columns)


@pytest.mark.parametrize(("precision", "radius_km"), [(None, 0.0), (1, 0.0), (2, 15.0), (3, 75.0)])
def test_locate_keeps_coordinates_that_a_row_has(precision: int | None, radius_km: float) -> None:
    """Given coordinates are not moved; their radius follows from geo_precision."""
    found = _locate({"location": "Khorugh", "latitude": 37.1, "longitude": 71.1, "geo_precision": precision})

    assert (found["latitude"][0], found["longitude"][0]) == (37.1, 71.1)
    assert found["match_type"][0] == "coordinates"
    assert found["radius_km"][0] == radius_km


def test_locate_leaves_what_was_placed_before() -> None:
    """Placing twice is placing once."""
    once = locate(example_incidents(), gazetteer=GAZETTEER)
    twice = locate(once, gazetteer=GAZETTEER)

    pd.testing.assert_frame_equal(pd.DataFrame(once), pd.DataFrame(twice))


def test_locate_says_why_a_row_cannot_be_placed() -> None:
    """The reason says what was looked for and what would help; it goes once the row can be placed."""
    found = _locate({"location": "Qwzrtplk"}, {"location": None}, {"location": "Qwzrtplk", "event_date": "x"})
    told = found["locate_problem"].tolist()

    assert told[0] == (
        "not placed: location “Qwzrtplk” names no place that is known, "
        "and the row names no district or region; name a district or region, or give coordinates"
    )
    assert "neither coordinates nor a location" in told[1]
    assert told[2].startswith("event_date “x”: is no date")
    found.loc[2, "location"] = "Khorugh"
    again = locate(found, gazetteer=GAZETTEER)
    assert again["locate_problem"].tolist()[2].startswith("event_date “x”")
    assert "not placed" not in again["locate_problem"].tolist()[2]


@pytest.mark.parametrize("text", ["Qwzrtplk " * 1200, "q" * 10_000])
def test_locate_quotes_no_more_than_a_line_of_a_long_location(text: str) -> None:
    """Of a location of ten thousand letters, the reason quotes eighty; the row itself keeps them all."""
    found = _locate({"location": text, "country": "Tajikistan"})
    quoted = found["locate_problem"][0].partition("“")[2].partition("”")[0]

    assert quoted == f"{text[:79]}…"
    assert found["location"][0] == text


def test_locate_falls_back_to_district_then_region() -> None:
    """An unknown place lies in the row's district, else in its region, with that area's radius."""
    found = _locate(
        {"location": "Qwzrtplk", "country": "Tajikistan", "admin1": "Khatlon", "admin2": "Farkhor"},
        {"location": "Qwzrtplk", "country": "Tajikistan", "admin1": "Khatlon"},
    )

    assert found["match_type"].tolist() == ["admin2", "admin1"]
    assert found["place_id"].tolist() == ["tj-farkhor-district", "tj-khatlon-region"]
    assert found["radius_km"].tolist() == [19.5, 88.8]


def test_locate_does_not_take_a_namesake_in_another_country() -> None:
    """A name that is known only where the row says it is not is no place for it, and is noted."""
    found = _locate({"location": "Khorugh", "country": "Afghanistan"})

    assert found.geometry[0] is None
    assert "tj-khorugh" in found["candidates"][0]
    assert "only where the row says it is not" in found["locate_problem"][0]


@pytest.mark.parametrize(
    ("country", "admin1", "place_id"),
    [
        ("Tajikistan", "GBAO", "tj-ishkoshim"),
        ("Afghanistan", "Badakhshan", "af-ishkashim"),
        ("TJ", None, "tj-ishkoshim"),
        ("Афганистан", None, "af-ishkashim"),
    ],
)
def test_locate_tells_namesakes_across_the_river_apart(
    country: str, admin1: str | None, place_id: str
) -> None:
    """The country of the row decides between the two Ishkashims; the others are noted as candidates."""
    found = _locate({"location": "Ishkashim", "country": country, "admin1": admin1, "geo_precision": 1})

    assert found["place_id"][0] == place_id
    assert "kashim" in found["candidates"][0] or "koshim" in found["candidates"][0]


def test_locate_moves_along_a_bearing() -> None:
    """“12 km north of Murghob” is 12 km north of it, with a radius that allows for the words."""
    found = _locate({"location": "12 km north of Murghob", "country": "Tajikistan"})
    murghob = GAZETTEER.get("tj-murghob")
    line = Geodesic.WGS84.Inverse(
        murghob.latitude, murghob.longitude, found["latitude"][0], found["longitude"][0]
    )

    assert line["s12"] == pytest.approx(12_000, abs=1)
    assert line["azi1"] == pytest.approx(0, abs=0.01)
    assert found["radius_km"][0] > murghob.radius_km


def test_locate_spans_two_places_that_a_phrase_joins() -> None:
    """The circle holds both places; it has no single place of the gazetteer."""
    found = _locate({"location": "between Zong and Vrang", "country": "Tajikistan"})
    for place_id in ("tj-zong", "tj-vrang"):
        place = GAZETTEER.get(place_id)
        apart = Geodesic.WGS84.Inverse(
            place.latitude, place.longitude, found["latitude"][0], found["longitude"][0]
        )["s12"]
        assert apart / 1000 + place.radius_km == pytest.approx(found["radius_km"][0], abs=0.01)

    assert pd.isna(found["place_id"][0])
    assert found["place_name"][0] == "Zong / Vrang"


def test_locate_widens_a_phrase_around_a_name() -> None:
    """A suburb is known less exactly than its town, and what is near it less still."""
    found = _locate(
        *({"location": text, "country": "TJ"} for text in ("Vanj town", "suburb of Vanj", "near Vanj"))
    )
    radius = found["radius_km"].to_numpy()

    assert (np.diff(radius) > 0).all()
    assert set(found["place_id"]) == {"tj-vanj"}


def test_locate_never_takes_a_country_for_a_place() -> None:
    """A row that names nothing but a country is not placed."""
    found = _locate({"location": "Afghanistan", "country": "Afghanistan"})

    assert found.geometry[0] is None


def test_locate_places_what_repeats_itself_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows that say the same are looked up once, however many they are."""
    asked: list[str] = []
    geocode = Gazetteer.geocode

    def counting(self: Gazetteer, name: str, **options: object) -> object:
        asked.append(name)
        return geocode(self, name, **options)  # type: ignore[arg-type] # handed through

    monkeypatch.setattr(Gazetteer, "geocode", counting)
    table = build_table(pd.DataFrame({"location": ["Tem", "Yol"] * 500, "country": "Tajikistan"})).table
    located = locate(table, gazetteer=GAZETTEER)

    assert located["place_id"].tolist() == ["tj-tem", "tj-yol"] * 500
    assert len(asked) < 12


def test_locate_reads_a_name_as_it_was_used_at_the_date_of_the_event() -> None:
    """The district of Shuroobod has had another name since 2016; the village is called so still."""
    then, now = ({"location": "Shuroobod", "event_date": date} for date in ("2010-05-01", "2020-05-01"))

    assert _locate(then, now)["place_id"].tolist() == ["tj-shamsiddin-shohin-district", "tj-shuroobod"]
