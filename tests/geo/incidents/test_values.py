"""Dates, numbers of people, degrees and headings as people write them."""

from datetime import datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import IncidentError
from geo.incidents.coordinates import parse_coordinates, parse_degrees
from geo.incidents.counts import parse_count
from geo.incidents.dates import parse_date
from geo.incidents.headings import with_our_headings
from geo.incidents.problems import BadValueError, Problem
from geo.incidents.table import build_table


@pytest.mark.parametrize(
    "text",
    [
        "2021-06-22",
        "2021-06-22T00:00:00",
        "2021-6-22",
        "2021/06/22",
        "20210622",
        "22.06.2021",
        "22/06/2021",
        "06/22/2021",
        "22-06-2021",
        "22.06.21",
        "44369",
        "44369.0",
        "22 June 2021",
        "22-Jun-2021",
        "June 22, 2021",
        "Jun 22nd, 2021",
        "22 июня 2021 г.",
        "22 июня 2021",
        "22 июни соли 2021",
        "22-юми июни 2021",
        "۲۲.۰۶.۲۰۲۱",
        "  22 June  2021 ",
    ],
)
def test_parse_date_reads_one_day_in_many_notations(text: str) -> None:
    """ISO, day first, Excel's day numbers, and months in English, Russian and Tajik."""
    assert parse_date(text).start == datetime(2021, 6, 22)  # noqa: DTZ001 - a day has no zone
    assert parse_date(text).end is None


@pytest.mark.parametrize(
    "text",
    [
        "22-24 June 2021",
        "22–24 июня 2021",
        "2021-06-22/2021-06-24",
        "22.06.2021 - 24.06.2021",
        "from 22 June to 24 June 2021",
        "с 22 по 24 июня 2021",
    ],
)
def test_parse_date_reads_ranges(text: str) -> None:
    """A range gives its first and its last day."""
    span = parse_date(text)

    assert (span.start.day, span.end and span.end.day) == (22, 24)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("03/04/2021", "day first, 2021-04-03"),
        ("06/22/2021", "month first, 2021-06-22"),
        ("22.06.21", "day first, 2021-06-22"),
        ("44369", "day number of Excel"),
        ("June 2021", "only a month"),
    ],
)
def test_parse_date_says_what_was_decided(text: str, told: str) -> None:
    """A date that could be read otherwise says how it was read."""
    doubt = parse_date(text).doubt

    assert doubt is not None
    assert told in doubt[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("yesterday", "is no date"),
        ("31.02.2021", "no date of the calendar"),
        ("2021-13-01", "no date of the calendar"),
        ("2021", "is only a year"),
        ("12 foo 2021", "no month that is known"),
        ("", "is no date"),
    ],
)
def test_parse_date_refuses_what_is_none(text: str, told: str) -> None:
    """What is no date is said to be none."""
    with pytest.raises(BadValueError, match=told):
        parse_date(text)


@settings(deadline=None)
@given(st.dates(min_value=datetime(1950, 1, 1).date(), max_value=datetime(2090, 1, 1).date()))  # noqa: DTZ001
def test_parse_date_agrees_with_the_calendar(day: object) -> None:
    """Every day is read back from four notations."""
    moment = pd.Timestamp(str(day))
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%Y%m%d"):
        assert parse_date(moment.strftime(form)).start == moment.to_pydatetime()


@settings(deadline=None)
@given(st.text(max_size=40))
def test_parsers_survive_any_text(text: str) -> None:
    """Whatever is written, it is read or refused by name."""
    for parse in (parse_date, parse_count, lambda given: parse_degrees(given, "latitude")):
        try:
            parse(text)
        except BadValueError as error:
            told = (error.message, error.remedy)
        else:
            told = ("read", "read")
        assert all(told)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("2", (2, None, None)),
        ("2.0", (2, None, None)),
        ("1,200", (1200, None, None)),
        ("at least 2", (2, 2, None)),
        ("не менее 3", (3, 3, None)),
        ("10+", (10, 10, None)),
        ("more than 10", (10, 10, None)),
        ("2–3", (2, 2, 3)),
        ("between 2 and 3", (2, 2, 3)),
        ("около 5", (5, None, None)),
        ("~5", (5, None, None)),
        ("up to 70", (None, None, 70)),
        ("two", (2, None, None)),
        ("три", (3, None, None)),
        ("панҷ", (5, None, None)),
        ("нет", (0, None, None)),
        ("unknown", (None, None, None)),
        ("۱۲", (12, None, None)),
    ],
)
def test_parse_count_reads_numbers_of_people(text: str, figures: tuple[int | None, ...]) -> None:
    """Best, lowest and highest figure, as the words have them."""
    count = parse_count(text)

    assert (count.best, count.low, count.high) == figures


@pytest.mark.parametrize("text", ["dozens", "-3", "1.5", "several", "2;3"])
def test_parse_count_refuses_what_is_no_number(text: str) -> None:
    """Words without a number give none."""
    with pytest.raises(BadValueError, match="is no number of persons"):
        parse_count(text)


@pytest.mark.parametrize(
    "text",
    ["37.49", "37,49", "37°29'24\"N", "37 29 24 N", "N 37° 29.4'", "37° 29′ 24″ с", "+37.49", "37º29.4'"],
)
def test_parse_degrees_reads_usual_notations(text: str) -> None:
    """37° 29′ 24″ is 37 + 29/60 + 24/3600 = 37.49 degrees."""
    degrees = parse_degrees(text.replace(" с", " С"), "latitude")

    assert degrees == pytest.approx(37.49, abs=1e-9)


@pytest.mark.parametrize(
    ("text", "axis", "told"),
    [
        ("71°33'E", "latitude", "is no latitude"),
        ("37°29'24\"N", "longitude", "is no longitude"),
        ("37°75'", "latitude", "60 or more minutes"),
        ("north", "latitude", "no number of degrees"),
    ],
)
def test_parse_degrees_refuses_what_cannot_be(text: str, axis: str, told: str) -> None:
    """A letter of the other axis, sixty minutes and words are refused."""
    with pytest.raises(BadValueError, match=told):
        parse_degrees(text, axis)


def test_parse_degrees_knows_south_and_west() -> None:
    """South and west are negative."""
    assert parse_degrees("8°30'S", "latitude") == -8.5
    assert parse_degrees("8°30' з", "longitude") == -8.5


def test_parse_coordinates_uses_only_whole_pairs() -> None:
    """A null pair, half a pair and a swapped pair are not used; a far one is, with a warning."""
    problems: list[Problem] = []
    found = parse_coordinates(
        pd.Series(["0", "37.5", "71.5", "-33.9", "37,5"]),
        pd.Series(["0", None, "37.5", "151.2", "71,5"]),
        problems,
    )

    assert np.isnan(found.latitude[:3]).all()
    assert found.latitude.tolist()[3:] == [-33.9, 37.5]
    assert [problem.row for problem in problems] == [2, 3, 1, 4]
    assert problems[-1].severity == "warning"


def test_build_table_fills_what_texts_say_of_end_precision_and_range() -> None:
    """A range fills event_date_end, a month lowers time_precision, "2–3" fills low and high."""
    raw = pd.DataFrame(
        {"location": ["a", "b"], "event_date": ["1-3 May 2022", "May 2022"], "fatalities": ["2–3", "up to 9"]}
    )
    table = build_table(raw).table

    assert table["event_date_end"].tolist() == [pd.Timestamp("2022-05-03"), pd.NaT]
    assert table["time_precision"].tolist() == [pd.NA, 3]
    assert table["fatalities"].tolist() == [2, pd.NA]
    assert table["fatalities_low"].tolist() == [2, pd.NA]
    assert table["fatalities_high"].tolist() == [3, 9]


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("Дата события", "event_date"),
        ("Место", "location"),
        ("Широта", "latitude"),
        ("Долгота", "longitude"),
        ("погибшие", "fatalities"),
        ("Killed", "fatalities"),
        ("Wounded", "injured"),
        ("Lng", "longitude"),
        ("Settlement", "location"),
        ("Сана", "event_date"),
        ("URL", "source_url"),
        ("EVENT TYPE", "event_type"),
    ],
)
def test_headings_in_three_languages_are_known(theirs: str, ours: str) -> None:
    """Usual headings in English, Russian and Tajik are taken for the table's columns."""
    assert with_our_headings(pd.DataFrame({theirs: ["x"]}), "a.csv", {}).columns.tolist() == [ours]


def test_headings_that_the_user_names_go_first() -> None:
    """A mapping overrides what would be guessed; a heading that is not there is named."""
    raw = pd.DataFrame({"Ort": ["Tem"], "Place": ["x"]})
    table = with_our_headings(raw, "a.csv", {"Ort": "location"})

    assert table.columns.tolist() == ["location", "Place"]
    with pytest.raises(IncidentError, match="has no column Wo to map to location: it has Ort, Place"):
        with_our_headings(raw, "a.csv", {"Wo": "location"})


def test_a_column_of_pairs_is_parted() -> None:
    """Two figures in one cell are latitude and longitude."""
    table = build_table(
        with_our_headings(pd.DataFrame({"coordinates": ["37.5, 71.5", "x"]}), "a.csv", {})
    ).table

    assert (table["latitude"][0], table["longitude"][0]) == (37.5, 71.5)
    assert table.geometry[1] is None
