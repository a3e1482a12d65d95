"""The text of a file that a user brings, also out of a zip; nothing is unpacked to disk."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Any, TextIO

from gazetteer.errors import ImportFileError
from gazetteer.rows import text_encoding

MOST_BYTES = 4_000_000_000  # of text; allCountries.txt has 1.7 GB
_MOST_RATIO = 100  # text packs to a tenth; a hundredth is a trap
_SMALL = 10_000_000  # bytes, below which the ratio does not matter
_TEXTS = (".txt", ".csv", ".tsv", ".json", ".geojson")
_BY_THE_WAY = ("readme.txt", "iso-languagecodes.txt")


@contextmanager
def open_text(path: Path, *, encoding: str = "utf-8") -> Iterator[tuple[str, TextIO]]:
    """
    Give name and text of a file, or of the one table in a zip.

    Raises
    ------
    ImportFileError
        If the file does not exist, a zip is damaged, too large, packed too well to be text, has a path that
        climbs out or no table; or the text is not in this encoding.
    TableUnreadableError
        If there is no such encoding.
    """
    if not path.is_file():
        fault = "is a folder" if path.is_dir() else "is no plain file" if path.exists() else "does not exist"
        raise ImportFileError(f"{path} {fault}: give a file")
    try:
        if not zipfile.is_zipfile(path):
            if path.suffix.lower() == ".zip":
                raise ImportFileError(f"{path} is no whole zip file: fetch it again")
            with path.open("rb") as raw:
                yield path.name, _text(raw, encoding)
            return
        with zipfile.ZipFile(path) as archive:
            member = _member(archive, path)
            with _unpacked(archive, member) as raw:
                # ZipExtFile stops at the size that the directory states, which _member has checked.
                yield member.filename, _text(raw, encoding)
    # zipfile raises NotImplementedError for a compression that it lacks, RuntimeError for a password
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise ImportFileError(f"{path} is a damaged zip file ({error}): fetch it again") from error
    except UnicodeError as error:
        raise ImportFileError(
            f"{path} is not {encoding} ({error}): save it as UTF-8, or give --encoding, such as cp1251"
        ) from error


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    """Return the content of a member; raises BadZipFile."""
    try:
        return archive.open(member)
    except (OSError, ValueError) as error:  # it is said to begin before the file does
        raise zipfile.BadZipFile(str(error)) from error


def _text(raw: Any, encoding: str) -> TextIO:
    """Return the text of a stream of bytes, which can `peek`."""
    return io.TextIOWrapper(raw, encoding=text_encoding(encoding, raw.peek(2)), newline="")


def _member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """Return the one table in a zip."""
    for info in archive.infolist():
        parts = PurePosixPath(info.filename.replace("\\", "/"))
        if parts.is_absolute() or ".." in parts.parts or any(":" in part for part in parts.parts[:1]):
            raise ImportFileError(
                f"{path} holds a path that climbs out of it, {info.filename!r}: it is not used"
            )
    tables = [
        info
        for info in archive.infolist()
        if info.filename.lower().endswith(_TEXTS)
        and PurePosixPath(info.filename).name.lower() not in _BY_THE_WAY
    ]
    if len(tables) != 1:
        raise ImportFileError(
            f"{path} holds {len(tables)} tables, and it must be one: unpack it and give the file"
        )
    info = tables[0]
    if info.file_size > MOST_BYTES:
        raise ImportFileError(f"{path} holds {info.file_size:,} bytes, and {MOST_BYTES:,} are the most")
    if info.file_size > _SMALL and info.file_size > _MOST_RATIO * max(1, info.compress_size):
        raise ImportFileError(
            f"{path} unpacks to {info.file_size:,} bytes, far more than text does: it is not used"
        )
    return info
