"""The colours of the interactive map, for light and dark screens, and the symbols of the types of events."""

from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from maps.style import (
    EVENT_STYLES,
    LARGEST_RADIUS,
    LIGHT,
    OTHER_STYLE,
    PRECISE_KM,
    REACH_COLOURS,
    SHAPES,
    SMALLEST_RADIUS,
    VAGUE_KM,
    EventStyle,
    Theme,
)

DARK = Theme(
    paper="#16191d",
    land="#24282d",
    neighbour="#1c1f23",
    water="#27465a",
    river="#3f7698",
    river_text="#8dbfe0",
    frontier="#8f8a7e",
    province="#555a60",
    province_text="#a9a599",
    graticule="#33383e",
    border="#ff9ecb",
    text="#f2f2f0",
    faint_text="#b9bcc0",
    halo="#16191d",
    town="#dfe2e5",
    zones=("#6b5227", "#574425", "#463924", "#383023"),
)
_DARK_REACHES = dict(zip(REACH_COLOURS, ("#ff7aa8", "#ffb3d9", "#ff7aa8", "#ffb3d9"), strict=True))


@dataclass(frozen=True)
class PageStyle:
    """
    What a page is coloured with.

    Attributes
    ----------
    events
        How each type of event is drawn, by its name in lower case; what is not here is drawn as `other`.
    other
        For types that are not known, and for incidents without one.
    light, dark
        The colours of all else.
    """

    events: dict[str, EventStyle] = field(
        default_factory=lambda: {style.event_type.casefold(): style for style in EVENT_STYLES}
    )
    other: EventStyle = OTHER_STYLE
    light: Theme = LIGHT
    dark: Theme = DARK

    def themes(self) -> dict[str, dict[str, Any]]:
        """Return both palettes as the page's script reads them."""
        light = {
            **asdict(self.light),
            "reaches": REACH_COLOURS,
            "zone_edge": "#a8793a",
            "outline": "#2a2a2a",
            "focus": "#0a58ca",
            "bar": "#c9ccd1",
            "bar_shown": "#4a6fa5",
            "hotspot": "#ff5a00",
        }
        dark = {
            **asdict(self.dark),
            "reaches": _DARK_REACHES,
            "zone_edge": "#a8854f",
            "outline": "#f4f4f4",
            "focus": "#8ec2ff",
            "bar": "#3d4248",
            "bar_shown": "#7fa6da",
            "hotspot": "#ff9a3c",
        }
        return {"light": light, "dark": dark}

    def symbols(self, types: list[str], fatalities: npt.ArrayLike) -> dict[str, Any]:
        """
        Return how the incidents of a table are drawn, as the page's script reads it.

        Parameters
        ----------
        types
            The different `event_type` of the table, as they are there.
        fatalities
            Numbers of the dead; NaN where not known.
        """
        styles = [*dict.fromkeys(self.events.values()), self.other]
        position = {name: styles.index(style) for name, style in self.events.items()}
        dead = np.asarray(fatalities, dtype=np.float64)
        return {
            "styles": [
                {"label": style.event_type, "colour": style.colour, "corners": SHAPES[style.shape]}
                for style in styles
            ],
            "types": {
                "": len(styles) - 1,
                **{name: position.get(name.strip().casefold(), len(styles) - 1) for name in types},
            },
            "smallest": SMALLEST_RADIUS,
            "largest": LARGEST_RADIUS,
            "exact_km": PRECISE_KM,
            "vague_km": VAGUE_KM,
            "most": float(np.nanmax(dead, initial=20.0)) if dead.size else 20.0,
        }
