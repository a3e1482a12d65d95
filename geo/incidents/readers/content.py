"""What a source is, told by its first bytes."""

import io
import zipfile

from geo.errors import FormatError
from geo.incidents.formats import format_by_name
from geo.incidents.readers.source import Source

# First bytes of files that people give by mistake.
_OTHERS = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document: save it as .xlsx"),
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"BZh", "a bzip2 archive: unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it first"),
    (b"Rar!", "a RAR archive: unpack it first"),
    (b"\x7fELF", "a program"),
)
_KNOWN = (
    (b"SQLite format 3\x00", "gpkg"),
    (b"PAR1", "parquet"),
    (b"fgb\x03fgb", "fgb"),
    (b"\x00\x00\x27\x0a", "shp"),
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# The formats of text that a name may contradict: their readers, their names in messages, their endings.
_TEXTS = {"csv": ("delimited", "delimited text", ".csv"), "geojson": ("geojson", "JSON", ".geojson")}
# An ending that stands for any text, so that it contradicts none.
_ANY_TEXT = ".txt"
# The members of a ZIP archive that tell which format it is.
_MEMBERS = (("xl/workbook.xml", "xlsx"), ("doc.kml", "kmz"))
# An archive that unpacks to more than this is a bomb, not a table of incidents.
_MOST_UNPACKED = 2_000_000_000
_SUSPICIOUS, _HIGHEST_RATIO = 50_000_000, 200  # workbooks shrink about tenfold


def format_of(source: Source) -> str:
    """
    Return the name of the format that a source is in; it is not empty.

    Raises
    ------
    FormatError
        If it is of no format that incidents are read from, or a text of another format than its name says.
    """
    head, title = source.head, source.title
    for magic, what in _OTHERS:
        if head.startswith(magic):
            raise _not_incidents(title, what)
    for magic, name in _KNOWN:
        if head.startswith(magic):
            return name
    if head.startswith(b"PK\x03\x04"):
        return _in_archive(source)
    found = _text_format(head, title)
    _refuse_false_name(found, title)
    return found


def _text_format(head: bytes, title: str) -> str:
    """Return the format of a text."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] in (b"{", b"[", b"\x1e"):
        return "geojson"
    if start[:1] == b"<":
        if b"<kml" in start[:2000] or b":kml" in start[:2000]:
            return "kml"
        raise _not_incidents(title, "XML or HTML")
    if b"\x00" in start and not head.startswith(_UTF16):
        raise _not_incidents(title, "binary data")
    named = format_by_name(title)
    first = start[:4096]
    if named is not None and named.reader == "geojson" and not any(mark in first for mark in b",;\t|"):
        told = "it holds text that is no JSON; get it again, or give the file that was meant"
        raise FormatError(f"{title} is not what its name says: {told}")
    return "csv"


def _refuse_false_name(found: str, title: str) -> None:
    """Refuse a text whose name says that it is of another format: one of the two is a mistake."""
    named = format_by_name(title)
    if found not in _TEXTS or named is None or title.lower().endswith(_ANY_TEXT):
        return
    reader, what, ending = _TEXTS[found]
    if named.reader != reader:
        raise FormatError(
            f"{title} is not what its name says: it holds {what}, not {named.name}; "
            f"let its name end in {ending}, or give the file that was meant"
        )


def _in_archive(source: Source) -> str:
    """Return the format of a ZIP archive, by its members; refuse one that unpacks to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.content)) as archive:
            names = set(archive.namelist())
            size = sum(member.file_size for member in archive.infolist())
    # zipfile raises NotImplementedError for a version of the format that it lacks
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise FormatError(f"{source.title} is a damaged ZIP archive or workbook: get it again") from error
    if size > _MOST_UNPACKED or (size > _SUSPICIOUS and size > _HIGHEST_RATIO * len(source.content)):
        raise FormatError(f"{source.title} unpacks to {size / 1e9:.1f} GB: it is no table of incidents")
    for member, name in _MEMBERS:
        if member in names:
            return name
    if any(name.lower().endswith(".kml") for name in names):
        return "kmz"
    raise _not_incidents(source.title, "a ZIP archive: unpack it first")


def _not_incidents(title: str, what: str) -> FormatError:
    """Say what a file is, and what is wanted."""
    return FormatError(
        f"{title} is {what}, not a table of incidents: give CSV, GeoJSON or another of panj formats"
    )
