"""What panj check finds."""

from pathlib import Path

import pytest

from geo.incidents.checks import check
from geo.incidents.readers import parse_incidents

HEADING = (
    "event_id,event_date,event_date_end,event_type,sub_event_type,country,location,fatalities_low,fatalities,"
    "fatalities_high,source_url,published"
)
GOOD = (
    "G,2021-06-22,2021-06-23,Battles,Armed clash,Tajikistan,Tem,1,2,3,https://x.org/2021/06/22/a,2021-06-22"
)


def _found(folder: Path, *rows: str) -> list[tuple[int, str, str, str]]:
    path = folder / "a.csv"
    path.write_text("\n".join([HEADING, *rows]) + "\n", encoding="utf-8")
    return [
        (problem.row, problem.column, problem.severity, problem.text())
        for problem in check(parse_incidents(path))
    ]


def test_a_value_is_quoted_once(tmp_path: Path) -> None:
    """Also where the reason begins with it."""
    ((_, _, _, told),) = _found(tmp_path, "A,,,,,,Qwzrtplk,,,,,")

    assert told.startswith("location “Qwzrtplk” names no place that is known")


def test_check_finds_nothing_in_a_good_row(tmp_path: Path) -> None:
    """A good row has no problem."""
    assert _found(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("row", "column", "severity", "told"),
    [
        (GOOD, "event_id", "error", "is also that of row 1"),
        ("A,2093-01-01,,,,,Tem,,,,,", "event_date", "error", "is still to come"),
        ("A,0001-01-01,,,,,Tem,,,,,", "event_date", "warning", "is before 1900"),
        ("A,1899-12-31,,,,,Tem,,,,,", "event_date", "warning", "is before 1900"),
        (
            "A,2021-06-22,2021-06-20,,,,Tem,,,,,",
            "event_date_end",
            "error",
            "lies before the event_date 2021-06-22",
        ),
        ("A,,,Battels,,,Tem,,,,,", "event_type", "warning", "write Battles"),
        (
            "A,,,Battles,Attack,,Tem,,,,,",
            "sub_event_type",
            "warning",
            "is a kind of Violence against civilians",
        ),
        ("A,,,,,Ruritania,Tem,,,,,", "country", "warning", "is no country that is known"),
        ("A,,,,,,Qwzrtplk,,,,,", "location", "error", "names no place that is known"),
        ("A,,,,,,Tem,5,2,,,", "fatalities_low", "error", "is more than fatalities, 2"),
        ("A,,,,,,Tem,,5,2,,", "fatalities", "error", "is more than fatalities_high, 2"),
        ("A,2021-06-22,,,,,Tem,,,,https://x.org/2021/06/19/a,", "source_url", "warning", "before the event"),
        ("A,2021-06-22,,,,,Tem,,,,,2021-06-19", "published", "error", "before the event of 2021-06-22"),
        ("A,03/04/2021,,,,,Tem,,,,,", "event_date", "warning", "day first"),
    ],
)
def test_check_names_row_column_and_remedy(
    tmp_path: Path, row: str, column: str, severity: str, told: str
) -> None:
    """Each problem is found in its row and column, with what is wrong or what to do."""
    found = _found(tmp_path, GOOD, row)

    assert [(number, name, kind) for number, name, kind, _ in found] == [(2, column, severity)]
    assert told in found[0][3]
