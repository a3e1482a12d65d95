"""Incidents in numbers."""

from collections.abc import Callable

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from maps.counts import counts_over_time, dead_by_type, plot_counts
from maps.errors import StyleError
from maps.words import LANGUAGES, digits, words

MakeUp = Callable[..., gpd.GeoDataFrame]


def table(**columns: list[object]) -> gpd.GeoDataFrame:
    """Return a table of incidents without places."""
    frame = pd.DataFrame(columns)
    return gpd.GeoDataFrame(frame, geometry=[None] * len(frame), crs=4326)


@pytest.mark.parametrize(
    ("last", "by", "periods"),
    [("2020-03-31", "month", 3), ("2029-12-31", "quarter", 40), ("2060-01-01", "year", 41)],
)
def test_counts_over_time_takes_the_finest_periods_that_fit(last: str, by: str, periods: int) -> None:
    """Months for a short time, quarters for years, years for decades; empty periods are there too."""
    found, counts = counts_over_time(table(event_date=["2020-01-01", last], event_type=["Riots", "Battles"]))

    assert (found, len(counts)) == (by, periods)
    assert counts.sum().to_dict() == {"Battles": 1, "Riots": 1}


def test_counts_over_time_without_dates_is_empty() -> None:
    """No date, no periods."""
    assert counts_over_time(table(event_type=["Riots"]))[1].empty


def test_dead_by_type_sums_the_limits() -> None:
    """Where a limit is missing, the best figure stands for it; where all are, nothing is counted."""
    dead = dead_by_type(
        table(
            event_type=["Battles"] * 4 + ["Riots"],
            fatalities=[10, 5, None, None, 0],
            fatalities_low=[8, None, 2, None, 0],
            fatalities_high=[20, None, 4, None, 0],
        )
    )

    assert dead.loc["Battles"].to_dict() == {"incidents": 4, "low": 15, "best": 17, "high": 29}
    assert dead.loc["Riots"].to_dict() == {"incidents": 1, "low": 0, "best": 0, "high": 0}


def test_plot_counts_bars_are_as_high_as_the_counts(made_up: MakeUp) -> None:
    """All bars together have the area of all the incidents, and the limits run from low to high."""
    incidents = made_up(80, 2)
    figure = plot_counts(incidents)
    bars = [bar for bar in figure.axes[0].findobj(Rectangle) if bar.get_gid() == "bar"]
    _, counts = counts_over_time(incidents)
    unit = max(bar.get_height() for bar in bars) / counts.to_numpy().max()

    assert sum(bar.get_height() for bar in bars) / unit == pytest.approx(80)
    limits = [line for line in figure.axes[0].findobj(Line2D) if line.get_gid() == "limits"]
    assert len(limits) == len(dead_by_type(incidents))
    assert all(np.ptp(line.get_xdata()) >= 0 for line in limits)


@pytest.mark.parametrize("language", ["en", "ru", "tg", "fa"])
def test_plot_counts_texts_keep_on_the_sheet(made_up: MakeUp, language: str) -> None:
    """In each language, nothing runs off the paper."""
    figure = plot_counts(made_up(40), language=language, size="200x160mm")
    renderer = figure.canvas.get_renderer()

    for text in figure.axes[0].findobj(Text):
        if text.get_text():
            box = text.get_window_extent(renderer).padded(-3)
            assert 0 <= box.x0 <= box.x1 <= figure.bbox.x1
            assert 0 <= box.y0 <= box.y1 <= figure.bbox.y1


def test_plot_counts_of_nothing_and_on_too_small_a_sheet(made_up: MakeUp) -> None:
    """No incidents make an empty sheet; a sheet without room is refused with one that has it."""
    assert plot_counts(made_up(0)).get_label().startswith("Incidents in numbers")
    with pytest.raises(StyleError, match="use at least 140x140 mm"):
        plot_counts(made_up(9), size=(80, 80))
    assert plot_counts(made_up(9), size=(140, 140)).axes


@pytest.mark.parametrize("language", LANGUAGES)
def test_plot_counts_leaves_out_what_lies_farther_and_says_so(language: str) -> None:
    """Only what was placed within the distance is among bars and dead; a line counts the rest."""
    km = [0.0, 50.0, 50.1, 1300.0, None, 10.0]
    dates = ["2020-01-01"] * 5 + [None]
    incidents = table(
        event_date=dates, event_type=["Riots"] * 6, fatalities=[1, 2, 100, 100, 100, 4], border_km=km
    )
    figure = plot_counts(incidents, within_km=50, language=language)
    said = words(language)
    seen = {text.get_text() for text in figure.findobj(Text)}
    under = [said["zones"] + ": " + said["within_km"].format(km=50), said["shown"].format(n=2, of=6)]
    under += [said["far"].format(n=2, km=50), said["unplaced"].format(n=1), said["undated"].format(n=1)]

    assert digits(" · ".join(under), said) in seen
    assert digits("7  (7–7)", said) in seen
    assert digits(under[1], said) in figure.get_label()


def test_plot_counts_with_nothing_near_draws_no_panels() -> None:
    """A sentence stands in place of bars without incidents and an invented scale."""
    incidents = table(event_date=["2020-01-01"], event_type=["Riots"], border_km=[400.0])
    figure = plot_counts(incidents, within_km=50)
    seen = [text.get_text() for text in figure.findobj(Text) if text.get_text()]

    assert seen[0] == "Incidents in numbers"
    assert seen[1].startswith("No incident with a known place and date lies within 50 km of the border · ")
    assert seen[1].endswith("0 of 1 incidents shown · farther than 50 km: 1")
    assert len(seen) == 2
    assert not figure.axes[0].lines
