"""Very many incidents as a honeycomb."""

from collections.abc import Callable

import geopandas as gpd
import numpy as np
import pytest
from matplotlib.collections import PolyCollection
from matplotlib.text import Text

from maps.density import CELL, COLOURS, honeycomb
from maps.static import plot_map


@pytest.mark.parametrize("count", [0, 1, 7, 5000])
def test_honeycomb_counts_every_point_once(count: int) -> None:
    """The counts of the cells add up, and no point is farther from its cell's middle than a corner is."""
    place = np.random.default_rng(count).uniform(0, 300, (count, 2))
    cells = honeycomb(place)

    assert cells.count.sum() == count
    if count:
        away = np.hypot(*(place[:, None] - cells.middle[None]).T).min(axis=0)
        assert away.max() <= CELL / np.sqrt(3) + 1e-6


def test_honeycomb_cells_are_hexagons_apart() -> None:
    """The middles of neighbouring cells are one cell's width apart, six around each."""
    place = np.random.default_rng(1).uniform(0, 100, (20_000, 2))
    middle = honeycomb(place).middle
    centre = middle[np.argmin(np.hypot(*(middle - 50).T))]
    away = np.sort(np.hypot(*(middle - centre).T))

    assert away[1:7] == pytest.approx([CELL] * 6, abs=1e-3)
    assert away[7] > 1.5 * CELL


@pytest.mark.parametrize("most", [1, 2, 9, 100, 12345])
def test_honeycomb_classes_hold_every_count(most: int) -> None:
    """Each count falls into a class that has a colour; the greatest is in the last."""
    place = np.vstack([np.zeros((most, 2)), [[100.0, 100.0]]])
    cells = honeycomb(place)

    assert cells.classes.min() == 0
    assert cells.classes.max() == len(cells.edges) - 2 < len(COLOURS)


def test_plot_map_of_thousands_draws_a_honeycomb(made_up: Callable[..., gpd.GeoDataFrame]) -> None:
    """The legend counts incidents in a cell, and every incident on the map is in one."""
    figure = plot_map(made_up(6000))
    [cells] = [one for one in figure.axes[1].findobj(PolyCollection) if one.get_gid() == "incidents"]
    words = {text.get_text() for text in figure.axes[0].findobj(Text)}

    assert "Incidents in a cell" in words
    assert "Type of event" not in words
    # many, as made-up places lie all along the border; fewer than the incidents, which share them
    assert 100 < len(cells.get_paths()) < 6000
