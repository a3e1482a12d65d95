"""What is written: the incidents, other layers beside them, and what the file says of itself."""

from dataclasses import dataclass, field
from functools import cache

import geopandas as gpd
import pandas as pd
import shapely

from geo.border.buffer import buffer_bands
from geo.border.chainage import chainage_on_line, point_at_chainage
from geo.border.line import Border, Reach, load_border
from geo.errors import FormatError
from geo.incidents.metadata import Metadata
from geo.incidents.table import CRS
from geo.layers import load_provinces

ZONES_KM = (5.0, 10.0, 25.0, 50.0)
LAYER_NAMES = ("incidents", "border", "zones", "provinces")


@dataclass(frozen=True)
class Export:
    """
    What is written to one file.

    Parameters
    ----------
    layers
        Name → features in EPSG:4326, in the order in which a map stacks them, the top one first.
    metadata
        What the file says of itself.
    """

    layers: dict[str, gpd.GeoDataFrame]
    metadata: Metadata = field(repr=False)

    @property
    def only(self) -> gpd.GeoDataFrame:
        """
        The one layer, for formats that hold one.

        Raises
        ------
        FormatError
            If there are several.
        """
        if len(self.layers) > 1:
            several = ", ".join(self.layers)
            raise FormatError(
                f"this format holds one layer, not {several}: choose one, or write .gpkg or .kml"
            )
        return next(iter(self.layers.values()))


def layer(name: str, incidents: gpd.GeoDataFrame, border: Border | None = None) -> gpd.GeoDataFrame:
    """
    Return a layer by its name: the incidents themselves, the border's reaches, its zones, the provinces.

    The border is the packaged one, if none is given; one with gaps is shown as a whole.

    Raises
    ------
    FormatError
        If there is no such layer.
    """
    return incidents if name == "incidents" else _layer_of(name, border or load_border())


@cache
def _layer_of(name: str, border: Border) -> gpd.GeoDataFrame:
    """Return a layer that is the same for all incidents; made once."""
    if name == "border":
        reaches = border.reaches or (Reach(border.name, 0.0, border.length_km),)
        columns = {
            "reach": [reach.name for reach in reaches],
            "from_km": [reach.start_km for reach in reaches],
            "to_km": [reach.end_km for reach in reaches],
        }
        whole = len(reaches) == 1
        lines = [border.course if whole else _stretch(border, reach) for reach in reaches]
        return gpd.GeoDataFrame(columns, geometry=lines, crs=CRS)
    if name == "zones":
        bands = buffer_bands(border.course, ZONES_KM)
        inner = [0.0, *ZONES_KM[:-1]]
        return gpd.GeoDataFrame({"from_km": inner, "to_km": list(ZONES_KM)}, geometry=bands, crs=CRS)
    if name == "provinces":
        provinces = load_provinces()
        return gpd.GeoDataFrame(pd.DataFrame(provinces), geometry=provinces.geometry, crs=CRS)
    raise FormatError(f"unknown layer {name}: use {', '.join(LAYER_NAMES)}")


def _stretch(border: Border, reach: Reach) -> shapely.LineString:
    """Return the part of the border line that is a reach."""
    vertices = shapely.get_coordinates(border.line)
    chainage_km = chainage_on_line(vertices[:, 0], vertices[:, 1], border.line)
    inside = vertices[(chainage_km > reach.start_km) & (chainage_km < reach.end_km)]
    ends = [point_at_chainage(border.line, km) for km in (reach.start_km, reach.end_km)]
    return shapely.LineString([(ends[0].x, ends[0].y), *inside, (ends[1].x, ends[1].y)])
