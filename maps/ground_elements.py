"""Folium elements: the border, its zones and hotspots, and the backdrop."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import geopandas as gpd
import shapely
import shapely.ops

from geo.border.chainage import point_at_chainage
from geo.border.line import Border, load_border
from geo.layers import WINDOW
from maps.backdrop import load_backdrop
from maps.elements import PageLayer
from maps.naming import map_names
from maps.page_words import page_words
from maps.palettes import PageStyle
from maps.payload import pack_json
from maps.steps import UNITS, steps
from maps.zones import checked_zones, display_zones

# How far a line may be moved for display: a pixel at zoom 12.
_TOLERANCE_DEG = 0.0003


class BorderLayer(PageLayer):
    """The border with its reaches: the packaged Tajik–Afghan one, or one that was given."""

    kind = "border"

    def __init__(
        self,
        *,
        name: str = "Border",
        language: str = "en",
        style: PageStyle | None = None,
        show: bool = True,
        border: Border | None = None,
    ) -> None:
        data = _border_data(language, style or PageStyle(), border or load_border())
        super().__init__(name, pack_json(data), show=show)


@lru_cache(maxsize=1)
def _reach_lines(border: Border) -> list[tuple[str, list[list[int]]]]:
    """Return each reach: its name and its thinned line; of a line with gaps, its parts."""
    if not border.reaches:
        return [
            (border.name, steps(part.simplify(_TOLERANCE_DEG))) for part in shapely.get_parts(border.course)
        ]
    rows = []
    for reach in border.reaches:
        part = border.line
        start, end = (point_at_chainage(border.line, km) for km in (reach.start_km, reach.end_km))
        cut = shapely.ops.substring(part, part.project(start), part.project(end))
        rows.append((reach.name, steps(cut.simplify(_TOLERANCE_DEG))))
    return rows


def _border_data(language: str, style: PageStyle, border: Border) -> dict[str, Any]:
    """Return the border as the page's script reads it."""
    text = page_words(language, border)
    return {
        "units": UNITS,
        "themes": style.themes(),
        "reaches": [
            {"key": name, "name": text[f"reach:{name}"], "line": lines[0]}
            for name, lines in _reach_lines(border)
        ],
    }


class HotspotLayer(PageLayer):
    """
    The stretches of the border where incidents are more frequent than chance.

    Parameters
    ----------
    segments
        As `geo.find_hotspots` gives them: lines with `hotspot`, `start_km`, `end_km` and `times`.
    """

    kind = "hotspots"

    def __init__(
        self,
        segments: gpd.GeoDataFrame,
        *,
        name: str = "Hotspots",
        style: PageStyle | None = None,
        show: bool = True,
    ) -> None:
        self.stretches = [
            {
                "name": str(row.hotspot),
                "from_km": float(row.start_km),
                "to_km": float(row.end_km),
                "times": round(float(row.times), 1),
                "lines": steps(row.geometry),
            }
            for row in segments.itertuples(index=False)
        ]
        data = {"units": UNITS, "themes": (style or PageStyle()).themes(), "stretches": self.stretches}
        super().__init__(name, pack_json(data), show=show)


class ZoneLayer(PageLayer):
    """
    What lies within given distances of the border, as bands.

    Parameters
    ----------
    zones_km
        Outer distances of the bands in kilometres, in any order.
    border
        The packaged one by default.
    """

    kind = "zones"

    def __init__(
        self,
        zones_km: Sequence[float] = (5, 10, 25, 50),
        *,
        name: str = "Zones",
        style: PageStyle | None = None,
        show: bool = True,
        border: Border | None = None,
    ) -> None:
        data = {
            "units": UNITS,
            "themes": (style or PageStyle()).themes(),
            "zones": _zone_bands(checked_zones(zones_km), border),
        }
        super().__init__(name, pack_json(data), show=show)


def _zone_bands(zones_km: tuple[float, ...], border: Border | None) -> list[dict[str, Any]]:
    """Return the bands from the nearest outward: outer edge, and the inner edge where a nearer band ends."""
    edges = [steps(zone) for zone in display_zones(zones_km, border)]
    return [
        {"km": km, "rank": rank, "outer": edge, "inner": inner}
        for rank, (km, edge, inner) in enumerate(zip(zones_km, edges, [[], *edges], strict=False))
    ]


class BackdropLayer(PageLayer):
    """Countries, provinces, rivers, lakes and towns with their names; needs no network."""

    kind = "backdrop"

    def __init__(
        self,
        *,
        name: str = "Backdrop",
        language: str = "en",
        style: PageStyle | None = None,
        show: bool = True,
        border: Border | None = None,
    ) -> None:
        home = load_backdrop().along(border).home
        data = {"themes": (style or PageStyle()).themes(), **_backdrop_data(language, home)}
        super().__init__(name, pack_json(data), show=show)


@lru_cache(maxsize=4)
def _backdrop_data(language: str, home: tuple[str, ...]) -> dict[str, Any]:
    """Return the backdrop as the page's script reads it."""
    backdrop = load_backdrop()
    text = page_words(language)
    provinces, towns = backdrop.provinces, backdrop.towns
    called = map_names(backdrop.names, language)
    return {
        "units": UNITS,
        "countries": [
            {
                "name": text.get(row.country_code, row.name),
                "home": row.country_code in home,
                "label": _inner_point(row.geometry),
                "lines": steps(row.geometry),
            }
            for row in backdrop.countries.itertuples(index=False)
        ],
        "provinces": [
            {"name": called[row.place_id], "label": _inner_point(row.geometry)}
            for row in provinces.itertuples(index=False)
        ],
        "window": [round(edge * UNITS) for edge in WINDOW],
        "province_lines": [line for shape in backdrop.province_lines.geometry for line in steps(shape)],
        "rivers": _rivers(text),
        "lakes": [line for shape in backdrop.lakes.geometry for line in steps(shape)],
        "towns": [
            {
                "name": called[row.place_id],
                "lon": round(row.geometry.x, 4),
                "lat": round(row.geometry.y, 4),
                "rank": int(row.rank),
            }
            for row in towns.itertuples(index=False)
        ],
    }


def _rivers(text: dict[str, str]) -> list[dict[str, Any]]:
    """Return the rivers with their names."""
    return [
        {
            "name": text.get(row.name, row.name),
            "rank": int(row.scalerank),
            "label": _middle(row.geometry),
            "lines": steps(row.geometry),
        }
        for row in load_backdrop().rivers.itertuples(index=False)
    ]


def _inner_point(shape: shapely.Geometry) -> list[float]:
    """Return the middle of the largest circle in the part within the window: a name has room there."""
    window = shapely.box(*WINDOW)
    inside = shapely.intersection(shape, window)
    largest = max(shapely.get_parts(inside if not inside.is_empty else shape), key=lambda part: part.area)
    point = shapely.maximum_inscribed_circle(largest, tolerance=0.02).coords[0]
    return [round(point[0], 3), round(point[1], 3)]


def _middle(shape: shapely.Geometry) -> list[float]:
    """Return the middle of the longest part of a line."""
    longest = max(shapely.get_parts(shape), key=lambda part: part.length)
    point = longest.interpolate(0.5, normalized=True)
    return [round(point.x, 3), round(point.y, 3)]
