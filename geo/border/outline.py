"""The outline of a buffer in the plane: its corners made sharp, its vertices thinned."""

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# along a straight stretch the foot moves as fast as the point, along an arc not at all; faster, and it has
# jumped
JUMP = 1.05
# two tangents that differ by no more than rounding meet nowhere
PARALLEL = 1e-9
# a corner farther than this many spacings from its neighbours is none: their arcs run side by side
CORNER_REACH = 6


def forward_points(points: Floats, feet: Floats, *, counter_clockwise: bool) -> NDArray[np.bool_]:
    """
    Return which points of an outline to keep so that it never runs back on itself.

    Where two arcs meet, moving points to their exact distance can swap the last of one arc with the first of
    the other. Both are then left out; the corner comes back with `find_corners`.

    Parameters
    ----------
    points, feet
        The closed outline, the first point not repeated, and the foot of each point on the line, shape (n,
        2).
    counter_clockwise
        Whether the line is on the left as the outline runs.
    """
    keep = np.arange(len(points))
    turn = 1 if counter_clockwise else -1
    ahead = turn * outward_of(points, feet)[:, ::-1] * [-1, 1]
    while len(keep):
        after = np.roll(keep, -1)
        back = np.einsum("ij,ij->i", points[after] - points[keep], ahead[after] + ahead[keep]) <= 0
        if not back.any():
            break
        keep = keep[~(back | np.roll(back, 1))]
    forward = np.zeros(len(points), dtype=bool)
    forward[keep] = True
    return forward


def find_corners(
    points: Floats, feet: Floats, spacing: float, *, counter_clockwise: bool
) -> tuple[Ints, Floats]:
    """
    Return where two arcs of an outline meet between its points.

    Parameters
    ----------
    points, feet
        The closed outline, the first point not repeated, and the foot of each point on the line, shape (n,
        2).
    spacing
        Distance between points.
    counter_clockwise
        Whether the line is on the left as the outline runs.

    Returns
    -------
    at
        Indexes of the points before which the corners belong.
    corners
        Shape (len(at), 2).
    """
    outward = outward_of(points, feet)
    after = np.roll(np.arange(len(points)), -1)
    gap = np.hypot(*(points[after] - points).T)
    jumps = np.flatnonzero(np.hypot(*(feet[after] - feet).T) > JUMP * gap + 1e-3 * spacing)
    # the corner lies on the tangents of both arcs
    one, two = outward[jumps], outward[after[jumps]]
    cross = one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]
    crossing = np.abs(cross) > PARALLEL
    jumps, one, two, cross = jumps[crossing], one[crossing], two[crossing], cross[crossing]
    on_one = np.einsum("ij,ij->i", points[jumps], one) / cross
    on_two = np.einsum("ij,ij->i", points[after[jumps]], two) / cross
    corners = np.column_stack(
        [on_one * two[:, 1] - on_two * one[:, 1], on_two * one[:, 0] - on_one * two[:, 0]]
    )
    turn = 1 if counter_clockwise else -1
    after_one, before_two = corners - points[jumps], points[after[jumps]] - corners
    # how far the corner is ahead of the one point and behind the other, along their arcs
    ahead = turn * (after_one[:, 1] * one[:, 0] - after_one[:, 0] * one[:, 1])
    behind = turn * (before_two[:, 1] * two[:, 0] - before_two[:, 0] * two[:, 1])
    good = (ahead >= 0) & (behind >= 0) & (np.maximum(ahead, behind) <= CORNER_REACH * spacing)
    return jumps[good] + 1, corners[good]


def outward_of(points: Floats, feet: Floats) -> Floats:
    """Return the unit vectors that lead from feet to points, shape (n, 2)."""
    arm = points - feet
    outward: Floats = arm / np.hypot(*arm.T)[:, None]
    return outward


def thin_ring(points: Floats, tolerance: float, longest: float) -> Ints:
    """
    Return which points of a closed outline to keep so that it moves by no more than the tolerance.

    From each kept point the farthest one is taken that all points between see within the tolerance: the cone
    of admissible directions narrows from point to point (J. Sklansky and V. Gonzalez, "Fast polygonal
    approximation of digitized curves", Pattern Recognition 12, 1980).

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
