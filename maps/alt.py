"""The alternative text of a static map: what it shows, for those who cannot see it."""

import geopandas as gpd
import numpy as np

from geo.border.line import Border
from maps.naming import row_names
from maps.sheet import Request, Sheet
from maps.style import EVENT_STYLES, OTHER_STYLE
from maps.symbols import numbers
from maps.words import digits


def alternative_text(incidents: gpd.GeoDataFrame, sheet: Sheet, request: Request, own: Border | None) -> str:
    """Return a map in words: title, line, how many incidents of which type, the dead, where most died."""
    words, shown = request.words, sheet.symbols
    kinds = [style.event_type for style in (*EVENT_STYLES, OTHER_STYLE)]
    counts = {kind: int((shown.event_type == kind).sum()) for kind in kinds}
    types = "; ".join(f"{words[kind]}: {count}" for kind, count in counts.items() if count)
    dead = np.nan_to_num(numbers(incidents, "fatalities"))
    line = own.name if own and own.name != request.title else ""
    parts = [request.title, line, *sheet.subtitle, types, f"{words['fatalities']}: {dead.sum():.0f}"]
    if dead.sum() and "place_name" in incidents:
        worst = incidents.iloc[[int(dead.argmax())]]
        parts[-1] += f" ({row_names(worst, request.language)[0]}: {dead.max():.0f})"
    return digits(". ".join(part for part in parts if part) + ".", words)
