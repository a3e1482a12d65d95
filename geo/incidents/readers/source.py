"""Where incidents come from: a file or standard input, read when it is asked for."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from gazetteer.files import working_folder
from geo.errors import IncidentError

STANDARD_INPUT = "-"
_HEAD = 65_536  # bytes by which a format is known
_MOST_BYTES = 2_000_000_000
_AT_ONCE = 16_000_000


@dataclass(frozen=True)
class Source:
    """
    A file or standard input.

    Parameters
    ----------
    name
        Path of a file, or `-`.
    """

    name: str

    @property
    def title(self) -> str:
        """What messages call it."""
        return "standard input" if self.name == STANDARD_INPUT else self.name

    @cached_property
    def head(self) -> bytes:
        """The first bytes, by which the format is known."""
        if self.name == STANDARD_INPUT:
            return self.content[:_HEAD]
        with self._reading(), Path(self.name).open("rb") as stream:
            return stream.read(_HEAD)

    @cached_property
    def content(self) -> bytes:
        """
        The whole content.

        Raises
        ------
        IncidentError
            If it cannot be read, or is larger than 2 GB.
        """
        with self._reading():
            if self.name == STANDARD_INPUT:
                return _limited(sys.stdin.buffer)
            path = Path(self.name)
            if path.stat().st_size > _MOST_BYTES:
                raise IncidentError(f"{path} is larger than 2 GB: split it")
            return path.read_bytes()

    @contextmanager
    def local_path(self, suffix: str) -> Iterator[Path]:
        """Give a path to the content, under a name that ends in `suffix`, for readers that want a file."""
        path = Path(self.name)
        if self.name != STANDARD_INPUT and path.suffix.lower() == suffix:
            yield path
            return
        with working_folder() as folder:
            copy = folder / f"incidents{suffix}"
            copy.write_bytes(self.content)
            yield copy

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """Say in one line what cannot be read, and why."""
        path = Path(self.name)
        try:
            yield
        except FileNotFoundError:
            missing = path if path.parent.is_dir() else f"the folder {path.parent}"
            raise IncidentError(f"cannot read {path}: {missing} does not exist; check the name") from None
        except IsADirectoryError:
            raise IncidentError(f"cannot read {path}: it is a folder; give a file in it") from None
        except OSError as error:
            raise IncidentError(f"cannot read {self.title}: {error.strerror or error}") from error


def _limited(stream: BinaryIO) -> bytes:
    """Return all of a stream, which may have no end."""
    parts, size = [], 0
    while part := stream.read(_AT_ONCE):
        parts.append(part)
        size += len(part)
        if size > _MOST_BYTES:
            raise IncidentError("standard input gives more than 2 GB: split it")
    return b"".join(parts)
