"""Which zones along the border a map can show."""

from collections.abc import Sequence

import numpy as np

from maps.errors import StyleError


def checked_zones(zones_km: Sequence[float]) -> tuple[float, ...]:
    """
    Return the distances in ascending order, each once.

    Raises
    ------
    StyleError
        If one is not a positive, finite number.
    """
    for km in zones_km:
        if not (np.isfinite(km) and km > 0):
            raise StyleError(
                f"a zone of {km:g} km cannot be drawn: give distances greater than 0, such as 5,10,25,50"
            )
    return tuple(sorted({float(km) for km in zones_km}))
