"""How single values are written in text formats."""

import pandas as pd

# RFC 7946 advises six or seven decimals: 1e-7 degrees are 11 mm.
DECIMALS = 7


def date_texts(dates: pd.Series) -> pd.Series:
    """Return dates as YYYY-MM-DD, with a time of day only where one was given; missing ones stay missing."""
    texts = dates.dt.strftime("%Y-%m-%d").astype("object")
    timed = (dates.dt.normalize() != dates) & dates.notna()
    texts[timed] = dates[timed].dt.strftime("%Y-%m-%dT%H:%M:%S")
    return texts.where(dates.notna(), None)
