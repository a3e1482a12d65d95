"""The backdrop of the static map: land, water, zones, lines, towns."""

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.patches import Rectangle
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry

from maps.backdrop import DRY_REACH, Backdrop
from maps.legend import draw_crossing, draw_town
from maps.projection import Frame
from maps.style import Theme, zone_colours
from maps.zones import display_zones

# Line widths in points.
_RIVER = 1.0
_BORDER_RIVER = 2.6
_BORDER = 1.1


def draw_ground(
    axes: Axes,
    frame: Frame,
    backdrop: Backdrop,
    zones_km: Sequence[float],
    theme: Theme,
    *,
    weight: float = 1.0,
) -> None:
    """
    Draw everything that lies under the symbols and the labels.

    Parameters
    ----------
    weight
        Of the lines; 1 for a map that fills a sheet. The ends of reaches are marked on such a map only.
    """
    axes.add_artist(Rectangle((0, 0), frame.width, frame.height, fc=theme.neighbour, zorder=0))
    home = backdrop.countries["country_code"].isin(backdrop.home)
    _fill(axes, frame, backdrop.countries[home], colour=theme.land, zorder=0.5)
    colours = zone_colours(zones_km, theme.zones)
    for km, zone in reversed(list(zip(colours, display_zones(tuple(colours), backdrop.own), strict=True))):
        ground = gpd.GeoDataFrame(geometry=[zone], crs=4326)
        _fill(axes, frame, ground, colour=colours[km], zorder=1.0, gid=f"zone {km:g} km")
    _fill(axes, frame, backdrop.lakes, colour=theme.water, zorder=1.7)
    on_border = backdrop.rivers["name"].isin([] if backdrop.own else ["Panj", "Pamir"])
    _stroke(axes, frame, backdrop.rivers[~on_border], colour=theme.river, weight=weight * _RIVER, zorder=1.8)
    _stroke(
        axes,
        frame,
        backdrop.province_lines,
        colour=theme.province,
        weight=weight * 0.6,
        zorder=1.9,
        dashes=(0, (3, 2)),
    )
    _stroke(axes, frame, backdrop.frontiers, colour=theme.frontier, weight=weight * 0.9, zorder=2.0)
    wet = backdrop.border[(backdrop.border["reach"] != DRY_REACH) & (backdrop.own is None)]
    _stroke(axes, frame, wet, colour=theme.river, weight=weight * _BORDER_RIVER, zorder=2.1)
    _stroke(
        axes, frame, backdrop.border, colour=theme.border, weight=weight * _BORDER, zorder=2.2, gid="border"
    )
    if weight >= 1 and backdrop.own is None:
        _draw_reach_ends(axes, frame, backdrop, theme)


def draw_towns(axes: Axes, frame: Frame, towns: gpd.GeoDataFrame, theme: Theme) -> None:
    """Draw the signs of towns."""
    for (x, y), rank in zip(frame.points(towns.geometry.x, towns.geometry.y), towns["rank"], strict=True):
        draw_town(axes, (float(x), float(y)), int(rank), theme)


def draw_crossings(axes: Axes, frame: Frame, crossings: gpd.GeoDataFrame, theme: Theme) -> None:
    """Draw the signs of bridges and other crossings of the border."""
    for x, y in frame.points(crossings.geometry.x, crossings.geometry.y):
        draw_crossing(axes, (float(x), float(y)), theme)


def _clipped(frame: Frame, layer: gpd.GeoDataFrame) -> list[BaseGeometry]:
    """Return the parts of a layer that are in the frame, on paper."""
    around = shapely.box(-8, -8, frame.width + 8, frame.height + 8)
    shapes = frame.on_paper(shapely.geometrycollections(list(layer.geometry.array)))
    parts = shapely.get_parts(shapely.get_parts(shapes))
    near = parts[shapely.intersects(shapely.envelope(parts), around)]
    return [part for part in shapely.get_parts(shapely.intersection(near, around)) if not part.is_empty]


def _fill(
    axes: Axes, frame: Frame, layer: gpd.GeoDataFrame, *, colour: str, zorder: float, gid: str | None = None
) -> None:
    """Fill the polygons of a layer."""
    paths = [
        Path.make_compound_path(
            *(Path(shapely.get_coordinates(ring)) for ring in (part.exterior, *part.interiors))
        )
        for shape in _clipped(frame, layer)
        for part in shapely.get_parts(shape)
        if part.geom_type == "Polygon"
    ]
    axes.add_collection(PathCollection(paths, facecolors=colour, edgecolors="none", zorder=zorder, gid=gid))


def _stroke(
    axes: Axes,
    frame: Frame,
    layer: gpd.GeoDataFrame,
    *,
    colour: str,
    weight: float,
    zorder: float,
    dashes: tuple[int, tuple[int, ...]] | str = "-",
    gid: str | None = None,
) -> None:
    """Draw the lines of a layer."""
    lines = [
        shapely.get_coordinates(part)
        for shape in _clipped(frame, layer)
        for part in shapely.get_parts(shape)
        if part.geom_type == "LineString"
    ]
    axes.add_collection(
        LineCollection(
            lines,
            colors=colour,
            linewidths=weight,
            linestyles=[dashes],
            zorder=zorder,
            gid=gid,
            capstyle="round",
        )
    )


def _draw_reach_ends(axes: Axes, frame: Frame, backdrop: Backdrop, theme: Theme) -> None:
    """Draw a short stroke across the border where one reach ends and the next begins."""
    for reach in backdrop.border.geometry.iloc[:-1]:
        course = frame.on_paper(reach)
        end, before = course.interpolate(course.length), course.interpolate(course.length - 6)
        direction = np.array([end.x - before.x, end.y - before.y]) / max(end.distance(before), 1e-9)
        across = np.array([-direction[1], direction[0]]) * 5
        stroke = np.array([across, -across]) + np.array([end.x, end.y])
        axes.plot(*stroke.T, color=theme.border, lw=1.0, zorder=2.3)
