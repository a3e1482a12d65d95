"""Very many incidents: their number in each cell of a honeycomb, where symbols would hide one another."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from numpy.typing import NDArray

# More incidents than this in the frame are drawn as a honeycomb.
CROWD = 2000
# From few to many, seen on land and zones alike; lightness falls throughout, so that grey will do.
COLOURS = ("#f6b48f", "#ec7b62", "#cf3f55", "#931e57", "#4b1248")
# Distance of the middles of neighbouring cells, in points.
CELL = 8.0


@dataclass(frozen=True)
class Honeycomb:
    """
    Cells with incidents in them.

    Attributes
    ----------
    middle
        Of each cell, in points, shape (n, 2).
    count
        Incidents in each.
    edges
        Bounds of the classes of colour, one more than classes; a class holds its lower bound only.
    """

    middle: NDArray[np.float64]
    count: NDArray[np.int64]
    edges: tuple[int, ...]

    @property
    def classes(self) -> NDArray[np.int64]:
        """The class of each cell, from 0."""
        return np.asarray(np.searchsorted(self.edges, self.count, side="right") - 1, dtype=np.int64)


def honeycomb(place: NDArray[np.float64]) -> Honeycomb:
    """Return how many points lie in each cell of a honeycomb; `place` has shape (n, 2), in points."""
    # Two lattices of rectangles, half a cell apart, make up a honeycomb: the nearer middle has the point.
    step = np.array([CELL, CELL * np.sqrt(3)])
    one = np.round(place / step) * step
    other = (np.floor(place / step) + 0.5) * step
    nearer = ((place - one) ** 2).sum(axis=1) <= ((place - other) ** 2).sum(axis=1)
    middle, count = np.unique(np.round(np.where(nearer[:, None], one, other), 6), axis=0, return_counts=True)
    return Honeycomb(middle, count, _edges(int(count.max(initial=1))))


def _edges(most: int) -> tuple[int, ...]:
    """Return bounds of classes that grow by a factor: round numbers, and one beyond the greatest count."""
    rounds = [digit * 10**power for power in range(8) for digit in (1, 2, 5)]
    wanted = np.geomspace(1, most + 1, len(COLOURS) + 1)[1:-1]
    inner = {min(rounds, key=lambda number: abs(np.log(number / edge))) for edge in wanted}
    return (1, *sorted(edge for edge in inner if 1 < edge <= most), most + 1)


def draw_honeycomb(axes: Axes, cells: Honeycomb) -> None:
    """Draw the cells that have incidents in them, under the lines and the names of the map."""
    angles = np.radians(np.arange(30, 390, 60))
    corners = np.column_stack([np.cos(angles), np.sin(angles)]) * CELL / np.sqrt(3)
    shapes = cells.middle[:, None, :] + corners[None]
    colours = [COLOURS[i] for i in cells.classes]
    hexagons = PolyCollection(list(shapes), facecolors=colours, edgecolors="none", alpha=0.85, zorder=1.55)
    hexagons.set_gid("incidents")
    axes.add_collection(hexagons)
