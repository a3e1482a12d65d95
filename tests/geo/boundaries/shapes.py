"""Files of districts, and a data folder to add them to."""

from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from gazetteer import Gazetteer
from geo.crs import WGS84


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the user's data in a folder of the test."""
    monkeypatch.setenv("PANJ_DATA_DIR", str(tmp_path / "user"))
    return tmp_path / "user"


def disc(lon: float, lat: float, km: float) -> shapely.Polygon:
    """Return a polygon near a circle of this radius around a point, laid out with geodesics."""
    azimuths = range(360, 0, -4)
    count = len(azimuths)
    lons, lats, _ = WGS84.fwd([lon] * count, [lat] * count, list(azimuths), [km * 1000] * count)
    return shapely.Polygon(list(zip(lons, lats, strict=True)))


def district(place_id: str, km: float) -> shapely.Polygon:
    """Return a disc around the middle of a packaged district."""
    place = Gazetteer().get(place_id)
    return disc(place.longitude, place.latitude, km)


@pytest.fixture
def districts(tmp_path: Path) -> Path:
    """Write a GeoJSON file with two districts under other spellings, one that is unknown, and one abroad."""
    rows = gpd.GeoDataFrame(
        {
            "shapeName": ["Дарвазский район", "Shurabad", "Nowhere Ward", "Paris 1er"],
            "code": [1, 2, 3, 4],
        },
        geometry=[
            district("tj-darvoz-district", 25),
            district("tj-shamsiddin-shohin-district", 20),
            disc(72.6, 39.0, 5),
            disc(2.34, 48.86, 1),
        ],
        crs="EPSG:4326",
    )
    path = tmp_path / "Districts 2024.geojson"
    rows.to_file(path)
    return path
