"""What a file of incidents says of itself."""

import pandas as pd
import pytest

from geo.incidents.metadata import describe
from geo.incidents.table import build_table


@pytest.mark.parametrize(
    ("days", "title"),
    [
        ([None], "1 incident by the Tajik–Afghan border"),
        (["2020-03-01"], "1 incident by the Tajik–Afghan border, 2020"),
        (["2020-03-01", "2020-12-31"], "2 incidents by the Tajik–Afghan border, 2020"),
        (["1993-07-13", "2026-04-17"], "2 incidents by the Tajik–Afghan border, 1993–2026"),
    ],
)
def test_title_counts_the_incidents_and_names_their_years(days: list[str | None], title: str) -> None:
    """One is no plural, and a year that is the first and the last stands once."""
    rows = pd.DataFrame({"location": ["Tem"] * len(days), "event_date": days}, dtype=object)

    assert describe(build_table(rows).table).title == title
