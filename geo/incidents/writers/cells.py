"""How single values are written in text formats."""

from typing import Any

import pandas as pd

# RFC 7946 advises six or seven decimals: 1e-7 degrees are 11 mm.
DECIMALS = 7

# Columns of degrees, written with so many decimals.
DEGREES = ("latitude", "longitude", "nearest_lat", "nearest_lon")


def date_texts(dates: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return dates as YYYY-MM-DD, with a time of day only where one was given; missing ones stay missing."""
    texts: pd.Series[Any] = dates.dt.strftime("%Y-%m-%d").astype("object").where(dates.notna(), None)
    timed = (dates.dt.normalize() != dates) & dates.notna()
    texts[timed] = dates[timed].dt.strftime("%Y-%m-%dT%H:%M:%S")
    return texts
