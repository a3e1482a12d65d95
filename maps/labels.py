"""Labels that do not collide: with one another, with symbols, with the frame."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import affinity
from shapely.geometry.base import BaseGeometry

from maps.typeset import Face, ink

# The clear space around a label, in points.
PAD = 1.3


@dataclass(frozen=True, slots=True)
class Spot:
    """
    A place where a label may stand.

    `x, y` is the middle of its ink, in points from the frame's lower left corner; `cost` says how much worse
    the spot is than the best. `course` is the middle line of letters that follow a bend, shape (n, 2);
    without one they stand in a straight line.
    """

    x: float
    y: float
    angle_deg: float = 0.0
    cost: float = 0.0
    course: NDArray[np.float64] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Label:
    """
    A text that wants to stand on the map; of two that collide, the one offered first stays.

    `sign` is the symbol that it names, drawn only if the name finds room, and not over another name.
    """

    text: str
    face: Face
    colour: str
    spots: tuple[Spot, ...]
    kind: str
    sign: BaseGeometry = field(default_factory=shapely.Point)


@dataclass(frozen=True, slots=True)
class Placed:
    """A label where it stands: the start of its baseline, and the ink with the space around it."""

    label: Label
    x: float
    y: float
    angle_deg: float
    box: shapely.Polygon
    course: NDArray[np.float64] | None = field(default=None, compare=False)


@dataclass
class Placer:
    """
    Takes labels in the order of their importance and finds each the best spot that is free.

    Attributes
    ----------
    frame
        What no label may leave, in points.
    faint
        Lines that a label should rather not cross, as one geometry.
    left_out
        The labels for which there was no room.
    """

    frame: shapely.Polygon
    faint: BaseGeometry = field(default_factory=shapely.MultiLineString)
    placed: list[Placed] = field(default_factory=list)
    left_out: list[Label] = field(default_factory=list)
    _taken: list[BaseGeometry] = field(default_factory=list)
    _names: list[BaseGeometry] = field(default_factory=list)
    _bounds: list[tuple[float, float, float, float]] = field(default_factory=list)
    _bounds_array: NDArray[np.float64] = field(default_factory=lambda: np.empty((0, 4)))

    def __post_init__(self) -> None:
        shapely.prepare(self.faint)

    def cover(self, panel: BaseGeometry) -> None:
        """Keep labels, and the signs they name, off a panel that lies on the map."""
        self.block([panel])
        self._names.append(panel)

    def block(self, shapes: Iterable[BaseGeometry]) -> None:
        """Keep labels off some shapes, such as symbols."""
        for shape in shapes:
            if not shape.is_empty:
                shapely.prepare(shape)
                self._taken.append(shape)
                self._bounds.append(shape.bounds)

    def place(self, labels: Iterable[Label]) -> None:
        """Give each label the cheapest free spot; one that has none is left out."""
        for label in labels:
            fits = label.sign.is_empty or not any(label.sign.intersects(other) for other in self._names)
            best = min(self._free(label), key=lambda found: found[0], default=None) if fits else None
            if best is None:
                self.left_out.append(label)
            else:
                self.placed.append(best[1])
                self.block([best[1].box, label.sign])
                self._names += [best[1].box, label.sign]

    def _free(self, label: Label) -> Iterator[tuple[float, Placed]]:
        """Find the spots of a label that are free, with their cost."""
        for spot in label.spots:
            placed = settle(label, spot)
            if self.frame.contains(placed.box) and not self._is_taken(placed.box):
                crosses = shapely.intersects(self.faint, placed.box)
                crossing = shapely.intersection(self.faint, placed.box).length if crosses else 0.0
                yield spot.cost + 0.12 * crossing, placed

    def _is_taken(self, box: shapely.Polygon) -> bool:
        """Return whether a box touches anything that stands already."""
        if not self._taken:
            return False
        left, bottom, right, top = box.bounds
        if len(self._bounds_array) != len(self._bounds):
            self._bounds_array = np.asarray(self._bounds)
        bounds = self._bounds_array
        across = (bounds[:, 0] < right) & (bounds[:, 2] > left)
        near = across & (bounds[:, 1] < top) & (bounds[:, 3] > bottom)
        return any(self._taken[i].intersects(box) for i in np.flatnonzero(near))


def settle(label: Label, spot: Spot) -> Placed:
    """Return where a label's baseline starts, and which ground it takes, when it stands at a spot."""
    left, bottom, right, top = ink(label.text, label.face)
    across, up = (left + right) / 2, (bottom + top) / 2
    angle = np.radians(spot.angle_deg)
    x = spot.x - (across * np.cos(angle) - up * np.sin(angle))
    y = spot.y - (across * np.sin(angle) + up * np.cos(angle))
    if spot.course is not None:
        bent = shapely.LineString(spot.course).buffer(up - bottom + PAD, cap_style="flat", quad_segs=4)
        return Placed(label, float(x), float(y), spot.angle_deg, bent, spot.course)
    flat = shapely.box(x + left - PAD, y + bottom - PAD, x + right + PAD, y + top + PAD)
    box = affinity.rotate(flat, spot.angle_deg, origin=(x, y)) if spot.angle_deg else flat
    return Placed(label, float(x), float(y), spot.angle_deg, box)


def spots_around(
    x: float, y: float, radius: float, text: str, face: Face, *, further: tuple[float, ...] = ()
) -> tuple[Spot, ...]:
    """
    Return the spots beside a point symbol, the best first: right, aslant, left, above and below.

    Parameters
    ----------
    further
        By how much, in points, the label may also stand off, if there is no room close by.
    """
    rings = ((radius + off, 4.0 + 0.5 * off if off else 0.0) for off in (0.0, *further))
    return tuple(spot for reach, extra in rings for spot in _ring(x, y, reach, extra, ink(text, face)))


def _ring(
    x: float, y: float, radius: float, extra: float, box: tuple[float, float, float, float]
) -> tuple[Spot, ...]:
    """Return the spots at one distance from a point, in an order like that of Imhof (1975)."""
    left, bottom, right, top = box
    half_width, half_height = (right - left) / 2, (top - bottom) / 2
    beside, over = radius + PAD + half_width, radius + PAD + half_height
    aslant = 0.75 * radius + PAD
    directions = (
        (beside, 0.35 * half_height),
        (aslant + half_width, aslant + half_height),
        (aslant + half_width, -aslant - half_height),
        (-beside, 0.35 * half_height),
        (-aslant - half_width, aslant + half_height),
        (-aslant - half_width, -aslant - half_height),
        (0.0, over),
        (0.0, -over),
    )
    return tuple(Spot(x + across, y + up, cost=0.8 * i + extra) for i, (across, up) in enumerate(directions))


def spots_within(area: BaseGeometry, text: str, face: Face) -> tuple[Spot, ...]:
    """
    Return spots inside an area, those farthest from its edges first; none if it is narrower than the text.

    Parameters
    ----------
    area
        In points; only its part on the map.
    """
    left, bottom, right, top = ink(text, face)
    half_width, half_height = (right - left) / 2 + 2, (top - bottom) / 2 + 2
    spots = []
    for part in shapely.get_parts(area):
        if not isinstance(part, shapely.Polygon) or part.area < 4 * half_width * half_height:
            continue
        x0, y0, x1, y1 = part.bounds
        middle = part.representative_point()
        xs, ys = np.meshgrid(np.linspace(x0, x1, 19)[1:-1], np.linspace(y0, y1, 15)[1:-1])
        x, y = np.append(xs, middle.x), np.append(ys, middle.y)
        shapely.prepare(part)
        boxes = shapely.box(x - half_width, y - half_height, x + half_width, y + half_height)
        fits = np.atleast_1d(shapely.contains(part, boxes))
        room = np.atleast_1d(shapely.distance(shapely.points(x, y), part.boundary))
        centre = part.centroid
        for i in np.flatnonzero(fits):
            away = np.hypot(x[i] - centre.x, y[i] - centre.y)
            spots.append(Spot(float(x[i]), float(y[i]), cost=float(0.05 * away - 0.1 * room[i])))
    return tuple(sorted(spots, key=lambda spot: spot.cost)[:80])
