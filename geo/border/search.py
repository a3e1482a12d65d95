"""
Which pieces of a line can be the nearest to which points.

The search runs in space, on straight chords between earth-centred coordinates: there it knows neither poles
nor the antimeridian, and the chord length bounds the geodesic from both sides so tightly that next to nothing
but the nearest piece is left to be measured on the ellipsoid. Points and pieces are narrowed down together: a
ball around a block of neighbouring points keeps the pieces that can be nearest to anything in it, and hands
them down to its sub-blocks.
"""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from geo.border.polyline import Polyline
from geo.crs import RADIUS_MAX_M, RADIUS_MIN_M, WGS84, to_ecef

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# a geodesic is cut into pieces of at most this length, so that it lies within 0.1 m of its chords
PIECE_M = 2000.0
# points in a block, from level to level; each is a power of four, so that blocks nest
BLOCKS = (65536, 16384, 4096, 1024, 256, 64, 16, 4)
# neighbours in the list of a block that a piece is compared with
SHIFTS = (1, 2, 4)
# what rounding may do to a coordinate of 6.4e6 m
ROUNDING_M = 1e-6


@dataclass(frozen=True)
class Pieces:
    """
    The chords of a line.

    Attributes
    ----------
    origin, delta
        Earth-centred start of each chord and the way to its end, in metres, shape (p, 3).
    per_square_m
        One over the square of the chord's length.
    segment, offset_m, length_m
        The geodesic segment a chord belongs to, how far along it the chord begins, and how long its arc is.
    joined
        Whether the next chord begins where this one ends.
    sag_m
        The most by which any arc departs from its chord.
    """

    origin: Floats
    delta: Floats
    per_square_m: Floats
    segment: Ints
    offset_m: Floats
    length_m: Floats
    joined: NDArray[np.bool_]
    sag_m: float


def cut_pieces(line: Polyline) -> Pieces:
    """Return the chords of a line, its long segments cut into equal pieces of at most PIECE_M."""
    count = np.maximum(np.ceil(line.length_m / PIECE_M), 1).astype(np.int64)
    segment = np.repeat(np.arange(len(count)), count)
    rank = np.arange(len(segment)) - np.repeat(np.cumsum(count) - count, count)
    length = (line.length_m / count)[segment]
    offset = rank * length
    lon, lat = line.lon[line.start][segment], line.lat[line.start][segment]
    inside = rank > 0
    lon[inside], lat[inside], _ = WGS84.fwd(
        lon[inside], lat[inside], line.azimuth_deg[segment][inside], offset[inside]
    )
    origin = to_ecef(lon, lat)
    joined = np.append(
        (segment[1:] == segment[:-1]) | (line.previous[segment[1:]] == segment[:-1]), values=False
    )
    end = np.empty_like(origin)
    end[:-1] = origin[1:]
    ends = line.end[segment[~joined]]
    end[~joined] = to_ecef(line.lon[ends], line.lat[ends])
    delta = end - origin
    return Pieces(
        origin=origin,
        delta=delta,
        per_square_m=1 / np.maximum(np.einsum("ij,ij->i", delta, delta), 1e-30),
        segment=segment,
        offset_m=offset,
        length_m=length,
        joined=joined,
        sag_m=float(length.max() ** 2 / (8 * RADIUS_MIN_M)) * 1.01 + ROUNDING_M,
    )


@dataclass(frozen=True)
class Pairs:
    """Point `point` may have its foot on `piece`, at the fraction `along` of its chord, `chord_m` away."""

    point: Ints
    piece: Ints
    along: Floats
    chord_m: Floats

    def keep(self, which: NDArray[np.bool_]) -> "Pairs":
        """Return the pairs marked in `which`."""
        at = np.flatnonzero(which)
        return Pairs(self.point.take(at), self.piece.take(at), self.along.take(at), self.chord_m.take(at))


def spatial_order(xyz: Floats) -> Ints:
    """Return the order of points along a Z-curve in space: neighbours in it are neighbours on the earth."""
    low = xyz.min(axis=0)
    step = max(float((xyz.max(axis=0) - low).max()), 1.0) / (2**20 - 1)
    cells = ((xyz - low) / step).astype(np.uint64)
    for shift, mask in (
        (32, 0x1F00000000FFFF),
        (16, 0x1F0000FF0000FF),
        (8, 0x100F00F00F00F00F),
        (4, 0x10C30C30C30C30C3),
        (2, 0x1249249249249249),
    ):
        cells = (cells | (cells << np.uint64(shift))) & np.uint64(mask)
    code = cells[:, 0] | (cells[:, 1] << np.uint64(1)) | (cells[:, 2] << np.uint64(2))
    return np.argsort(code)


def candidate_pairs(xyz: Floats, pieces: Pieces, slack_m: float = 0.0) -> Pairs:
    """
    Return, for each point, every piece of the line that can be the nearest to it.

    Parameters
    ----------
    xyz
        Earth-centred points in metres, shape (n, 3), in `spatial_order` for speed.
    pieces
        The chords of the line.
    slack_m
        Keep also pieces that are farther than the nearest by up to this.

    Returns
    -------
    pairs
        Sorted by point, then by piece; each point has at least one.
    """
    blocks = np.zeros(len(pieces.segment), dtype=np.int64)
    kept = np.arange(len(pieces.segment))
    parent = len(xyz) + 1
    for size in BLOCKS:
        if size >= 4 * len(xyz):
            continue
        blocks, kept = _hand_down(blocks, kept, parent, size, len(xyz))
        blocks, kept = _narrow(xyz, pieces, blocks, kept, size=size, slack_m=slack_m)
        parent = size
    points, kept = _hand_down(blocks, kept, parent, 1, len(xyz))
    along, _, chord = _chords(xyz, pieces, points, kept)
    pairs = Pairs(points, kept, along, chord)
    least = _geodesic_bound(chord - pieces.sag_m, RADIUS_MAX_M)
    most = _geodesic_bound(chord + pieces.sag_m, RADIUS_MIN_M)
    nearest = np.minimum.reduceat(most, _starts(points))
    return pairs.keep(least <= nearest.take(points) + slack_m)


def _starts(groups: Ints) -> Ints:
    """Return where each run of equal numbers begins."""
    return np.flatnonzero(np.concatenate([[True], groups[1:] != groups[:-1]]))


def _hand_down(blocks: Ints, kept: Ints, parent: int, size: int, total: int) -> tuple[Ints, Ints]:
    """Give each sub-block of `size` points the pieces of the block of `parent` points that it is part of."""
    starts = _starts(blocks)
    counts = np.diff(np.append(starts, len(blocks)))
    children = np.arange(-(-total // size))
    of_block = (children * size) // parent
    number = counts[of_block]
    first = np.cumsum(number) - number
    where = np.arange(int(number.sum())) + np.repeat(starts[of_block] - first, number)
    return np.repeat(children, number), kept.take(where)


@dataclass(frozen=True)
class _Rivals:
    """
    Which pieces may be nearest to a point of which blocks.

    Attributes
    ----------
    block, piece
        Indexes, sorted by block, then by piece.
    arm, chord_m
        The way from the piece's foot to the centre of the block, and its length.
    extent_m
        How far the piece reaches from that foot.
    width_m, loose_m2
        The diameter of the block's ball, and what the doubt between chord and geodesic comes to on squares.
    """

    block: Ints
    piece: Ints
    arm: Floats
    chord_m: Floats
    extent_m: Floats
    width_m: Floats
    loose_m2: Floats

    def take(self, at: Ints | slice) -> "_Rivals":
        """Return the rivals at these places."""
        return _Rivals(*(getattr(self, field.name)[at] for field in fields(self)))

    def outlast(self, arm: Floats, chord_m: Floats) -> NDArray[np.bool_]:
        """Say which pieces another foot, given by its way to the centre, does not rule out: see `_narrow`."""
        way = self.arm - arm
        span = np.sqrt(np.einsum("ij,ij->i", way, way)) + self.extent_m
        stays: NDArray[np.bool_] = self.chord_m**2 - chord_m**2 <= self.width_m * span + self.loose_m2
        return stays


def _narrow(
    xyz: Floats, pieces: Pieces, block: Ints, piece: Ints, *, size: int, slack_m: float
) -> tuple[Ints, Ints]:
    """
    Drop from each block the pieces that cannot be nearest to any of its points.

    With c the centre of the block's ball and r its radius, the place q of the line is nearer than y to all
    points of the ball when the plane half-way between them misses it: |c − y|² − |c − q|² > 2 r |y − q|. For
    q are taken the foot that is nearest to c, which rules out what is far away, and the feet on the
    neighbouring pieces, which rule out the bays of the line.
    """
    edges = np.arange(0, len(xyz), size)
    low, high = np.minimum.reduceat(xyz, edges), np.maximum.reduceat(xyz, edges)
    centre = (low + high) / 2
    radius = np.sqrt(np.einsum("ij,ij->i", high - centre, high - centre))
    along, arm, chord = _chords(centre, pieces, block, piece)
    starts = _starts(block)
    shortest = np.minimum.reduceat(chord, starts)
    # of the farthest pair of a point and a foot that is not ruled out
    farthest = shortest + 3 * radius
    margin = _chord_margin(farthest, pieces.sag_m) + slack_m
    loose = (2 * farthest + 3 * margin) * margin
    extent = pieces.length_m.take(piece) * np.maximum(along, 1 - along)
    rivals = _Rivals(block, piece, arm, chord, extent, 2 * radius.take(block), loose.take(block))
    excess = chord - shortest.take(block)
    first = _first_of(excess, starts).take(block)
    near = excess <= rivals.width_m + margin.take(block)
    near &= rivals.outlast(arm.take(first, axis=0), chord.take(first))
    for shift in SHIFTS:
        rivals = rivals.take(np.flatnonzero(near))
        near = np.ones(len(rivals.block), dtype=bool)
        one, other = rivals.take(slice(None, -shift)), rivals.take(slice(shift, None))
        apart = one.block != other.block
        near[shift:] &= apart | other.outlast(one.arm, one.chord_m)
        near[:-shift] &= apart | one.outlast(other.arm, other.chord_m)
    return rivals.block[near], rivals.piece[near]


def _first_of(excess: Floats, starts: Ints) -> Ints:
    """Return, for each run, the index of its first entry without excess."""
    zero = np.flatnonzero(excess <= 0)
    return zero.take(np.searchsorted(zero, starts))


def _chords(xyz: Floats, pieces: Pieces, points: Ints, kept: Ints) -> tuple[Floats, Floats, Floats]:
    """Return where on its chord (0 to 1) each pair has its foot, and the way from there to the point."""
    arm = xyz.take(points, axis=0)
    arm -= pieces.origin.take(kept, axis=0)
    delta = pieces.delta.take(kept, axis=0)
    along = np.clip(np.einsum("ij,ij->i", arm, delta) * pieces.per_square_m.take(kept), 0, 1)
    delta *= along[:, None]
    arm -= delta
    return along, arm, np.sqrt(np.einsum("ij,ij->i", arm, arm))


def _geodesic_bound(chord_m: Floats, radius_m: float) -> Floats:
    """
    Return the geodesic over a chord if the earth had everywhere this radius.

    By Schur's comparison theorem, the least and the largest radius of curvature of the ellipsoid bound the
    geodesic from above and from below.
    """
    return 2 * radius_m * np.arcsin(np.clip(chord_m / (2 * radius_m), 0, 1))


def _chord_margin(chord_m: Floats, sag_m: float) -> Floats:
    """Return by how much one chord may exceed another of this length while its geodesic is the shorter."""
    chord_m = np.minimum(chord_m, 2 * RADIUS_MIN_M)
    longest = _geodesic_bound(chord_m + sag_m, RADIUS_MIN_M)
    widest = 2 * RADIUS_MAX_M * np.sin(np.minimum(longest / (2 * RADIUS_MAX_M), np.pi / 2))
    return widest - chord_m + 2 * sag_m
