"""The text of a file that a user brings, also out of a zip; nothing is unpacked to disk."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TextIO

from gazetteer.errors import ImportFileError

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
    """
    if not path.is_file():
        raise ImportFileError(f"{path} {'is a folder' if path.is_dir() else 'does not exist'}: give a file")
    try:
        if not zipfile.is_zipfile(path):
            if path.suffix.lower() == ".zip":
                raise ImportFileError(f"{path} is no whole zip file: fetch it again")
            with path.open(encoding=_signed(encoding), newline="") as stream:
                yield path.name, stream
            return
        with zipfile.ZipFile(path) as archive:
            member = _member(archive, path)
            with archive.open(member) as raw:
                # ZipExtFile stops at the size that the directory states, which _member has checked.
                yield member.filename, io.TextIOWrapper(raw, encoding=_signed(encoding), newline="")
    # zipfile raises NotImplementedError for a compression that it lacks, RuntimeError for a password
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise ImportFileError(f"{path} is a damaged zip file ({error}): fetch it again") from error
    except UnicodeDecodeError as error:
        raise ImportFileError(
            f"{path} is not {encoding} ({error.reason} near byte {error.start}): save it as UTF-8, or "
            f"give --encoding, "
            "such as cp1251"
        ) from error
    except LookupError as error:
        raise ImportFileError(f"{encoding!r} is no encoding: use utf-8, cp1251 or the like") from error


def _signed(encoding: str) -> str:
    """Return the encoding that also takes off a byte order mark."""
    return "utf-8-sig" if encoding.lower().replace("_", "-") in ("utf-8", "utf8") else encoding


def _member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """Return the one table in a zip."""
    for info in archive.infolist():
        parts = PurePosixPath(info.filename.replace("\\", "/"))
        if parts.is_absolute() or ".." in parts.parts or ":" in parts.parts[0]:
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
