"""What came as data is no formula in a table, and comes back as it was."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.incidents.formulas import marked
from geo.incidents.readers import read_incidents
from geo.incidents.reports.extract import Extractor, Report
from geo.incidents.reports.merge import merge
from geo.incidents.reports.records import records, to_csv


@given(st.text())
def test_no_marked_text_begins_as_a_formula_does(text: str) -> None:
    """After OWASP's list; a text that needs no mark stays as it is."""
    assert marked(text)[:1] not in set("=+-@\t\r")
    assert marked(text).removeprefix("'") in {text, text.removeprefix("'")}


@pytest.mark.parametrize("sign", "=+-@")
def test_a_report_that_begins_as_a_formula_is_none_in_the_table(sign: str, tmp_path: Path) -> None:
    """Its sentence stands in the CSV of panj extract behind a mark, and is read without it."""
    text = f"{sign}HYPERLINK(1) gunmen attacked a post near Ayvaj on Monday, killing two guards."
    report = Report(text, published=date(2026, 3, 11), source="a.txt")
    found = Extractor().incidents(report)
    file = tmp_path / "incidents.csv"
    file.write_text(to_csv(records(merge([(report, found)]))), encoding="utf-8")

    with file.open(encoding="utf-8", newline="") as stream:
        [row] = csv.DictReader(stream)
    assert row["notes"] == "'" + text
    assert all(not (cell or "").startswith(("=", "+", "-", "@")) for cell in row.values())
    assert read_incidents(file)["notes"].tolist() == [text]
