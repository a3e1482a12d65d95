"""The names on the static map: which ones, how they are set, and where they may stand."""

from collections.abc import Iterator

import geopandas as gpd
import shapely
from matplotlib.axes import Axes
from shapely.geometry.base import BaseGeometry

from maps.along import spots_along
from maps.backdrop import DRY_REACH, Backdrop
from maps.labels import Label, Placer, spots_around, spots_within
from maps.legend import TOWN_RADII
from maps.projection import Frame
from maps.style import Theme
from maps.typeset import Face, is_arabic, write, write_along

_COUNTRY = Face(12, weight="bold")
_PROVINCE = Face(7)
_REACH = Face(9, slant="italic")
_DRY_REACH = Face(8)
_RIVER = Face(6.5, slant="italic")
_TOWNS = {1: Face(9, weight="bold"), 2: Face(7.8, weight="bold"), 3: Face(6.8), 4: Face(6)}
# At most this many points of a long river go by before its name is told again.
_REPEAT = 330.0


def spaced(text: str) -> str:
    """Return text in capitals with hair spaces between them; Arabic letters join, and stay as they are."""
    if is_arabic(text):
        return text
    return "\u2009\u2009".join("\u200a".join(word) for word in text.upper().split())


def labels(
    frame: Frame,
    backdrop: Backdrop,
    *,
    covered: BaseGeometry,
    theme: Theme,
    words: dict[str, str],
    names: dict[str, str],
) -> Iterator[Label]:
    """
    Return the labels of the backdrop, the most important first.

    Parameters
    ----------
    covered
        The ground that the incidents' symbols take; the name of a seat under it may stand off.
    names
        What places are called on this map, by place id.
    """
    yield from _countries(frame, backdrop, theme, words)
    yield from _reaches(frame, backdrop, theme, words)
    towns = backdrop.towns
    yield from _towns(frame, towns[towns["rank"] <= 2], covered, theme, names)  # noqa: PLR2004 - the seats
    yield from _provinces(frame, backdrop, theme, names)
    yield from _towns(frame, towns[towns["rank"] == 3], covered, theme, names)  # noqa: PLR2004 - the lesser seats
    yield from _waters(frame, backdrop, theme, words)
    yield from _towns(frame, towns[towns["rank"] > 3], covered, theme, names)  # noqa: PLR2004 - the rest


def _countries(frame: Frame, backdrop: Backdrop, theme: Theme, words: dict[str, str]) -> Iterator[Label]:
    """Return the names of the countries, across their ground."""
    for code, shape in zip(backdrop.countries["country_code"], backdrop.countries.geometry, strict=True):
        area = shapely.intersection(frame.on_paper(shape), frame.box)
        face = _COUNTRY if code in backdrop.home else Face(8.5, weight="bold")
        text = spaced(words[code])
        spots = spots_within(area, text, face)
        if spots:
            yield Label(text, face, theme.province_text, spots, "country")


def _provinces(frame: Frame, backdrop: Backdrop, theme: Theme, names: dict[str, str]) -> Iterator[Label]:
    """Return the names of the provinces, across their ground; a long one where it is narrow is left out."""
    rows = backdrop.provinces
    for place_id, shape in zip(rows["place_id"], rows.geometry, strict=True):
        area = shapely.intersection(frame.on_paper(shape), frame.box)
        text = spaced(names[place_id])
        spots = spots_within(area, text, _PROVINCE)
        if spots:
            yield Label(text, _PROVINCE, theme.province_text, spots, "province")


def _reaches(frame: Frame, backdrop: Backdrop, theme: Theme, words: dict[str, str]) -> Iterator[Label]:
    """
    Return the names of the reaches along the border, a long one several times.

    Rivers are named in the lettering of waters; a reach on dry land in that of the border.
    """
    for name, shape in zip(backdrop.border["reach"], backdrop.border.geometry, strict=True):
        for line in shapely.get_parts(shapely.intersection(frame.on_paper(shape), frame.box.buffer(-4))):
            if line.geom_type != "LineString" or line.length < 2 * _REACH.size:
                continue
            dry = backdrop.own is not None or name == DRY_REACH
            face, colour = (_DRY_REACH, theme.border) if dry else (_REACH, theme.river_text)
            text = words.get(f"reach:{name}", name)
            pieces = max(1, round(line.length / _REPEAT))
            for i in range(pieces):
                part = shapely.ops.substring(line, i / pieces, (i + 1) / pieces, normalized=True)
                spots = spots_along(part, text, face, offset=9)
                if spots:
                    yield Label(text, face, colour, spots, "reach")


def _waters(frame: Frame, backdrop: Backdrop, theme: Theme, words: dict[str, str]) -> Iterator[Label]:
    """Return the names of lakes and of the rivers that are not the border."""
    lakes = backdrop.lakes[backdrop.lakes["name"] != ""]
    for key, shape in zip(lakes["name"], lakes.geometry, strict=True):
        name = words.get(key, key)
        area = shapely.intersection(frame.on_paper(shape), frame.box)
        if not area.is_empty:
            inner = spots_within(area, name, _RIVER)
            middle, reach = area.centroid, (area.bounds[2] - area.bounds[0]) / 2
            yield Label(
                name,
                _RIVER,
                theme.river_text,
                inner or spots_around(middle.x, middle.y, reach, name, _RIVER),
                "lake",
            )
    named = [] if backdrop.own else ["Panj", "Pamir", "Amu Darya"]  # already, as reaches
    rivers = backdrop.rivers[~backdrop.rivers["name"].isin(named)]
    for key, shape in zip(rivers["name"], rivers.geometry, strict=True):
        name = words.get(key, key)
        line = shapely.intersection(frame.on_paper(shape), frame.box)
        spots = spots_along(line, name, _RIVER, offset=5.5)
        if spots:
            yield Label(name, _RIVER, theme.river_text, spots, "river")


def _towns(
    frame: Frame, towns: gpd.GeoDataFrame, covered: BaseGeometry, theme: Theme, names: dict[str, str]
) -> Iterator[Label]:
    """Return the names of towns beside their signs."""
    at = frame.points(towns.geometry.x, towns.geometry.y)
    for (x, y), place_id, rank in zip(at, towns["place_id"], towns["rank"], strict=True):
        if 0 <= x <= frame.width and 0 <= y <= frame.height:
            text, face = names[place_id], _TOWNS[rank]
            sign = shapely.Point(x, y).buffer(TOWN_RADII[rank][0], quad_segs=4)
            hidden = rank <= 3 and sign.intersects(covered)  # noqa: PLR2004 - the seats
            further = (5.0, 10.0, 16.0, 22.0, 28.0) if hidden else ()
            spots = spots_around(x, y, TOWN_RADII[rank][0], text, face, further=further)
            yield Label(text, face, theme.town, spots, f"town {place_id}", sign)


def draw_labels(axes: Axes, placer: Placer, theme: Theme) -> None:
    """Draw the labels that found a place."""
    for placed in placer.placed:
        label = placed.label
        if placed.course is not None:
            write_along(
                axes, label.text, placed.course, label.face, colour=label.colour, halo=theme.halo
            ).set_gid(f"label {label.kind}")
            continue
        artist = write(
            axes,
            label.text,
            (placed.x, placed.y),
            label.face,
            colour=label.colour,
            halo=theme.halo if label.kind not in ("country", "province") else "",
            angle_deg=placed.angle_deg,
            zorder=3.0 if label.kind in ("country", "province") else 6.0,
        )
        artist.set_gid(f"label {label.kind}")
