"""Files of places and names that the user adds."""

import json
import zipfile
from pathlib import Path

import pytest

from gazetteer import Gazetteer
from gazetteer.errors import GazetteerError, ImportFileError, ImportRowError, PlaceNotFoundError
from gazetteer.ownindex import list_imports
from gazetteer.userdata import user_index
from gazetteer.userplaces import add_places

from .userfiles import GEONAMES, LINKED, NAMES, PLAIN, POST, WOF, folder, write, zipped

__all__ = ["folder"]


@pytest.mark.parametrize(
    ("file", "form", "asked", "place_id"),
    [
        (("TJ.txt", GEONAMES), "geonames", "Зарбулак", "gn-900000001"),
        (("wof.csv", WOF), "wof", "Khushdara", "wof-77001"),
        (("posts.csv", PLAIN), "csv", "Navqamar", POST),
        (("lp.geojson", json.dumps(LINKED)), "linked-places", "Сангтуда", "http://example.org/1"),
    ],
)
def test_add_places_makes_them_answer(
    folder: Path, file: tuple[str, str], form: str, asked: str, place_id: str
) -> None:
    """A place of any format is found by its names, beside the packaged ones."""
    assert place_id not in {match.place.place_id for match in Gazetteer().geocode(asked)}
    done = add_places(write(folder, *file))

    assert done.format == form
    assert Gazetteer().geocode(asked)[0].place.place_id == place_id
    assert Gazetteer().geocode("Darvoz")[0].place.place_id == "tj-darvoz-district"


def test_add_places_finds_misspelt_names_of_the_user(folder: Path) -> None:
    """The user's names are matched as the packaged ones are."""
    add_places(write(folder, "TJ.txt", GEONAMES))

    assert Gazetteer().geocode("Zarbulok")[0].place.place_id == "gn-900000001"


def test_add_places_measures_them_against_the_border(folder: Path) -> None:
    """Zarbulak lies by the Panj; Oqtepa Far 300 km away. The province comes from GeoNames' code."""
    add_places(write(folder, "TJ.txt", GEONAMES))
    near, far = (Gazetteer().get(place_id) for place_id in ("gn-900000001", "gn-900000002"))

    assert (near.outside, near.admin1_id, near.admin1) == (False, "tj-khatlon-region", "Khatlon Region")
    assert (far.outside, far.admin1_id) == (True, "tj-sughd-region")
    assert far.border_km > 200


def test_add_places_passes_over_what_is_packaged(folder: Path) -> None:
    """GeoNames' Khorugh is known; the packaged data stay untouched."""
    khorugh = Gazetteer().geocode("Khorugh")[0].place
    line = GEONAMES.splitlines()[0].replace("900000001", khorugh.geonames_id)
    done = add_places(write(folder, "TJ.txt", line + "\n" + GEONAMES))

    assert (done.places, done.known) == (2, 1)


@pytest.mark.parametrize(
    ("country", "codes", "admin2_id"),
    [
        ("TJ", "01\t8220896", "tj-ishkoshim-district"),
        ("AF", "01\t1107", "af-ishkashim-district"),
        ("AF", "01\t", ""),
    ],
)
def test_add_places_reads_province_and_district_from_geonames_codes(
    folder: Path, country: str, codes: str, admin2_id: str
) -> None:
    """In Tajikistan the code of a district is its GeoNames id, in Afghanistan a number of its own."""
    line = GEONAMES.splitlines()[0].replace("\tTJ\t\t02\t\t", f"\t{country}\t\t{codes}\t")
    add_places(write(folder, "dump.txt", line))
    place = Gazetteer().get("gn-900000001")

    assert place.admin1_id == ("tj-gbao" if country == "TJ" else "af-badakhshan-province")
    assert place.admin2_id == admin2_id
    assert place.admin2 == (Gazetteer().get(admin2_id).name if admin2_id else "")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_add_places_reads_tables_however_their_cells_are_parted(folder: Path, delimiter: str) -> None:
    """Spreadsheets part them by semicolons where the comma is the decimal sign."""
    rows = (
        ("name", "latitude", "longitude", "a", "b", "c", "d", "e"),
        ("Zarville", *(("37,2", "69,3") if delimiter == ";" else ("37.2", "69.3")), *"abcde"),
    )
    text = "".join(delimiter.join(row) + "\n" for row in rows)

    assert add_places(write(folder, "posts.csv", text)).format == "csv"
    assert Gazetteer().geocode("Zarville")[0].place.longitude == 69.3


def test_add_places_reads_a_zip_with_its_readme(folder: Path) -> None:
    """As GeoNames publishes it."""
    path = zipped(folder, "TJ.zip", {"readme.txt": "about", "TJ.txt": GEONAMES})

    assert add_places(path).places == 2


def test_add_places_keeps_to_the_countries_asked_for(folder: Path) -> None:
    """Of a world file, only what is wanted."""
    text = GEONAMES + GEONAMES.replace("90000000", "91000000").replace("\tTJ\t", "\tFR\t")

    assert add_places(write(folder, "all.txt", text), countries=["fr"]).places == 2


@pytest.mark.parametrize(
    ("name", "content", "countries", "message"),
    [
        ("TJ.txt", GEONAMES, ["UZ", "fr"], r"TJ\.txt has no place in FR, UZ: nothing was added"),
        ("TJ.txt", GEONAMES, ["Tajikistan"], "a two-letter code such as TJ or AF, not 'Tajikistan'"),
        ("p.csv", "name,latitude,longitude\n", [], r"p\.csv has no place: nothing was added"),
    ],
)
def test_add_places_says_where_a_file_brings_nothing(
    folder: Path, name: str, content: str, countries: list[str], message: str
) -> None:
    """An import of nothing would stand in the way of the right one."""
    with pytest.raises(ImportFileError, match=message):
        add_places(write(folder, name, content), countries=countries)
    assert list_imports() == []


def test_add_places_adds_alternate_names(folder: Path) -> None:
    """Names have language and years; links, and names of other places, are passed over."""
    add_places(write(folder, "TJ.txt", GEONAMES))
    done = add_places(write(folder, "names.txt", NAMES))

    (name,) = [name for name in Gazetteer().names("gn-900000001") if name.name == "Зарбулакский"]
    assert done.names == 1
    assert (name.language, name.kind, name.valid_from, name.valid_to) == ("ru", "former", "1950", "1990")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "TJ.txt",
            GEONAMES + "1\tshort\n",
            r"line 3: a GeoNames line has 19 fields parted by tabs, this has 2",
        ),
        ("TJ.txt", GEONAMES + GEONAMES, r"line 3: the id gn-900000001 is there twice"),
        ("TJ.txt", GEONAMES.replace("37.95", "97.95"), r"line 1: latitude 97.95 must be -90 to 90"),
        ("p.csv", "name,latitude,longitude\nA,70,190\n", r"line 2: .*longitude 190 -180 to 180"),
        ("p.csv", "name,latitude,longitude\nA,100,37\n", "they seem to be swapped"),
        (
            "p.csv",
            "name,latitude,longitude\nA,north,37\n",
            "line 2: latitude 'north' and longitude '37' must be degrees, such as 37.49 and 71.55",
        ),
        (
            "p.csv",
            'name,latitude,longitude,source\nA,37,70,"me\nB,38,71,you\nC,38,72,you\n',
            "line 2: a quotation mark is never closed",
        ),
        ("p.csv", "name,latitude,longitude\n,37,70\n", "line 2: the name is empty"),
        ("p.csv", "name,latitude,longitude,radius_km\nA,37,70,-1\n", "line 2: radius_km must be 0 or more"),
        ("p.csv", "name,latitude,longitude\nA,37,70,1\n", "line 2: 4 cells under 3 columns"),
        ("p.geojson", "{nonsense", "this is no JSON"),
        ("p.geojson", '{"type": "Feature"}', "it has no features"),
        (
            "p.geojson",
            '{"features": [{"properties": {"title": "A"}}]}',
            r"line 1: this feature is not as Linked Places has it \(it has no 'geometry'\)",
        ),
    ],
)
def test_add_places_refuses_a_file_with_a_wrong_line(
    folder: Path, name: str, content: str, message: str
) -> None:
    """Line and reason are told, and nothing of the file is added."""
    with pytest.raises(ImportRowError, match=message):
        add_places(write(folder, name, content))

    assert list_imports() == []
    assert Gazetteer().geocode("Darvoz")
    with pytest.raises(PlaceNotFoundError, match="no place has the id"):
        Gazetteer().get("gn-900000001")


def test_add_places_says_which_file_brought_a_place_before(folder: Path) -> None:
    """And how to take that one out again; a place that is twice in one file is told apart from it."""
    add_places(write(folder, "TJ.txt", GEONAMES))

    with pytest.raises(
        ImportRowError, match=r"line 1: the place gn-900000001 was added before: .*remove TJ\.txt"
    ):
        add_places(zipped(folder, "TJ.zip", {"TJ.txt": GEONAMES}))


def test_add_places_says_that_a_folder_is_none(folder: Path) -> None:
    """It does exist."""
    with pytest.raises(ImportFileError, match="is a folder: give a file"):
        add_places(folder)


def test_add_places_that_fails_leaves_what_was_there(folder: Path) -> None:
    """An earlier import survives a later failure."""
    add_places(write(folder, "TJ.txt", GEONAMES))
    with pytest.raises(ImportRowError, match="nothing of it was added"):
        add_places(write(folder, "more.csv", "name,latitude,longitude\nA,37,70\nB,x,y\n"))

    assert [one.title for one in list_imports()] == ["TJ.txt"]
    assert Gazetteer().geocode("Zarbulak")
    assert {path.name for path in user_index().parent.iterdir()} == {"places.sqlite", ".places.lock"}


def test_add_places_refuses_a_file_twice(folder: Path) -> None:
    """The message says how to replace it."""
    path = write(folder, "my TJ.txt", GEONAMES)
    add_places(path)

    with pytest.raises(
        ImportFileError, match=r"\(panj gazetteer remove 'my TJ\.txt'\), or give this file an"
    ):
        add_places(path)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.txt", None, "does not exist"),
        ("a.txt", "some prose\n", "is of no known format"),
        ("a.txt", "", "is of no known format"),
        (
            "a.csv",
            "name,latitude,longitude\nХорог,37,71\n".encode("cp1251"),
            "is not utf-8 .* give --encoding, such as cp1251",
        ),
        ("a.zip", b"PK\x03\x04 cut off", "is no whole zip file"),
    ],
)
def test_add_places_says_what_is_wrong_with_a_file(
    folder: Path, name: str, content: str | bytes | None, message: str
) -> None:
    """A file that is missing, of another kind or encoding, or cut off."""
    path = folder / name if content is None else write(folder, name, content)

    with pytest.raises(ImportFileError, match=message):
        add_places(path)


@pytest.mark.parametrize("member", ["../../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "a/../../evil.txt"])
def test_add_places_refuses_a_zip_whose_paths_climb_out(folder: Path, member: str) -> None:
    """Nothing is unpacked, and the zip is named as what it is."""
    with pytest.raises(ImportFileError, match="holds a path that climbs out of it"):
        add_places(zipped(folder, "TJ.zip", {member: GEONAMES}))


def test_add_places_refuses_a_zip_bomb(folder: Path) -> None:
    """Twenty megabytes of zeros in twenty kilobytes are no table."""
    with pytest.raises(ImportFileError, match="far more than text does"):
        add_places(zipped(folder, "TJ.zip", {"TJ.txt": "0" * 20_000_000}))


@pytest.mark.parametrize("instead", [bytes(20), b""], ids=["other bytes", "none"])
def test_add_places_refuses_a_zip_with_a_damaged_member(folder: Path, instead: bytes) -> None:
    """The directory is whole, the data are not: the checksum tells, or that they begin before the file."""
    path = zipped(folder, "TJ.zip", {"TJ.txt": GEONAMES * 50})
    content = bytearray(path.read_bytes())
    content[60:80] = instead
    path.write_bytes(content)

    with pytest.raises(ImportFileError, match="is a damaged zip file"):
        add_places(path)


def test_add_places_refuses_a_zip_with_two_tables(folder: Path) -> None:
    """Which one is meant is for the user to say."""
    with pytest.raises(ImportFileError, match="holds 2 tables"):
        add_places(zipped(folder, "TJ.zip", {"TJ.txt": GEONAMES, "AF.txt": GEONAMES}))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_add_places_knows_utf_16_by_its_mark(folder: Path, encoding: str) -> None:
    """A spreadsheet saves "Unicode text" so; also in a zip."""
    table = "name,latitude,longitude\nСангтудача,38.4,70.8\n"
    packed = folder / "packed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("b.csv", table.replace("ача", "ичи").encode("utf-16"))
    add_places(write(folder, "a.csv", table.encode("utf-16")), encoding=encoding)
    add_places(packed, encoding=encoding)

    names = [match.place.name for name in ("Сангтудача", "Сангтудичи") for match in Gazetteer().geocode(name)]
    assert names == ["Сангтудача", "Сангтудичи"]


@pytest.mark.parametrize(
    ("encoding", "message"),
    [
        ("utf-16", "is not utf-16 .*save it as UTF-8, or give --encoding"),
        ("undefined", "'undefined' is no encoding: use utf-8"),
        ("hex", "'hex' is no encoding: use utf-8"),
    ],
)
def test_add_places_says_that_an_encoding_is_wrong(folder: Path, encoding: str, message: str) -> None:
    """One that there is not, one that is none of texts, and one that the file is not in."""
    with pytest.raises(GazetteerError, match=message):
        add_places(write(folder, "a.csv", "name,latitude,longitude\n"), encoding=encoding)


def test_add_places_says_that_a_zip_without_a_name_in_it_has_no_table(folder: Path) -> None:
    """A member may be called by a dot alone."""
    with pytest.raises(ImportFileError, match="holds 0 tables"):
        add_places(zipped(folder, "dot.zip", {".": "x"}))


def test_what_names_an_import_steers_no_terminal(folder: Path) -> None:
    """Neither the name of the file, nor its licence, nor the names of its places."""
    table = "name,latitude,longitude\nSteer\x1b[2Jabad\u202e,38.4,70.8\n"
    done = add_places(write(folder, "evil\x1b[31m.csv", table), licence="CC\x1b[31m BY")
    (listed,) = list_imports()
    (place,) = Gazetteer().own_places()

    assert (listed.title, listed.licence, place.name) == (done.title, done.licence, "Steer [2Jabad")
    assert all(map(str.isprintable, (done.title, done.licence)))


def test_linked_places_may_give_an_edge_of_a_time_as_a_range(folder: Path) -> None:
    """As the format allows: from the earliest to the latest."""
    when = {"timespans": [{"start": {"earliest": "1890", "latest": "1895"}, "end": {"latest": "1930"}}]}
    feature = LINKED["features"][0] | {"when": when}  # type: ignore[operator] # it is a mapping
    add_places(write(folder, "a.json", json.dumps({"features": [feature]})))
    (place,) = Gazetteer().own_places()

    assert (place.valid_from, place.valid_to) == ("1890", "1930")
