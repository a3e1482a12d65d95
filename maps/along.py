"""Names that follow a line: where on it they may stand, and the bent course of their letters."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from maps.labels import Spot
from maps.typeset import Face, ink

Floats = NDArray[np.float64]

# Distance in points between the points that stand for a line.
_FINE = 1.5
# A line is smoothed until letters can follow it: by these widths, in points, the least that will do.
_SMOOTHINGS = (6.0, 12.0, 24.0, 48.0)
# The sharpest bend that letters follow, as the radius over their size; and the most that a name turns.
_LEAST_RADIUS = 3.0
_MOST_TURN = np.radians(100)
# Points of the course of a name.
_COURSE = 24
_MOST_SPOTS = 60


def spots_along(
    line: BaseGeometry, text: str, face: Face, *, offset: float, step: float = 10.0
) -> tuple[Spot, ...]:
    """
    Return spots where a name follows a line, on both its sides, those on the gentlest bends first.

    Parameters
    ----------
    line
        In points.
    offset
        Distance of the middle line of the letters from the line, in points; from its outermost wiggle where
        the line is rougher than letters can follow.
    step
        Distance between neighbouring spots, in points.
    """
    left, _, right, _ = ink(text, face)
    length = right - left + 4
    spots: list[Spot] = []
    for part in shapely.get_parts(line):
        if part.length < length:
            continue
        smooth = [_Smooth.of(part, width) for width in _SMOOTHINGS]
        for at in np.arange(length / 2, part.length - length / 2 + 1e-9, step):
            found = (list(_beside(one, at, length, face, offset)) for one in smooth)
            spots += next((these for these in found if these), [])
    return tuple(sorted(spots, key=lambda spot: spot.cost)[:_MOST_SPOTS])


@dataclass(frozen=True)
class _Smooth:
    """
    A line as smoothing made it, at points that stand for equal pieces of the line.

    `along` is how far each point lies along the smooth line, `swing` how far the line itself lies to its left
    there; `length` is the line's own.
    """

    points: Floats
    normals: Floats
    along: Floats
    swing: Floats
    length: float

    @classmethod
    def of(cls, line: shapely.LineString, width: float) -> "_Smooth":
        """Smooth a line by a bell curve of a width in points; its ends stay."""
        count = max(int(line.length / _FINE), 2) + 1
        fine = shapely.get_coordinates(
            shapely.line_interpolate_point(line, np.linspace(0, line.length, count))
        )
        reach = min(round(2.5 * width / _FINE), count - 1)
        weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) * _FINE / width) ** 2)
        # mirrored through its ends, which so stay where they are
        before, after = 2 * fine[0] - fine[reach:0:-1], 2 * fine[-1] - fine[-2 : -reach - 2 : -1]
        longer = np.concatenate([before, fine, after])
        points = np.column_stack([np.convolve(axis, weights / weights.sum(), "valid") for axis in longer.T])
        tangents = np.gradient(points, axis=0)
        tangents /= np.maximum(np.hypot(*tangents.T), 1e-9)[:, None]
        normals = np.column_stack([-tangents[:, 1], tangents[:, 0]])
        swing = ((fine - points) * normals).sum(axis=1)
        return cls(points, normals, _lengths(points), swing, float(line.length))


def _beside(line: _Smooth, at: float, length: float, face: Face, offset: float) -> Iterator[Spot]:
    """Find the spots above and below a line about a distance along it, where it bends gently enough."""
    middle = line.along[round(at / line.length * (len(line.points) - 1))]
    # outside a bend letters have more room than on it, inside less
    first, last = np.searchsorted(line.along, (middle - 0.62 * length, middle + 0.62 * length))
    points, normals, swing = line.points[first:last], line.normals[first:last], line.swing[first:last]
    if points[-1, 0] < points[0, 0]:  # read from left to right
        points, normals, swing = points[::-1], -normals[::-1], -swing[::-1]
    for side in (1, -1):
        away = offset + max(float((side * swing).max()), 0.0)
        course = _middle_of(points + side * away * normals, length)
        if course is None:
            continue
        steps = np.diff(course, axis=0)
        heading = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
        bend = float(np.abs(np.diff(heading)).max()) / (length / (_COURSE - 1))
        turn = float(np.ptp(heading))
        if bend * _LEAST_RADIUS * face.size > 1 or turn > _MOST_TURN:
            continue
        chord = course[-1] - course[0]
        angle = float(np.degrees(np.arctan2(chord[1], chord[0])))
        centred = abs(at - line.length / 2) / line.length
        cost = 0.4 * (away - offset) + 3 * turn + 0.05 * abs(angle) + 4 * centred + (side < 0)
        x, y = course[_COURSE // 2 - 1 : _COURSE // 2 + 1].mean(axis=0)
        yield Spot(float(x), float(y), angle, cost, course)


def _lengths(curve: Floats) -> Floats:
    """Return how far each point of a curve lies along it."""
    return np.concatenate([[0.0], np.hypot(*np.diff(curve, axis=0).T).cumsum()])


def _middle_of(curve: Floats, length: float) -> Floats | None:
    """Return the middle piece of a curve in points at equal distances; nothing if the curve is shorter."""
    along = _lengths(curve)
    if along[-1] < length:
        return None
    at = np.linspace((along[-1] - length) / 2, (along[-1] + length) / 2, _COURSE)
    return np.column_stack([np.interp(at, along, axis) for axis in curve.T])
