"""
A line with fewer vertices, for figures that a place's radius leaves open anyway.

The line is cut into chords in space and thinned there by Douglas and Peucker's rule, so that poles, the
antimeridian and the bend of long geodesics need no care. No point of the line lies farther from the thinned
one than the tolerance, so distances differ by no more, and a chainage is that of the foot on the chord
between two vertices whose chainages are exact.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geo.border.polyline import Polyline
from geo.border.search import ROUNDING_M, Pieces, candidate_pairs, cut_pieces, spatial_order
from geo.crs import RADIUS_MEAN_M, to_ecef

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Thinned:
    """The chords of a thinned line, and the chainage in metres at which each begins and ends."""

    pieces: Pieces
    start_m: Floats
    end_m: Floats


def thin_line(line: Polyline, tolerance_m: float) -> Thinned:
    """Return a line with as few vertices as leave every point of it within a tolerance of the rest."""
    pieces = cut_pieces(line)
    last = np.flatnonzero(~pieces.joined)
    # each run of pieces that join has one vertex more than pieces
    xyz = np.insert(pieces.origin, last + 1, pieces.origin[last] + pieces.delta[last], axis=0)
    begins_m = line.chainage_m[pieces.segment] + pieces.offset_m
    along_m = np.insert(begins_m, last + 1, begins_m[last] + pieces.length_m[last])
    ends = last + 1 + np.arange(len(last))
    kept = np.zeros(len(xyz), dtype=bool)
    kept[ends] = kept[np.append(0, ends[:-1] + 1)] = True
    while _add_farthest(xyz, kept, tolerance_m):
        pass
    vertex = np.flatnonzero(kept)
    within_run = ~np.isin(vertex[:-1], ends)
    first, second = vertex[:-1][within_run], vertex[1:][within_run]
    delta = xyz[second] - xyz[first]
    square = np.einsum("ij,ij->i", delta, delta)
    chords = Pieces(
        origin=xyz[first],
        delta=delta,
        per_square_m=1 / np.maximum(square, 1e-30),
        segment=np.arange(len(first)),
        offset_m=np.zeros(len(first)),
        length_m=np.sqrt(square),
        joined=np.append(first[1:] == second[:-1], values=False),
        sag_m=ROUNDING_M,
    )
    return Thinned(chords, along_m[first], along_m[second])


def nearest_on_thinned(lon: Floats, lat: Floats, line: Thinned) -> tuple[Floats, Floats]:
    """
    Return how far points are from a thinned line, and the chainage of their feet.

    Parameters
    ----------
    lon, lat
        Degrees, shape (n,), without gaps.
    line
        The line.

    Returns
    -------
    distance_m, chainage_m
        Shape (n,). The geodesic is taken for the arc of the mean radius over the chord: within 1e-6 of itself
        up to 200 km.
    """
    xyz = to_ecef(lon, lat)
    order = spatial_order(xyz)
    pairs = candidate_pairs(xyz[order], line.pieces)
    starts = np.searchsorted(pairs.point, np.arange(len(lon)))
    shortest = np.minimum.reduceat(pairs.chord_m, starts)
    nearest = np.flatnonzero(pairs.chord_m <= shortest[pairs.point])
    nearest = nearest[np.searchsorted(pairs.point[nearest], np.arange(len(lon)))]
    piece, along = pairs.piece[nearest], pairs.along[nearest]
    start, end = line.start_m[piece], line.end_m[piece]
    distance, chainage = np.empty((2, len(lon)))
    distance[order] = 2 * RADIUS_MEAN_M * np.arcsin(np.minimum(shortest / (2 * RADIUS_MEAN_M), 1))
    # at its last vertex a chord gives the very chainage that the next one gives at its first
    chainage[order] = np.where(along >= 1, end, start + along * (end - start))
    return distance, chainage


def _add_farthest(xyz: Floats, kept: NDArray[np.bool_], tolerance_m: float) -> bool:
    """Keep, between each two kept vertices, the one farthest from their chord, if beyond the tolerance."""
    vertex = np.flatnonzero(kept)
    chord = np.searchsorted(vertex, np.arange(len(xyz)), side="right") - 1
    chord = np.minimum(chord, len(vertex) - 2)
    origin, delta = xyz[vertex[:-1]], np.diff(xyz[vertex], axis=0)
    arm = xyz - origin[chord]
    square = np.maximum(np.einsum("ij,ij->i", delta, delta), 1e-30)
    along = np.clip(np.einsum("ij,ij->i", arm, delta[chord]) / square[chord], 0, 1)
    arm -= along[:, None] * delta[chord]
    off = np.where(kept, 0.0, np.einsum("ij,ij->i", arm, arm))
    order = np.lexsort((off, chord))
    farthest = order[np.append(np.flatnonzero(np.diff(chord[order])), len(order) - 1)]
    farthest = farthest[off[farthest] > tolerance_m**2]
    kept[farthest] = True
    return bool(len(farthest))
