"""The incidents that come with the toolkit."""

from importlib.resources import as_file, files

import geopandas as gpd

from geo.incidents.readers import read_incidents


def example_incidents() -> gpd.GeoDataFrame:
    """Return the 62 packaged incidents of 1993 to 2026, without coordinates: `locate` places them."""
    with as_file(files("geo") / "data" / "incidents.csv") as path:
        return read_incidents(path)
