"""The commands `panj gazetteer …`."""

import io
import json
import tempfile
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gazetteer.errors import DownloadError, PlaceNotFoundError, UserDataError
from gazetteer.ownindex import list_imports, remove_import
from gazetteer.places_cli import gazetteer as command
from gazetteer.userplaces import add_places

from .userfiles import GEONAMES, LINKED, NAMES, PLAIN, POST, folder, write

__all__ = ["folder"]

pytestmark = pytest.mark.usefixtures("folder")


def run(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(command, arguments, catch_exceptions=False)


def test_export_and_add_again_loses_nothing(folder: Path) -> None:
    """What is removed and added again is exported as the same bytes, names of packaged places too."""
    khorugh = "2\t1221328\tde\tChorogstadt\t\t\t\t\t\t\n"
    for name, content, licence in (
        ("TJ.txt", GEONAMES, ""),
        ("posts.csv", PLAIN, "CC0"),
        ("names.txt", NAMES + khorugh, "CC BY 4.0"),
        ("lp.json", json.dumps(LINKED), "CC BY-SA 4.0"),
    ):
        add_places(write(folder, name, content), licence=licence)
    before = run("export").stdout
    for one in list_imports():
        remove_import(one.title)
    add_places(write(folder, "again.geojson", before))

    assert run("export").stdout == before
    features = json.loads(before)["features"]
    assert len(features) == 5
    assert [name["toponym"] for name in features[-1]["names"]] == ["Chorogstadt"]
    assert "CC BY-SA 4.0" in before


def test_export_all_and_add_again_loses_no_name_of_a_packaged_place(folder: Path) -> None:
    """The places are known; the name that they had not is added once more, and the others are not."""
    khorugh = "2\t1221328\tde\tChorogstadt\t\t\t\t\t\t\n"
    add_places(write(folder, "names.txt", khorugh))
    everything = run("export", "--all").stdout
    remove_import("names.txt")
    done = add_places(write(folder, "again.geojson", everything))

    assert (done.places, done.names) == (0, 1)
    assert run("export", "--all").stdout == everything


def test_commands_add_list_show_and_remove(folder: Path) -> None:
    """The round on the command line."""
    path = write(folder, "posts.csv", PLAIN)

    assert "posts.csv: 1 place, 3 names added" in run("add", str(path), "--licence", "CC0").stdout
    assert "posts.csv  csv, 1 place, 3 names" in run("list").stdout
    shown = run("show", POST).stdout
    assert f"Navkamar Post ({POST})" in shown
    assert "Пости Навкамар" in shown
    assert "1 place, 3 names removed" in run("remove", "posts.csv").stdout
    assert "no places of your own" in run("list").stdout


def test_show_tells_what_is_known_of_a_place_and_no_more(folder: Path) -> None:
    """A table may have no country, and say in which years there was such a place."""
    table = "place_id,name,latitude,longitude,valid_from,valid_to\nu:1,Navqamarobod,37.5,71.5,1950,1990\n"
    run("add", str(write(folder, "old.csv", table)))

    assert run("show", "u:1").stdout.splitlines()[1] == "  P PPL; 1950–1990"


def test_show_tells_the_years_of_former_names() -> None:
    """Shuroobod was the name of the district until 2016."""
    lines = run("show", "tj-shamsiddin-shohin-district").stdout.splitlines()

    assert any("Шурабадский район" in line and "former" in line and "–2016" in line for line in lines)


def test_show_of_a_name_says_where_the_ids_are() -> None:
    """The table of panj geocode has none."""
    with pytest.raises(
        PlaceNotFoundError, match=r"no place has the id 'Khorugh': panj geocode NAME --format csv"
    ):
        run("show", "Khorugh")


def test_export_all_writes_the_packaged_places_too(folder: Path) -> None:
    """Every packaged place, with its names, as GeoJSON with longitude first."""
    result = run("export", "--all", "-o", str(folder / "all.geojson"))
    features = json.loads((folder / "all.geojson").read_text(encoding="utf-8"))["features"]
    khorugh = next(f for f in features if f["@id"] == "panj:tj-khorugh")

    assert f"{len(features):,} places written" in result.stderr
    assert khorugh["geometry"]["coordinates"] == pytest.approx([71.55, 37.49], abs=0.02)
    assert {"Хоруғ", "Khorog"} <= {name["toponym"] for name in khorugh["names"]}


class Dumps(BaseHTTPRequestHandler):
    """Serves GeoNames dumps."""

    def do_GET(self) -> None:
        """Answer TJ.zip with a dump, UZ.zip with a page, everything else with 404."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("TJ.txt", GEONAMES)
        found = self.path in {"/dump/TJ.zip", "/dump/UZ.zip"}
        body = buffer.getvalue() if self.path == "/dump/TJ.zip" else b"<html>please log in</html>"
        self.send_response(200 if found else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def server() -> Iterator[str]:
    """Serve dumps on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Dumps) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}/dump"
        httpd.shutdown()


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_download_geonames_fetches_and_adds(server: str) -> None:
    """The dump of a country is fetched, checked and added under its licence."""
    assert "TJ.zip: 2 places" in run("download", "geonames", "tj", "--url", server).stdout
    assert [(one.title, one.licence) for one in list_imports()] == [("TJ.zip", "CC BY 4.0")]


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_download_geonames_removes_what_a_killed_one_left(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dump has some hundred megabytes."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "panj-999999999-x").mkdir()
    run("download", "geonames", "tj", "--url", server)

    assert list(tmp_path.glob("panj-*")) == []


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_download_geonames_refuses_another_digest(server: str) -> None:
    """A file with another SHA-256 than was given is not added."""
    with pytest.raises(DownloadError, match=r"(?i)sha-?256"):
        run("download", "geonames", "TJ", "--url", server, "--sha256", "0" * 64)
    assert list_imports() == []


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_download_geonames_asks_for_nothing_that_is_there_already(server: str) -> None:
    """Nothing is fetched when one of the dumps must be removed first."""
    run("download", "geonames", "TJ", "--url", server)
    with pytest.raises(UserDataError, match=r"panj gazetteer remove TJ.zip"):
        run("download", "geonames", "AF", "TJ", "--url", server)
    assert [one.title for one in list_imports()] == ["TJ.zip"]


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_download_geonames_says_which_address_has_no_dump(server: str) -> None:
    """A network may answer every question with a page of its own."""
    with pytest.raises(DownloadError, match=f"^{server}/UZ.zip is no zip file"):
        run("download", "geonames", "UZ", "--url", server)
    assert list_imports() == []


@pytest.mark.parametrize("country", ["Tajikistan", "ÄÖ"])
def test_download_geonames_checks_the_country_before_it_asks(country: str) -> None:
    """A name is no code."""
    result = run("download", "geonames", country)

    assert result.exit_code == 2
    assert "is no two-letter country code" in result.stderr
