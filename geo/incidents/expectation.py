"""How many incidents lie within a distance, when for some that is only likely."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from geo.errors import IncidentError
from geo.numbers import as_floats

INTERVAL = (0.025, 0.975)
# the exact distribution takes the square of this many steps; with more, the normal law is off by less than
# one
MOST_EXACT = 2000
# quantiles of the normal law
DEVIATIONS = 1.959964


@dataclass(frozen=True)
class ExpectedCount:
    """
    A number of incidents with its 95 % interval.

    Attributes
    ----------
    expected
        The sum of the probabilities.
    low, high
        The interval, whole numbers.
    """

    expected: float
    low: int
    high: int

    def __str__(self) -> str:
        """Return "27.4 [25–30]", or only the number where nothing is open."""
        if self.low == self.high and self.expected == self.low:
            return f"{self.low}"
        return f"{self.expected:.1f} [{self.low}–{self.high}]"


def expected_count(probabilities: ArrayLike) -> ExpectedCount:
    """
    Return how many of several incidents happened where each did only with a probability.

    Parameters
    ----------
    probabilities
        One for each incident, as in the column `within_10_km`; missing ones do not count. Incidents are taken
        to be independent of each other.

    Returns
    -------
    count
        The quantiles are those of the Poisson binomial distribution, exact for up to 2,000 open incidents,
        beyond that by the normal law.

    Raises
    ------
    IncidentError
        If a number is not a probability.

    Examples
    --------
    >>> str(expected_count([1, 1, 0.5, 0.4]))
    '2.9 [2–4]'
    """
    p = as_floats(probabilities, "probability", IncidentError).ravel()
    p = p[~np.isnan(p)]
    if ((p < 0) | (p > 1)).any():
        raise IncidentError(f"probability {p[(p < 0) | (p > 1)][0]:g}: it must be between 0 and 1")
    sure = int(np.count_nonzero(p == 1))
    open_ = p[(p > 0) & (p < 1)]
    if len(open_) > MOST_EXACT:
        half = DEVIATIONS * float(np.sqrt((open_ * (1 - open_)).sum()))
        low, high = round(float(open_.sum()) - half), round(float(open_.sum()) + half)
    else:
        chance = np.ones(1)
        for one in open_:
            chance = np.append(chance * (1 - one), 0) + np.append(0, chance * one)
        low, high = (int(end) for end in np.searchsorted(np.cumsum(chance), INTERVAL))
    return ExpectedCount(float(p.sum()), sure + low, sure + high)
