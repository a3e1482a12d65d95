"""Tables of ACLED, UCDP GED and GDELT, in tiny hand-made files of their layouts."""

from pathlib import Path

import pandas as pd
import pytest

from geo.incidents.layouts import GDELT_WIDTH, gdelt_heading
from geo.incidents.locate import locate
from geo.incidents.readers import read_incidents

DATA = Path(__file__).parents[2] / "data"


def _file(folder: Path, text: str) -> Path:
    path = folder / "a.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["acled_new", "acled_old"])
def test_acled_of_both_layouts_is_read(name: str) -> None:
    """Before and after 2023, an ACLED row gives the same incident, which carries ACLED's terms."""
    row = read_incidents(DATA / f"{name}.csv").iloc[0]

    assert (row["event_id"], row["event_date"], row["fatalities"]) == ("TAJ9", pd.Timestamp("2021-06-22"), 2)
    assert (row.geometry.x, row.geometry.y) == (68.6, 37.2)
    assert row["source_licence"].startswith("ACLED")
    assert pd.isna(row["locate_problem"])


def test_ucdp_ged_is_read() -> None:
    """Best, low and high figures, both days, and the codes of precision as UCDP's codebook has them."""
    located = locate(read_incidents(DATA / "ucdp.csv"))
    row = located.iloc[0]

    assert (row["fatalities"], row["fatalities_low"], row["fatalities_high"]) == (28, 23, 40)
    assert (row["event_date"], row["event_date_end"]) == (
        pd.Timestamp("2010-09-19"),
        pd.Timestamp("2010-09-20"),
    )
    assert (row["time_precision"], row["geo_precision"], row["radius_km"]) == (2, 3, 90)
    assert (row["event_type"], row["actor2"], row["sources"]) == ("Battles", "IMU", 3)


def test_gdelt_events_are_read_without_a_heading(tmp_path: Path) -> None:
    """61 columns parted by tabs, in spite of ".csv"; the day is YYYYMMDD, the country a FIPS code."""
    cells = dict.fromkeys(gdelt_heading(), "")
    cells |= {"GlobalEventID": "1001", "Day": "20210622", "MonthYear": "202106", "Actor1Name": "TALIBAN"}
    cells |= {"EventRootCode": "19", "ActionGeo_Type": "4", "ActionGeo_Fullname": "Khorugh, Tajikistan"}
    cells |= {"ActionGeo_CountryCode": "TI", "ActionGeo_Lat": "37.49", "ActionGeo_Long": "71.55"}
    cells |= {"NumSources": "2", "SOURCEURL": "https://example.org/a"}
    table = read_incidents(_file(tmp_path, "\t".join(cells.values()) + "\n"))
    row = table.iloc[0]

    assert GDELT_WIDTH == 61
    assert (row["event_id"], row["event_date"]) == ("1001", pd.Timestamp("2021-06-22"))
    assert (row["country"], row["event_type"], row["geo_precision"]) == ("Tajikistan", "Battles", 2)
    assert (row.geometry.x, row["sources"]) == (71.55, 2)


def test_cp1251_with_decimal_commas_is_read(tmp_path: Path) -> None:
    """What a Russian spreadsheet saves: semicolons, decimal commas, cp1251, Russian headings."""
    text = "Дата;Место;Широта;Долгота;Погибшие\n22.06.2021;Хорог;37,49;71,55;около 5\n"
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode("cp1251"))
    row = read_incidents(path).iloc[0]

    assert (row["event_date"], row["location"], row["fatalities"]) == (pd.Timestamp("2021-06-22"), "Хорог", 5)
    assert (row["latitude"], row["longitude"]) == (37.49, 71.55)
