"""The alternative text of a static map: what it shows, for those who cannot see it."""

import geopandas as gpd
import numpy as np

from maps.naming import row_names
from maps.sheet import Request, Sheet
from maps.style import EVENT_STYLES, OTHER_STYLE
from maps.symbols import numbers
from maps.words import digits


def alternative_text(incidents: gpd.GeoDataFrame, sheet: Sheet, request: Request) -> str:
    """Return a map in words: title, how many incidents of which type, the dead, and where most died."""
    words, shown = request.words, sheet.symbols
    kinds = [style.event_type for style in (*EVENT_STYLES, OTHER_STYLE)]
    counts = {kind: int((shown.event_type == kind).sum()) for kind in kinds}
    types = "; ".join(f"{words[kind]}: {count}" for kind, count in counts.items() if count)
    dead = np.nan_to_num(numbers(incidents, "fatalities"))
    parts = [request.title, *sheet.subtitle, types, f"{words['fatalities']}: {dead.sum():.0f}"]
    if dead.sum() and "place_name" in incidents:
        worst = incidents.iloc[[int(dead.argmax())]]
        parts[-1] += f" ({row_names(worst, request.language)[0]}: {dead.max():.0f})"
    return digits(". ".join(part for part in parts if part) + ".", words)
