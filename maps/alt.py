"""The alternative text of a static map: what it shows, for those who cannot see it."""

import geopandas as gpd
import numpy as np

from geo.border.line import Border
from maps.line_words import line_told
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
    heading = (
        request.title,
        *line_told(None if request.title == words["title"] else request.title, own, words),
    )
    parts = [*sheet.subtitle, types, f"{words['fatalities']}: {dead.sum():.0f}"]
    if dead.sum() and "place_name" in incidents:
        worst = incidents.iloc[[int(dead.argmax())]]
        parts[-1] += f" ({row_names(worst, request.language)[0]}: {dead.max():.0f})"
    # the digits of names stay as they were given
    return ". ".join((*heading, *(digits(part, words) for part in parts if part))) + "."
