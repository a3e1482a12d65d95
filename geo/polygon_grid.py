"""Which of many polygons holds each of many points: a grid answers, or near an edge the polygons."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt
import shapely

Numbers = npt.NDArray[np.uint16]

CELL_DEG = 0.01
"""Side of a cell: about 1.1 km by 0.9 km at 38 N."""

NEAR_EDGE = 65535
FEW_POINTS = 5000  # below this many, testing each takes less time than filling the grid


class PolygonGrid:
    """
    Polygons made ready to say for millions of points a second which of them holds each.

    A cell that no edge comes near lies wholly in one polygon or in none, so that its points need no test. The
    points of the other cells are tested against the polygons.

    Parameters
    ----------
    polygons
        Polygons or MultiPolygons in degrees, EPSG:4326; at most 65,534. Where two overlap, one is found.
    """

    def __init__(self, polygons: Sequence[shapely.Geometry]) -> None:
        west, south, east, north = shapely.total_bounds(np.asarray(polygons, dtype=object))
        self._west, self._south = float(west), float(south)
        self._shape = (int((north - south) / CELL_DEG) + 1, int((east - west) / CELL_DEG) + 1)
        self._polygons = polygons
        parts, of_part = shapely.get_parts(np.asarray(polygons, dtype=object), return_index=True)
        shapely.prepare(parts)
        self._tree = shapely.STRtree(parts)
        self._numbers = (of_part + 1).astype(np.uint16)

    def find(self, lon: npt.NDArray[np.float64], lat: npt.NDArray[np.float64]) -> npt.NDArray[np.intp]:
        """
        Return the index of the polygon that holds each point.

        Parameters
        ----------
        lon, lat
            Degrees, shape (n,); NaN where unknown.

        Returns
        -------
        index
            Shape (n,); −1 where the point is unknown or in no polygon. A point on a shared edge is in one of
            the two.
        """
        if len(lon) < FEW_POINTS:
            return self._exact(lon, lat).astype(np.intp) - 1
        rows, columns = self._shape
        with np.errstate(invalid="ignore"):
            column = np.floor((lon - self._west) / CELL_DEG)
            row = np.floor((lat - self._south) / CELL_DEG)
            inside = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
        cell = np.where(inside, row * columns + column, 0).astype(np.intp)
        number = np.where(inside, self._cells[cell], 0)
        near = np.flatnonzero(number == NEAR_EDGE)
        number[near] = self._exact(lon[near], lat[near])
        return number.astype(np.intp) - 1

    def _exact(self, lon: npt.NDArray[np.float64], lat: npt.NDArray[np.float64]) -> Numbers:
        """Return the number (from 1) of the polygon of each point by testing the polygons; 0 for none."""
        number = np.zeros(len(lon), dtype=np.uint16)
        point, part = self._tree.query(shapely.points(lon, lat))
        # the test of a prepared polygon, which the query's own predicate would not use
        holds = shapely.intersects_xy(self._tree.geometries[part], lon[point], lat[point])
        number[point[holds]] = self._numbers[part[holds]]
        return number

    def _near_edges(self) -> npt.NDArray[np.bool_]:
        """
        Return the cells that an edge may touch.

        Marks along the edges stand at most half a cell apart: an edge touches no cell but those of its
        marks and their neighbours.
        """
        edges = shapely.segmentize(shapely.boundary(np.asarray(self._polygons, dtype=object)), CELL_DEG / 2)
        lon, lat = shapely.get_coordinates(edges).T
        row = ((lat - self._south) / CELL_DEG).astype(np.intp)
        column = ((lon - self._west) / CELL_DEG).astype(np.intp)
        marked = np.zeros((self._shape[0] + 2, self._shape[1] + 2), dtype=bool)
        for down in range(3):
            for along in range(3):
                marked[row + down, column + along] = True
        return marked[1:-1, 1:-1]

    @cached_property
    def _cells(self) -> Numbers:
        """The polygon of every cell, row after row, by one exact test for each run of cells between edges."""
        near = self._near_edges()
        starts = ~near
        starts[:, 1:] &= near[:, :-1]
        at = np.flatnonzero(starts)
        row, column = np.divmod(at, self._shape[1])
        found = self._exact(
            self._west + (column + 0.5) * CELL_DEG,
            self._south + (row + 0.5) * CELL_DEG,
        )
        # each row begins a run of its own, so that none takes from the row before
        run = np.cumsum(starts.ravel()) - 1
        return np.where(near.ravel(), np.uint16(NEAR_EDGE), found[run])
