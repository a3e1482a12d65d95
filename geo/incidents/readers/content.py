"""What a file is, told by its first bytes."""

from pathlib import PurePath

from geo.errors import FormatError

# First bytes of files that people give by mistake, or that are a format of their own.
_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"fgb", "a FlatGeobuf file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_JSON_SUFFIXES = {".json", ".geojson", ".geojsonl"}


def format_of(content: bytes, title: str) -> str:
    """
    Return the name of the format that `content` is in.

    Parameters
    ----------
    content
        The whole content, not empty.
    title
        Name of the source, for messages.

    Raises
    ------
    FormatError
        If it is of no format that incidents are read from.
    """
    for magic, what in _MAGIC:
        if content.startswith(magic) and (magic != b"MZ" or b"\x00" in content[:512]):
            raise _not_incidents(title, what)
    start = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] in (b"{", b"["):
        return "geojson"
    if start[:1] == b"<":
        raise _not_incidents(title, "XML or HTML")
    if b"\x00" in start and not content.startswith(_UTF16):
        raise _not_incidents(title, "binary data")
    if PurePath(title).suffix.lower() in _JSON_SUFFIXES and not any(mark in start for mark in b",;\t|"):
        raise _not_incidents(title, "text that is no JSON")
    return "csv"


def _not_incidents(title: str, what: str) -> FormatError:
    """Say what a file is, and what is wanted."""
    return FormatError(f"{title} is {what}, not a table of incidents: give CSV or GeoJSON")
