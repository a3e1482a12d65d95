"""A file from the network, when the user asks for one: over https, within a size, whole or not at all."""

import hashlib
import os
import urllib.request
from collections.abc import Callable, Iterator
from http import HTTPStatus
from http.client import HTTPException, IncompleteRead, InvalidURL
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit

from gazetteer.errors import DownloadError
from gazetteer.files import replace_file

HOMEPAGE = "https://github.com/panj-toolkit/panj"
_BLOCK = 1 << 16
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def user_agent() -> str:
    """Return how this toolkit names itself to services, as their usage policies ask."""
    return f"panj/{version('panj')} (+{HOMEPAGE})"


def masked(url: str) -> str:
    """Return a URL without user, password and query, fit for a message."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "what was given"
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}{parts.path}" if parts.scheme else parts.path or "an empty text"


def is_allowed(url: str) -> bool:
    """Return whether anything is asked of `url`: it is https, or http on the loopback interface."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises where it is no number
    except ValueError:
        return False
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    )


def download(
    url: str,
    target: str | os.PathLike[str],
    *,
    most_bytes: int,
    sha256: str | None = None,
    timeout_s: float = 60,
    progress: Callable[[int], object] | None = None,
) -> Path:
    """
    Write what stands at `url` to `target`.

    Parameters
    ----------
    url
        https, or http on the loopback interface.
    target
        The file to be written; its folder must exist.
    most_bytes
        Larger files are refused, whatever the server says of their size.
    sha256
        Hexadecimal digest that the file must have; not checked if None.
    timeout_s
        How long the server may be silent.
    progress
        Called with the number of bytes of each block that has come.

    Raises
    ------
    DownloadError
        If the address is not allowed, the server cannot be reached or refuses, or the file is larger than
        allowed, cut short, or of another digest. Whatever stood at `target` is then untouched.
    """
    _check_address(url)
    request = urllib.request.Request(url, headers={"User-Agent": user_agent()})  # noqa: S310 - scheme checked above
    try:
        answer = _OPENER.open(request, timeout=timeout_s)
    except (OSError, HTTPException, UnicodeError) as error:
        raise _failed(url, error) from error
    announced = answer.headers.get("Content-Length") or ""
    digest, size = hashlib.sha256(), 0
    with answer, replace_file(target) as temporary, temporary.open("wb") as stream:
        if announced.isdecimal() and int(announced) > most_bytes:
            raise _too_large(url, most_bytes)
        for block in _blocks(url, answer):
            size += len(block)
            if size > most_bytes:
                raise _too_large(url, most_bytes)
            digest.update(block)
            stream.write(block)
            if progress is not None:
                progress(len(block))
        _check_whole(url, size, announced, digest.hexdigest(), sha256)
    return Path(target)


def _blocks(url: str, answer: Any) -> Iterator[bytes]:
    """Yield what the server sends, until it ends or breaks off."""
    try:
        while block := answer.read(_BLOCK):
            yield block
    except IncompleteRead as broken:
        yield broken.partial
    except (OSError, HTTPException) as error:
        raise _failed(url, error) from error


def _failed(url: str, error: Exception) -> DownloadError:
    """Return the error to raise when the server cannot be reached, refuses, or falls silent."""
    reason = getattr(error, "reason", None) or str(error) or type(error).__name__
    gone = isinstance(error, HTTPError) and error.code in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
    wrong = gone or isinstance(error, (InvalidURL, UnicodeError))
    advice = "see that this is the address" if wrong else "try again later"
    return DownloadError(f"{masked(url)} could not be downloaded: {reason}; {advice}")


def _too_large(url: str, most_bytes: int) -> DownloadError:
    """Return the error to raise when a file is larger than allowed."""
    return DownloadError(f"{masked(url)} is larger than {most_bytes / 1e6:,.0f} MB: not downloaded")


def _check_address(url: str) -> None:
    """Raise DownloadError unless `url` is one to download from."""
    if not is_allowed(url):
        raise DownloadError(f"{masked(url)} is not an https address: only https is downloaded from")


def _check_whole(url: str, size: int, announced: str, digest: str, sha256: str | None) -> None:
    """Raise DownloadError if the file was cut short or is not the one expected."""
    if announced.isdecimal() and int(announced) != size:
        raise DownloadError(f"{masked(url)} broke off after {size:,} of {int(announced):,} bytes; try again")
    if sha256 is not None and digest != sha256.lower():
        raise DownloadError(f"{masked(url)} has the SHA-256 digest {digest}, not {sha256}: not used")


class _SafeRedirects(urllib.request.HTTPRedirectHandler):
    """Follow a redirection only to where a download is allowed from."""

    def redirect_request(  # noqa: PLR0917 - the signature of the class above
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Any:
        """Return the request to follow with; raises DownloadError."""
        _check_address(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


_OPENER = urllib.request.build_opener(_SafeRedirects)
