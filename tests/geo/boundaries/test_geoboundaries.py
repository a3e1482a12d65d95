"""Boundaries are downloaded from geoBoundaries when asked for: here from a server on this machine."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import geopandas as gpd
import pytest
import shapely
from click.testing import CliRunner

import panj
from gazetteer.errors import DownloadError
from geo.boundaries import geoboundaries
from geo.boundaries.geoboundaries import download_geoboundaries
from geo.boundaries.store import list_boundaries
from geo.errors import BoundaryError

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


class Service(BaseHTTPRequestHandler):
    """Answers as geoBoundaries does."""

    pages: ClassVar[dict[str, bytes]] = {}
    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:
        """Serve a page, or say that there is none."""
        self.asked.append((self.path, self.headers["User-Agent"]))
        body = self.pages.get(self.path)
        self.send_response(200 if body is not None else 404)
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Serve one district of each country, and keep the user's data in a folder of the test."""
    monkeypatch.setenv("PANJ_DATA_DIR", str(tmp_path / "user"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    Service.asked.clear()
    Service.pages.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Service) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}"
        for iso3, name, lon, lat in (("TJK", "Vanj", 71.79, 38.42), ("AFG", "Shighnan", 71.2, 37.5)):
            rows = gpd.GeoDataFrame(
                {"shapeName": [name]}, geometry=[shapely.Point(lon, lat).buffer(0.1)], crs=4326
            )
            about = {
                "boundaryISO": iso3,
                "boundaryYearRepresented": "2017",
                "boundarySource": "OpenStreetMap",
                "boundaryLicense": "Open Data Commons Open Database License 1.0",
                "gjDownloadURL": f"{address}/{iso3}.geojson",
            }
            Service.pages[f"/api/{iso3}/ADM2/"] = json.dumps(about).encode()
            Service.pages[f"/{iso3}.geojson"] = rows.to_json().encode()
        yield f"{address}/api"
        server.shutdown()
        thread.join()


def test_download_adds_the_districts_with_their_licence(service: str) -> None:
    """Two requests for a country, each with our name; the set has the source's licence and credit."""
    seen: list[int] = []
    added = download_geoboundaries("tj", level=2, service=service, progress=seen.append)
    kept = list_boundaries()

    assert (added.name, added.matched[0][1]) == ("geoboundaries-tj-adm2", "tj-vanj-district")
    assert [path for path, _ in Service.asked] == ["/api/TJK/ADM2/", "/TJK.geojson"]
    assert all(agent.startswith("panj/") for _, agent in Service.asked)
    assert sum(seen) == len(Service.pages["/TJK.geojson"])
    assert [known.licence for known in kept] == ["Open Data Commons Open Database License 1.0"]
    assert kept[0].credit == "geoBoundaries, OpenStreetMap, 2017"


def test_command_downloads_several_countries(service: str) -> None:
    """One command for both countries; what is there already is replaced only on request."""
    arguments = ["boundaries", "download", "geoboundaries", "TJ", "AF", "--service", service]
    first = CliRunner().invoke(panj.cli, arguments)
    asked = len(Service.asked)
    again = CliRunner().invoke(panj.cli, arguments)
    asked_again = len(Service.asked) - asked
    replaced = CliRunner().invoke(panj.cli, [*arguments, "--replace"])

    assert first.exit_code == 0, first.output
    assert "Added geoboundaries-tj-adm2: 1 polygon, 1 of them places" in first.stdout
    assert "Added geoboundaries-af-adm2: 1 polygon, 1 of them places" in first.stdout
    assert isinstance(again.exception, BoundaryError)
    assert "use --replace to download them again" in str(again.exception)
    assert asked_again == 0
    assert replaced.exit_code == 0


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (b"<html>", "did not answer with JSON"),
        (b"\xff\xfe", "did not answer with JSON"),
        (b"[" * 100_000, "did not answer with JSON"),
        (b"[]", "names no file to download"),
        (b'{"gjDownloadURL": null}', "names no file to download"),
    ],
)
def test_answer_of_another_service_is_refused(service: str, answer: bytes, message: str) -> None:
    """What is not an answer of geoBoundaries is said to be none."""
    Service.pages["/api/TJK/ADM2/"] = answer

    with pytest.raises(BoundaryError, match=message):
        download_geoboundaries("TJ", level=2, service=service)
    assert list_boundaries() == []


def test_file_is_downloaded_only_from_a_safe_address(service: str) -> None:
    """An answer that names a local file or plain http elsewhere is not followed."""
    for url in ("file:///etc/passwd", "http://example.org/a.geojson"):
        Service.pages["/api/TJK/ADM2/"] = json.dumps({"gjDownloadURL": url}).encode()
        with pytest.raises(DownloadError, match="only https is downloaded from"):
            download_geoboundaries("TJ", level=2, service=service)


def test_failed_downloads_leave_nothing(
    service: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Too large a file, a missing page, and a file without polygons are errors; no scrap stays behind."""
    monkeypatch.setattr(geoboundaries, "MOST_FILE_BYTES", 100)
    with pytest.raises(DownloadError, match="larger than"):
        download_geoboundaries("TJ", level=2, service=service)
    monkeypatch.undo()
    monkeypatch.setenv("PANJ_DATA_DIR", str(tmp_path / "user"))
    with pytest.raises(DownloadError, match="Not Found"):
        download_geoboundaries("TJ", level=1, service=service)
    Service.pages["/TJK.geojson"] = b"{}"
    with pytest.raises(BoundaryError, match=r"^http://127.*/TJK\.geojson cannot be read as polygons"):
        download_geoboundaries("TJ", level=2, service=service)

    assert list((tmp_path / "user").rglob("*")) == []


def test_only_packaged_countries_are_asked_for() -> None:
    """A country that has no packaged polygon is refused before anything is asked."""
    with pytest.raises(BoundaryError, match="no boundaries of 'FR' are used: give TJ, AF"):
        download_geoboundaries("FR", level=2)
