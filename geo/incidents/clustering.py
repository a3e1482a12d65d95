"""
Where along a line points are more frequent than chance: kernel rate, simulation, false discovery rate.

The line is cut into cells of a tenth of the kernel's half-width. A point that is known to an interval is
spread evenly over it. The rate is Epanechnikov's kernel over the cells, reflected at the ends of the line
so that points without preference give the same rate everywhere. What chance would give is simulated: every
point is put anywhere on the line, with its interval and its weight kept. Each cell is compared with its own
simulated rates (the p-value of a Monte Carlo test, Davison and Hinkley 1997, section 4.2), and the cells
together by the procedure of Benjamini and Hochberg (1995), which holds under the positive dependence of
neighbouring cells (Benjamini and Yekutieli 2001).
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Rates = NDArray[np.float32]

CELLS_PER_BANDWIDTH = 10
# weights are told apart to a twentieth, so that many points share few weights
WEIGHT_STEPS = 20
# simulations worked on at a time; at 1,500 cells their arrays stay below 20 MB
CHUNK_ROWS = 500
# a rate this much below another, relatively, is a tie: single precision sums in another order differ so
TIE = 1e-5


class Grid(NamedTuple):
    """Cells of equal length along a line: how many, how long in km, and the kernel's half-width in km."""

    cells: int
    cell_km: float
    bandwidth_km: float

    @property
    def edges_km(self) -> Floats:
        """Chainages of the ends of the cells, shape (cells + 1,)."""
        edges: Floats = np.arange(self.cells + 1, dtype=np.float64) * self.cell_km
        return edges


class Spreads(NamedTuple):
    """
    Points as the grid sees them.

    Attributes
    ----------
    centre
        The cell of the middle of each point's interval.
    reach
        How many cells its interval goes beyond that cell, to either side; 0 for an exact point.
    weight
        What the point counts, above 0.
    """

    centre: Ints
    reach: Ints
    weight: Floats


@dataclass(frozen=True)
class Chance:
    """Rates per km that chance gives, shape (simulations, cells); each column is sorted from low to high."""

    rates: Rates

    def p_values(self, rates: Rates) -> Floats:
        """Return for each rate, shape (n, cells), how often chance gives as much or more in its cell."""
        count = len(self.rates)
        threshold = rates * np.float32(1 - TIE)
        p = np.empty(rates.shape)
        for cell in range(rates.shape[1]):
            below = np.searchsorted(self.rates[:, cell], threshold[:, cell], side="left")
            p[:, cell] = (1 + count - below) / (1 + count)
        return p


class Planted(NamedTuple):
    """A stretch of so many cells where points are so many times as frequent as elsewhere."""

    cells: int
    fold: float


NOWHERE = Planted(1, 1.0)


def make_grid(length_km: float, bandwidth_km: float) -> Grid:
    """Return the cells of a line of the given length for a kernel of the given half-width."""
    cells = max(1, round(length_km / bandwidth_km * CELLS_PER_BANDWIDTH))
    return Grid(cells, length_km / cells, bandwidth_km)


def spread_over(low_km: Floats, high_km: Floats, weight: Floats, grid: Grid) -> Spreads:
    """
    Return points as the grid sees them.

    Parameters
    ----------
    low_km, high_km
        The chainages that each point lies between, shape (n,); equal for an exact point.
    weight
        What each counts, 0 to 1; those that round to 0 are left out.
    grid
        The cells.
    """
    rounded = np.round(weight * WEIGHT_STEPS) / WEIGHT_STEPS
    kept = rounded > 0
    middle = (low_km[kept] + high_km[kept]) / 2
    centre = np.clip((middle / grid.cell_km).astype(np.int64), 0, grid.cells - 1)
    wide = (high_km[kept] - low_km[kept]) / grid.cell_km
    # an interval of w cells is stood for by the nearest odd number of them, and never by more than the line
    reach = np.clip(np.round((wide - 1) / 2), 0, (grid.cells - 1) // 2).astype(np.int64)
    return Spreads(centre, reach, rounded[kept])


def kernel_rates(mass: Floats, grid: Grid) -> Floats:
    """Return the rate per km in each cell from the mass in the cells, both of shape (n, cells)."""
    half = min(int(np.ceil(grid.bandwidth_km / grid.cell_km)), grid.cells - 1)
    offsets = np.arange(-half, half + 1)
    kernel = np.clip(1 - (offsets * grid.cell_km / grid.bandwidth_km) ** 2, 0, None)
    kernel /= kernel.sum() * grid.cell_km
    padded = np.pad(mass, ((0, 0), (half, half)), mode="symmetric")
    rates = np.zeros(mass.shape)
    for i, share in enumerate(kernel):
        rates += share * padded[:, i : i + grid.cells]
    return rates


def observed_mass(spreads: Spreads, grid: Grid) -> Floats:
    """Return the mass of the points in each cell, shape (cells,)."""
    mass: Floats = _spread_mass(spreads.centre[None, :], spreads, grid)[0]
    return mass


def simulate_rates(
    spreads: Spreads, grid: Grid, rows: int, seed: int, planted: Planted = NOWHERE
) -> tuple[Rates, Ints]:
    """
    Return the rates of points put at random on the line, each with its own interval and weight.

    Parameters
    ----------
    spreads
        Their intervals and weights; where they are is not used.
    grid
        The cells.
    rows
        Number of simulations.
    seed
        Seed of the random stream; the same seed gives the same rates.
    planted
        A stretch, anywhere on the line, where points are more frequent; none by default.

    Returns
    -------
    rates
        Rates per km, shape (rows, cells).
    start
        First cell of the planted stretch of each simulation, shape (rows,).
    """
    random = np.random.default_rng(seed)
    rates = np.empty((rows, grid.cells), dtype=np.float32)
    start = random.integers(0, grid.cells - planted.cells + 1, size=rows)
    for first in range(0, rows, CHUNK_ROWS):
        some = slice(first, min(first + CHUNK_ROWS, rows))
        mass = np.zeros((some.stop - first, grid.cells))
        for part in _batches(spreads):
            centres = _draw(random, (some.stop - first, len(part.centre)), grid.cells, planted, start[some])
            mass += _spread_mass(centres, part, grid)
        rates[some] = kernel_rates(mass, grid)
    return rates, start


def simulate_chance(spreads: Spreads, grid: Grid, rows: int, seed: int) -> Chance:
    """Return the rates that chance gives; see `simulate_rates`."""
    rates, _ = simulate_rates(spreads, grid, rows, seed)
    rates.sort(axis=0)
    return Chance(rates)


def adjusted(p_values: Floats) -> Floats:
    """
    Return p-values adjusted for the false discovery rate over the last axis (Benjamini and Hochberg 1995).

    Examples
    --------
    >>> adjusted(np.array([0.01, 0.04, 0.03, 0.5])).round(4).tolist()
    [0.04, 0.0533, 0.0533, 0.5]
    """
    count = p_values.shape[-1]
    order = np.argsort(p_values, axis=-1, kind="stable")
    stepped = np.take_along_axis(p_values, order, axis=-1) * count / np.arange(1, count + 1)
    falling = np.minimum.accumulate(stepped[..., ::-1], axis=-1)[..., ::-1]
    q = np.empty_like(p_values)
    np.put_along_axis(q, order, np.minimum(falling, 1.0), axis=-1)
    return q


def line_k(chainage_km: ArrayLike, length_km: float, distances_km: ArrayLike) -> Floats:
    """
    Return the network K function of points on a single line (Okabe and Yamada 2001), without edge correction.

    Parameters
    ----------
    chainage_km
        Where the points lie, shape (n,).
    length_km
        Length of the line.
    distances_km
        Distances along the line, shape (d,).

    Returns
    -------
    k
        Length over the square of n, times the number of ordered pairs nearer than each distance, in km,
        shape (d,).

    Examples
    --------
    >>> line_k([1, 2, 9], length_km=9, distances_km=[1.5, 8.5]).tolist()
    [2.0, 6.0]
    """
    along = np.sort(np.asarray(chainage_km, dtype=np.float64))
    number = np.arange(len(along))
    pairs = [
        2 * int((np.searchsorted(along, along + distance, side="left") - number - 1).sum())
        for distance in np.asarray(distances_km, dtype=np.float64)
    ]
    k: Floats = np.asarray(pairs, dtype=np.float64) * length_km / len(along) ** 2
    return k


def chance_k(count: int, length_km: float, distances_km: ArrayLike) -> Floats:
    """Return the mean of `line_k` for random points: two lie within r with probability r (2L − r) / L²."""
    r = np.minimum(np.asarray(distances_km, dtype=np.float64), length_km)
    expected: Floats = (1 - 1 / count) * r * (2 - r / length_km)
    return expected


def _batches(spreads: Spreads) -> list[Spreads]:
    """Return the points in batches, so that memory stays bounded however many there are."""
    size = 4_000
    return [
        Spreads(spreads.centre[some], spreads.reach[some], spreads.weight[some])
        for some in (slice(first, first + size) for first in range(0, len(spreads.centre), size))
    ]


def _draw(
    random: np.random.Generator, shape: tuple[int, int], cells: int, planted: Planted, start: Ints
) -> Ints:
    """Return random cells; the cells of the planted stretch come up `fold` times as often as others."""
    inside_share = planted.fold * planted.cells / (cells + (planted.fold - 1) * planted.cells)
    if planted.fold == 1:
        return random.integers(0, cells, size=shape)
    inside = random.random(shape) < inside_share
    within = start[:, None] + random.integers(0, planted.cells, size=shape)
    beyond = random.integers(0, cells - planted.cells, size=shape)
    beyond += planted.cells * (beyond >= start[:, None])
    return np.where(inside, within, beyond)


def _spread_mass(centres: Ints, spreads: Spreads, grid: Grid) -> Floats:
    """
    Return the mass in each cell, shape (rows, cells), of points whose cells are given, shape (rows, n).

    Each interval is put down as two steps, up at its first cell and down after its last; the running sum of
    the steps is the mass. What falls beyond an end of the line is folded back.
    """
    rows, pad = len(centres), int(spreads.reach.max(initial=0))
    width = grid.cells + 2 * pad + 1
    share = np.broadcast_to(spreads.weight / (2 * spreads.reach + 1), centres.shape).ravel()
    at = centres + pad + np.arange(rows)[:, None] * width
    up = np.bincount((at - spreads.reach).ravel(), share, rows * width)
    down = np.bincount((at + spreads.reach + 1).ravel(), share, rows * width)
    padded = np.cumsum((up - down).reshape(rows, width), axis=1)
    mass: Floats = padded[:, pad : pad + grid.cells].copy()
    if pad:
        mass[:, :pad] += padded[:, pad - 1 :: -1]
        mass[:, -pad:] += padded[:, pad + grid.cells : -1][:, ::-1]
    return mass
