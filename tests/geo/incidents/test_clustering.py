"""Points on a line against chance: kernel, simulation, false discovery rate, K function."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.incidents.clustering import (
    Planted,
    Spreads,
    adjusted,
    chance_k,
    kernel_rates,
    line_k,
    make_grid,
    observed_mass,
    simulate_chance,
    simulate_rates,
    spread_over,
)

LENGTH_KM = 1344.0
GRID = make_grid(LENGTH_KM, 12.0)
SIMULATIONS = 9999


def exact_points(count: int) -> Spreads:
    """Return `count` exact points of weight 1; where they are does not matter to a simulation."""
    return Spreads(np.zeros(count, np.int64), np.zeros(count, np.int64), np.ones(count))


def vague_points(count: int) -> Spreads:
    """Return points: a third exact, a third known to 12 cells, a third to 60, of several weights."""
    reach = np.resize([0, 12, 60], count)
    return Spreads(np.zeros(count, np.int64), reach, np.resize([1.0, 0.5, 1.0, 0.25], count))


def test_make_grid_covers_the_line_with_tenths_of_the_bandwidth() -> None:
    """Cells are equal, near a tenth of the bandwidth, and end where the line ends."""
    grid = make_grid(100.0, 7.0)

    assert grid.cells == 143
    assert grid.edges_km[-1] == pytest.approx(100.0)


def test_spread_over_leaves_out_what_counts_nothing() -> None:
    """A point whose weight rounds to nothing is left out; weights are told apart to a twentieth."""
    spreads = spread_over(np.zeros(3), np.zeros(3), np.array([0.0, 0.02, 0.93]), GRID)

    assert spreads.weight.tolist() == [0.95]


@given(
    low=st.lists(st.floats(0, LENGTH_KM), min_size=1, max_size=8),
    width=st.floats(0, 2 * LENGTH_KM),
)
def test_observed_mass_keeps_every_point_whole(low: list[float], width: float) -> None:
    """However near an end and however vague, a point adds its whole weight to the cells of the line."""
    first = np.array(low)
    spreads = spread_over(first, np.minimum(first + width, LENGTH_KM), np.ones(len(low)), GRID)
    mass = observed_mass(spreads, GRID)

    assert mass.sum() == pytest.approx(len(low))
    assert mass.min() > -1e-12


def test_observed_mass_spreads_an_interval_evenly() -> None:
    """Nine tenths of the way from both ends, an interval of 21 cells has a 21st of the point in each."""
    low, high = GRID.edges_km[100], GRID.edges_km[121]
    mass = observed_mass(spread_over(np.array([low]), np.array([high]), np.ones(1), GRID), GRID)

    assert np.flatnonzero(mass > 1e-9).tolist() == list(range(100, 121))
    assert mass[100:121] == pytest.approx(1 / 21)


def test_kernel_rates_of_an_even_spread_are_even_up_to_the_ends() -> None:
    """One point a cell gives the same rate everywhere, the ends of the line included."""
    rates = kernel_rates(np.ones((1, GRID.cells)), GRID)

    assert rates == pytest.approx(1 / GRID.cell_km)


def test_kernel_rates_follow_epanechnikov() -> None:
    """One point gives 3/4 over the bandwidth at its place, 3/4 of that half of it away, none past it."""
    mass = np.zeros((1, GRID.cells))
    mass[0, 500] = 1
    rates = kernel_rates(mass, GRID)[0]

    assert rates[500] == pytest.approx(0.75 / 12, rel=0.01)
    assert rates[505] == pytest.approx(0.75 * 0.75 / 12, rel=0.01)
    assert rates[510] == pytest.approx(0, abs=1e-5)
    assert rates[512] == 0


@pytest.mark.parametrize("points", [exact_points(62), vague_points(90)])
def test_simulate_rates_are_the_same_for_the_same_seed(points: Spreads) -> None:
    """The random stream is the seed's, and another seed gives another."""
    one, same, other = (simulate_rates(points, GRID, 20, seed)[0] for seed in (7, 7, 8))

    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)


@pytest.mark.parametrize("points", [exact_points(62), vague_points(90)])
def test_simulate_rates_average_the_even_rate_everywhere(points: Spreads) -> None:
    """Over many simulations each cell, at the ends too, has the mean rate of points put down evenly."""
    rates, _ = simulate_rates(points, GRID, 4000, 3)
    expected = points.weight.sum() / LENGTH_KM

    standard_error = rates.std(axis=0) / 4000**0.5
    assert np.abs(rates.mean(axis=0) - expected).max() < 5 * standard_error.max()


def test_simulate_rates_plant_the_fold_that_was_asked_for() -> None:
    """In a stretch planted five times as busy, points are five times as frequent as outside."""
    planted = Planted(100, 5.0)
    rates, start = simulate_rates(exact_points(500), GRID, 400, 5, planted)
    after = np.arange(GRID.cells) - start[:, None]
    # the kernel blurs the ends of the stretch: compare well inside with well outside
    inside = rates[(after >= 10) & (after < 90)].mean()
    outside = rates[(after < -10) | (after >= 110)].mean()

    assert inside / outside == pytest.approx(5.0, rel=0.03)


def test_p_values_count_ties_against_the_finding() -> None:
    """A rate that chance also gives is no better than chance; the smallest p is one in simulations + 1."""
    chance = simulate_chance(exact_points(3), GRID, 199, 1)
    p = chance.p_values(np.stack([chance.rates[-1], chance.rates[-1] * 2 + 1, chance.rates[0] * 0]))

    assert p[0].min() >= 2 / 200
    assert p[1] == pytest.approx(1 / 200)
    assert p[2] == pytest.approx(1.0)


@given(st.lists(st.floats(0.0001, 1), min_size=1, max_size=30), st.floats(0.001, 0.999))
def test_adjusted_names_what_the_step_up_procedure_names(values: list[float], level: float) -> None:
    """An adjusted p-value is at most the level exactly if Benjamini and Hochberg's step-up rejects it."""
    ordered = sorted(values)
    count = len(values)
    passing = [p for k, p in enumerate(ordered, 1) if p * count / k <= level]
    limit = max(passing, default=0.0)

    assert (adjusted(np.array(values)) <= level).tolist() == [p <= limit for p in values]


@pytest.mark.parametrize("count", [62, 200, 1000])
def test_false_alarms_are_at_most_five_percent(count: int) -> None:
    """Of 300 tables without any preference, no more than 5 %, and what luck allows, have a stretch named."""
    points = exact_points(count)
    chance = simulate_chance(points, GRID, SIMULATIONS, 1)
    rates, _ = simulate_rates(points, GRID, 300, 99)
    alarms = (adjusted(chance.p_values(rates)) <= 0.05).any(axis=1).sum()

    # if the true rate were 5 %, 25 or more of 300 would come up once in 95 runs: binomial(300, 0.05)
    assert alarms < 25


def test_false_alarms_of_vague_places_are_at_most_five_percent() -> None:
    """The same holds where places are known to tens of kilometres and count for a part."""
    points = vague_points(200)
    chance = simulate_chance(points, GRID, SIMULATIONS, 1)
    rates, _ = simulate_rates(points, GRID, 300, 99)

    assert (adjusted(chance.p_values(rates)) <= 0.05).any(axis=1).sum() < 25


def test_a_threefold_stretch_is_found_among_a_thousand() -> None:
    """A planted 20 km stretch, three times as busy, is found in 9 of 10 tables of 1,000 incidents."""
    points = exact_points(1000)
    cells = round(20 / GRID.cell_km)
    chance = simulate_chance(points, GRID, SIMULATIONS, 1)
    rates, start = simulate_rates(points, GRID, 300, 12, Planted(cells, 3.0))
    after = np.arange(GRID.cells) - start[:, None]
    hot = adjusted(chance.p_values(rates)) <= 0.05

    assert (hot & (after >= 0) & (after < cells)).any(axis=1).mean() >= 0.9


def test_line_k_counts_ordered_pairs() -> None:
    """Points at 0, 1 and 3 of 10 km: one pair below 1.5, two below 2.5, three below 4; each counts twice."""
    k = line_k([3.0, 0.0, 1.0], 10.0, [0.5, 1.5, 2.5, 4.0])

    assert k == pytest.approx([0, 20 / 9, 40 / 9, 60 / 9])


def test_chance_k_is_the_mean_over_random_points() -> None:
    """The closed form agrees with the mean over 2,000 random tables."""
    random = np.random.default_rng(5)
    distances = [5.0, 50.0, 500.0]
    k = [line_k(random.uniform(0, LENGTH_KM, 50), LENGTH_KM, distances) for _ in range(2000)]

    assert np.mean(k, axis=0) == pytest.approx(chance_k(50, LENGTH_KM, distances), rel=0.03)
