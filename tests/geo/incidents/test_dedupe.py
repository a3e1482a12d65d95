"""The same event told twice."""

import pandas as pd
import pytest

from geo.incidents.dedupe import find_duplicates
from geo.incidents.locate import locate
from geo.incidents.table import build_table

from .planted import planted

ROW = {
    "event_id": "A",
    "event_date": "2021-06-22",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Taliban",
    "actor2": "Border guards",
    "location": "Tem",
    "country": "Tajikistan",
    "fatalities": "3",
    "notes": "Smugglers fired on a patrol by the old ford and fled across the river.",
}


def _groups(*changes: dict[str, object]) -> tuple[list[list[int]], pd.DataFrame]:
    rows = [ROW | {"event_id": f"E{at}"} | change for at, change in enumerate(changes)]
    found = find_duplicates(locate(build_table(pd.DataFrame(rows, dtype=object)).table))
    return found.groups, pd.DataFrame(found.table)


def test_two_reports_of_one_event_are_joined() -> None:
    """A day later, other words, one death more: still one event, told best by the fuller row."""
    groups, table = _groups(
        {},
        {
            "event_date": "2021-06-23",
            "fatalities": "4",
            "notes": "Patrol at the old ford attacked by smugglers",
            "actor2": None,
        },
    )

    assert groups == [[0, 1]]
    assert table["duplicate_of"].isna().tolist() == [True, False]
    assert table["duplicate_of"][1] == "E0"
    assert len(table) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"event_date": "2021-07-22"},
        {"location": "Langar", "admin1": "GBAO"},
        {
            "event_type": "Protests",
            "sub_event_type": None,
            "notes": "Traders closed the bazaar",
            "actor1": "Traders",
        },
        {
            "fatalities": "30",
            "notes": "A mine killed villagers on the pass",
            "actor1": "Unknown",
            "actor2": None,
        },
        {"event_date": None},
    ],
)
def test_different_events_stay_apart(change: dict[str, object]) -> None:
    """Another month, another place, another thing, or no day at all: two events."""
    groups, table = _groups({}, change)

    assert groups == []
    assert table["duplicate_of"].isna().all()


def test_a_decision_of_the_user_is_left() -> None:
    """A row that is already marked stays as it is marked, and joins no group."""
    groups, table = _groups({}, {"duplicate_of": "X"})

    assert groups == []
    assert table["duplicate_of"][1] == "X"


def test_planted_duplicates_are_found() -> None:
    """Of 750 planted duplicates among 3,000 events, precision and recall give an F1 of 0.95 or more."""
    table, numbers = planted(3_000, 750, seed=20)
    found = {frozenset(group) for group in find_duplicates(locate(table)).groups}
    true = {
        frozenset(rows) for rows in pd.Series(range(len(numbers))).groupby(numbers).agg(list) if len(rows) > 1
    }
    right = len(found & true)

    assert 2 * right / (len(found) + len(true)) >= 0.95
