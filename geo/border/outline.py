"""The outline of a buffer in the plane: its corners made sharp, its vertices thinned to what the tolerance needs."""

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# along a straight stretch the foot moves as fast as the point, along an arc not at all; faster, and it has jumped
JUMP = 1.05
# a corner farther than this many spacings from its neighbours is none: their arcs run side by side
CORNER_REACH = 6


def forward_points(points: Floats, feet: Floats, *, counter_clockwise: bool) -> NDArray[np.bool_]:
    """
    Return which points of an outline to keep so that it never runs back on itself.

    Where two arcs meet, moving points to their exact distance can swap the last of one arc with the first of the other. Both
    are then left out; the corner comes back with `sharpen_corners`.

    Parameters
    ----------
    points, feet
        The closed outline, the first point not repeated, and the foot of each point on the line, shape (n, 2).
    counter_clockwise
        Whether the line is on the left as the outline runs.
    """
    keep = np.arange(len(points))
    turn = 1 if counter_clockwise else -1
    ahead = turn * np.column_stack([feet[:, 1] - points[:, 1], points[:, 0] - feet[:, 0]])
    ahead /= np.hypot(*ahead.T)[:, None]
    while len(keep):
        after = np.roll(keep, -1)
        back = np.einsum("ij,ij->i", points[after] - points[keep], ahead[after] + ahead[keep]) <= 0
        if not back.any():
            break
        keep = keep[~(back | np.roll(back, 1))]
    forward = np.zeros(len(points), dtype=bool)
    forward[keep] = True
    return forward


def sharpen_corners(
    points: Floats, feet: Floats, spacing: float, *, counter_clockwise: bool
) -> tuple[Floats, Floats]:
    """
    Return the outline with a point added where two arcs meet.

    Parameters
    ----------
    points
        Closed outline in the plane, the first point not repeated, shape (n, 2).
    feet
        The foot of each point on the line, shape (n, 2).
    spacing
        Distance between points.
    counter_clockwise
        Whether the line is on the left as the outline runs.

    Returns
    -------
    points
        Shape (m, 2), m ≥ n.
    outward
        Unit vectors away from the line, shape (m, 2); zero at the added corners.
    """
    outward = points - feet
    outward /= np.hypot(*outward.T)[:, None]
    after = np.roll(np.arange(len(points)), -1)
    gap = np.hypot(*(points[after] - points).T)
    jumps = np.flatnonzero(np.hypot(*(feet[after] - feet).T) > JUMP * gap + 1e-3 * spacing)
    # the corner lies on the tangents of both arcs
    one, two = outward[jumps], outward[after[jumps]]
    on_one = np.einsum("ij,ij->i", points[jumps], one)
    on_two = np.einsum("ij,ij->i", points[after[jumps]], two)
    cross = one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]
    crossing = np.abs(cross) > 1e-9  # noqa: PLR2004 - parallel within rounding
    jumps, one, two, cross = jumps[crossing], one[crossing], two[crossing], cross[crossing]
    on_one, on_two = on_one[crossing], on_two[crossing]
    corners = np.column_stack([on_one * two[:, 1] - on_two * one[:, 1], on_two * one[:, 0] - on_one * two[:, 0]])
    corners /= cross[:, None]
    turn = 1 if counter_clockwise else -1
    after_one, before_two = corners - points[jumps], points[after[jumps]] - corners
    # how far the corner is ahead of the one point and behind the other, along their arcs
    ahead = turn * (after_one[:, 1] * one[:, 0] - after_one[:, 0] * one[:, 1])
    behind = turn * (before_two[:, 1] * two[:, 0] - before_two[:, 0] * two[:, 1])
    good = (ahead >= 0) & (behind >= 0) & (np.maximum(ahead, behind) <= CORNER_REACH * spacing)
    at = jumps[good] + 1
    return np.insert(points, at, corners[good], axis=0), np.insert(outward, at, 0.0, axis=0)


def thin_ring(points: Floats, tolerance: float, longest: float) -> Ints:
    """
    Return which points of a closed outline to keep so that it moves by no more than the tolerance.

    From each kept point the farthest one is taken that all points between see within the tolerance: the cone of admissible
    directions narrows from point to point (J. Sklansky and V. Gonzalez, "Fast polygonal approximation of digitized curves",
    Pattern Recognition 12, 1980).

    Parameters
    ----------
    points
        The outline, the first point not repeated, shape (n, 2).
    tolerance
        The most that a point may lie off the thinned outline.
    longest
        The longest chord.

    Returns
    -------
    kept
        Indexes, rising.
    """
    xs, ys = points[:, 0].tolist(), points[:, 1].tolist()
    count = len(xs)
    kept = [0]
    anchor, at = 0, 1
    first, low, high = None, -math.pi, math.pi
    while at <= count:
        dx, dy = xs[at % count] - xs[anchor], ys[at % count] - ys[anchor]
        length = math.hypot(dx, dy)
        angle = math.atan2(dy, dx)
        if first is None:
            first = angle
        turn = (angle - first + math.pi) % (2 * math.pi) - math.pi
        if (length > longest or not low <= turn <= high) and at > anchor + 1:
            anchor = at - 1
            kept.append(anchor)
            first, low, high = None, -math.pi, math.pi
            continue
        if length > tolerance:
            room = math.asin(tolerance / length)
            low, high = max(low, turn - room), min(high, turn + room)
        at += 1
    return np.array(kept)


def stand_out(points: Floats, outward: Floats, kept: Ints, share: float) -> Floats:
    """
    Return the kept points moved outward by a share of the sagitta of the chords beside them.

    Parameters
    ----------
    points, outward
        The dense outline and its outward unit vectors, shape (n, 2).
    kept
        Indexes of the points kept, rising, the first of them 0.
    share
        How much of the sagitta.

    Returns
    -------
    vertices
        Shape (len(kept), 2).
    """
    chord = np.searchsorted(kept, np.arange(len(points)), side="right") - 1
    start, end = points[kept], points[np.roll(kept, -1)]
    way = end - start
    square = np.maximum(np.einsum("ij,ij->i", way, way), 1e-12)
    arm = points - start[chord]
    along = np.einsum("ij,ij->i", arm, way[chord]) / square[chord]
    off = np.einsum("ij,ij->i", arm - along[:, None] * way[chord], outward)
    sagitta = np.maximum.reduceat(np.maximum(off, 0), kept)
    shift = share * (sagitta + np.roll(sagitta, 1)) / 2
    vertices: Floats = start + shift[:, None] * outward[kept]
    return vertices
