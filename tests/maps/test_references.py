"""Pictures beside the ones that were looked at and found good, made small."""

from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from matplotlib.figure import Figure
from PIL import Image

from geo.incidents.measure import measure
from maps.counts import plot_counts
from maps.series import plot_series
from maps.static import plot_map, save_figure
from maps.strip import plot_strip

REFERENCES = Path(__file__).parents[1] / "data" / "sheets"
DRAWN: dict[str, Callable[[gpd.GeoDataFrame], Figure]] = {
    "map": plot_map,
    "dark-fa": lambda table: plot_map(table, theme="dark", language="fa"),
    "strip": plot_strip,
    "series": plot_series,
    "counts": plot_counts,
}
# Mean difference of grey levels (0 to 255): letters may move a little with the version of FreeType, no more.
TOLERANCE = 0.8


def small(figure: Figure, path: Path) -> np.ndarray:
    """Return a sheet as grey levels, about 290 by 205 dots."""
    save_figure(figure, path, dpi=100)
    with Image.open(path) as picture:
        return np.asarray(picture.convert("L").reduce(4), dtype=float)


@pytest.mark.parametrize("name", DRAWN)
def test_sheet_looks_as_it_did(made_up: Callable[..., gpd.GeoDataFrame], tmp_path: Path, name: str) -> None:
    """Against a reference that a person has looked at."""
    drawn = small(DRAWN[name](measure(made_up(40, 7))), tmp_path / "sheet.png")
    with Image.open(REFERENCES / f"{name}.png") as picture:
        wanted = np.asarray(picture.convert("L"), dtype=float)

    assert drawn.shape == wanted.shape
    assert np.abs(drawn - wanted).mean() < TOLERANCE


def test_the_tolerance_tells_other_incidents_apart(
    made_up: Callable[..., gpd.GeoDataFrame], tmp_path: Path
) -> None:
    """The same map with forty other incidents is not taken for the reference."""
    drawn = small(plot_map(measure(made_up(40, 8))), tmp_path / "sheet.png")
    with Image.open(REFERENCES / "map.png") as picture:
        wanted = np.asarray(picture.convert("L"), dtype=float)

    assert np.abs(drawn - wanted).mean() > 2 * TOLERANCE
