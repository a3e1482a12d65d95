"""The zone of the border on maps."""

import pandas as pd

from maps.zones import beyond_zone


def test_beyond_zone_parts_the_sure_from_the_possible() -> None:
    """Surely beyond 50 km is what lies there with its whole interval; a rough place may reach in."""
    table = pd.DataFrame({"border_km": [49.0, 51.0, 90.0, None], "border_km_low": [10.0, 50.5, 12.0, None]})

    surely, perhaps = beyond_zone(table)

    assert surely.tolist() == [False, True, False, False]
    assert perhaps.tolist() == [False, False, True, False]


def test_beyond_zone_takes_bare_tables() -> None:
    """Without an interval the distance counts as exact; without a distance nothing is beyond."""
    surely, perhaps = beyond_zone(pd.DataFrame({"border_km": ["51", "x"]}))

    assert (surely.tolist(), perhaps.tolist()) == ([True, False], [False, False])
    assert not any(map(any, beyond_zone(pd.DataFrame({"location": ["Khorugh"]}))))
