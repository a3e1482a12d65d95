"""Made-up incidents in the form of the table, for the tests of the maps."""

from collections.abc import Callable

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from maps.style import EVENT_STYLES


def _made_up(count: int, seed: int = 0, *, stacked: bool = True) -> gpd.GeoDataFrame:
    """Return incidents strewn about the border, some of them on one spot, some known only roughly."""
    rng = np.random.default_rng(seed)
    lon, lat = rng.uniform(67.5, 75.2, count), rng.uniform(36.5, 38.8, count)
    if stacked and count > 3:
        same = rng.integers(0, count, count // 3)
        lon[same], lat[same] = 71.55, 37.49
    kinds = [style.event_type for style in EVENT_STYLES] + ["Flood", None]
    day = pd.Timestamp("2020-01-01")
    table = pd.DataFrame(
        {
            "event_id": [f"MADE-{i}" for i in range(count)],
            "event_date": [
                f"{day + pd.Timedelta(days=int(d)):%Y-%m-%d}" for d in rng.integers(0, 900, count)
            ],
            "event_type": [kinds[i] for i in rng.integers(0, len(kinds), count)],
            "fatalities": np.where(rng.random(count) < 0.2, np.nan, rng.geometric(0.2, count) - 1),
            "radius_km": rng.choice([1.0, 3.0, 8.0, 25.0, 70.0], count, p=[0.4, 0.3, 0.15, 0.1, 0.05]),
            "source": rng.choice(["Asia-Plus", "Khovar; Reuters", "RFE/RL"], count),
        }
    )
    return gpd.GeoDataFrame(table, geometry=gpd.points_from_xy(lon, lat), crs=4326)


@pytest.fixture(scope="session")
def made_up() -> Callable[..., gpd.GeoDataFrame]:
    """Give `made_up(count, seed=0, *, stacked=True)`: incidents strewn about the border."""
    return _made_up
