"""Small multiples."""

from collections.abc import Callable

import geopandas as gpd
import numpy as np
import pytest
from matplotlib.collections import PolyCollection
from matplotlib.text import Text

from maps.cli_sheet import BY as OFFERED
from maps.errors import StyleError
from maps.grouping import BY, group_incidents
from maps.series import plot_series, share
from maps.words import words

MakeUp = Callable[..., gpd.GeoDataFrame]
BORDER = (67.0, 36.2, 75.6, 39.0)


def test_group_incidents_by_year_keeps_all_that_have_a_date(made_up: MakeUp) -> None:
    """The years are in order, none is empty, and only an incident without a date is in none."""
    table = made_up(60)
    table.loc[0, "event_date"] = None

    groups = group_incidents(table, "year", words())
    assert [group.name for group in groups] == ["2020", "2021", "2022"]
    assert sum(len(group.incidents) for group in groups) == 59


@pytest.mark.parametrize(
    ("by", "day", "language", "name"),
    [
        ("quarter", "2024-08-31", "en", "2024 Q3"),
        ("month", "2024-08-31", "en", "2024-08"),
        ("year", "2024-08-31", "fa", "۲۰۲۴"),
        ("type", "2024-08-31", "ru", "Беспорядки"),
    ],
)
def test_group_incidents_names_its_groups(
    made_up: MakeUp, by: str, day: str, language: str, name: str
) -> None:
    """A period is named as it is written, a type in the words of the language."""
    table = made_up(1).assign(event_date=day, event_type="riots")

    assert [group.name for group in group_incidents(table, by, words(language))] == [name]


def test_group_incidents_by_something_else_says_what_there_is(made_up: MakeUp) -> None:
    """The message lists the ways; the command offers the same."""
    with pytest.raises(StyleError, match="use year, quarter, month, type"):
        group_incidents(made_up(2), "week", words())
    assert OFFERED == BY


def test_plot_series_draws_every_incident_once_in_one_scale(made_up: MakeUp) -> None:
    """The symbols of all the little maps are the incidents; the same number of dead has the same area."""
    table = made_up(40, stacked=False).assign(fatalities=7, event_type="Battles")
    figure = plot_series(table, by="year", extent=BORDER)
    drawn = [
        one
        for axes in figure.axes[1:]
        for one in axes.findobj(PolyCollection)
        if one.get_gid() == "incidents"
    ]
    spans = [np.ptp(path.vertices[:, 0]) for one in drawn for path in one.get_paths()]

    assert len(figure.axes) == 1 + 3
    assert len(spans) == 40
    assert max(spans) == pytest.approx(min(spans))


def test_plot_series_names_and_counts_its_maps(made_up: MakeUp) -> None:
    """Over each little map stand what it is of, and how many incidents are in it."""
    table = made_up(30)
    texts = [text.get_text() for text in plot_series(table, by="year").axes[0].findobj(Text)]
    counts = table["event_date"].str[:4].value_counts()

    for year, count in counts.items():
        assert texts[texts.index(year) + 1] == str(count)


@pytest.mark.parametrize("count", [1, 2, 7, 30])
def test_share_keeps_the_maps_within_the_space(count: int) -> None:
    """There is room for each, and the grid does not run over."""
    panels = share(count, 780, 400, BORDER)

    assert panels.columns * panels.rows >= count
    assert panels.columns * panels.width <= 780
    assert panels.rows * panels.height <= 400


def test_plot_series_of_too_many_periods_says_what_to_do(made_up: MakeUp) -> None:
    """Hundreds of months find no room; the message tells how they would."""
    table = made_up(200)
    table["event_date"] = [f"{2000 + i // 10}-{1 + i % 10:02d}-01" for i in range(200)]

    with pytest.raises(StyleError, match="group by longer periods"):
        plot_series(table, by="month")
    with pytest.raises(StyleError, match="use a larger one"):
        plot_series(table, by="year", size=(110, 110))


def test_plot_series_of_nothing_is_a_sheet(made_up: MakeUp) -> None:
    """Without incidents there are no maps, and no failure."""
    assert len(plot_series(made_up(0)).axes) == 1
