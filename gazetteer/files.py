"""Files are written whole or not at all."""

import glob
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from gazetteer.errors import OutputError


@contextmanager
def replace_file(path: str | os.PathLike[str]) -> Iterator[Path]:
    """
    Give a temporary path in the folder of `path`, and put it in its place when the block ends well.

    If the block raises, the temporary file is removed and whatever stood at `path` is untouched. A link stays
    one, and the file that it leads to is replaced; a device or a pipe is written into.

    Parameters
    ----------
    path
        The file to be written; its folder must exist.

    Yields
    ------
    temporary
        A path with the same suffix, to be written by the caller.

    Raises
    ------
    OutputError
        If the folder does not exist or cannot be written, or `path` is itself a folder.
    """
    target = Path(path)
    refuse_no_file(target)
    if is_device(target):
        with working_folder() as folder:
            temporary = folder / target.name
            temporary.touch()
            yield temporary
            _pour(temporary, target)
        return
    target = target.resolve() if target.is_symlink() else target
    _remove_left_behind(target)
    try:
        handle, name = tempfile.mkstemp(prefix=_hidden(target.stem), suffix=target.suffix, dir=target.parent)
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror or error}") from error
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        _settle(temporary)
        temporary.replace(target)
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror or error}") from error
    finally:
        temporary.unlink(missing_ok=True)


def refuse_no_file(target: Path) -> None:
    """Raise OutputError where there can be no such file: it is a folder, or in one that does not exist."""
    if target.is_dir():
        raise OutputError(f"cannot write {target}: it is a folder; give the name of a file in it")
    if not target.parent.is_dir():
        raise OutputError(f"cannot write {target}: the folder {target.parent} does not exist; make it first")


def is_device(path: Path) -> bool:
    """Return whether a path is that of a device or a pipe, such as /dev/null or /dev/stdout."""
    return path.exists() and not path.is_file() and not path.is_dir()


def _pour(source: Path, target: Path) -> None:
    """Write what is in a file into a device or a pipe."""
    try:
        with source.open("rb") as stream, target.open("wb") as sink:
            shutil.copyfileobj(stream, sink)
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror or error}") from error


@contextmanager
def new_folder(path: str | os.PathLike[str]) -> Iterator[Path]:
    """
    Give a temporary folder beside `path`, and rename it to that when the block ends well.

    If the block raises, the temporary folder is removed.

    Parameters
    ----------
    path
        The folder to be made; the one that it lies in must exist.

    Yields
    ------
    temporary
        An empty folder, to be filled by the caller.

    Raises
    ------
    OutputError
        If there is something at `path` already, or the folder around it does not exist or cannot be written.
    """
    target = Path(path)
    if target.exists():
        raise OutputError(f"cannot write {target}: it exists already; give the name of a new folder")
    if not target.parent.is_dir():
        raise OutputError(f"cannot write {target}: the folder {target.parent} does not exist; make it first")
    _remove_left_behind(target)
    try:
        temporary = Path(tempfile.mkdtemp(prefix=_hidden(target.stem), dir=target.parent))
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror or error}") from error
    try:
        yield temporary
        temporary.chmod(0o777 & ~_umask())
        temporary.rename(target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


@contextmanager
def working_folder() -> Iterator[Path]:
    """
    Give a folder for files that are passed on, and remove it at the end.

    What a process left that was killed is removed at the same time: of such folders, and by `replace_file`.
    """
    for path in Path(tempfile.gettempdir()).glob("panj-*-*"):
        if not path.is_symlink() and _is_left_behind(path.name.removeprefix("panj-")):
            shutil.rmtree(path, ignore_errors=True)  # another user's stays
    with tempfile.TemporaryDirectory(prefix=f"panj-{os.getpid()}-") as name:
        yield Path(name)


def _hidden(stem: str) -> str:
    """Return how the temporary names for a target begin: with the number of the process that uses them."""
    return f".{stem}-{os.getpid()}-"


def _remove_left_behind(target: Path) -> None:
    """Remove what is temporary for `target` and whose process was killed and could not remove it itself."""
    for path in target.parent.glob(f".{glob.escape(target.stem)}-*-*"):
        if _is_left_behind(path.name.removeprefix(f".{target.stem}-")):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
                continue
            with suppress(OSError):
                path.unlink()


def _is_left_behind(name: str) -> bool:
    """Say whether a name begins with the number of a process that is no more, and a hyphen."""
    process = name.partition("-")[0]
    return process.isdigit() and not _is_running(int(process))


def _is_running(process: int) -> bool:
    """Say whether a process is there; on Windows, where asking would end it, say yes."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _settle(temporary: Path) -> None:
    """Give the file the mode a new file would have (mkstemp makes it private) and force it to disk."""
    temporary.chmod(0o666 & ~_umask())
    with temporary.open("rb") as stream:
        os.fsync(stream.fileno())


def _umask() -> int:
    """Return what new files of this process are not allowed."""
    umask = os.umask(0)
    os.umask(umask)
    return umask
