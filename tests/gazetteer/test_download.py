"""Downloads are whole, no larger than allowed, and from nowhere but https or this machine."""

import hashlib
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from gazetteer.download import download, masked, user_agent
from gazetteer.errors import DownloadError, OutputError

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
BODY = bytes(range(256)) * 1000


class Pages(BaseHTTPRequestHandler):
    """Answers by path, and keeps the user agents that asked."""

    agents: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """Serve the body, cut it short, redirect, or refuse."""
        self.agents.append(self.headers["User-Agent"])
        cut = {"Content-Length": str(len(BODY))}
        status, body, headers = {
            "/moved": (302, b"", {"Location": "/body"}),
            "/away": (302, b"", {"Location": "http://example.org/body"}),
            "/none": (404, b"no", {}),
            "/short": (200, BODY[:1000], cut),
            "/silent": (200, BODY[:1000], cut),
            "/endless": (200, BODY, {"Content-Length": ""}),
            "/announced": (200, b"", {"Content-Length": str(10**12)}),
        }.get(self.path, (200, BODY, {}))
        self._answer(status, body, **headers)
        if self.path == "/silent":
            time.sleep(0.5)

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        """Send status, headers and body; an empty header is left out."""
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Run a server on this machine and give its address."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    Pages.agents.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as pages:
        thread = threading.Thread(target=pages.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{pages.server_port}"
        pages.shutdown()
        thread.join()


@pytest.mark.parametrize("path", ["/body", "/moved", "/endless"])
def test_download_writes_the_file_and_names_itself(server: str, path: str, tmp_path: Path) -> None:
    """The bytes arrive, also after a redirection and without a length; each request says who asks."""
    seen: list[int] = []
    written = download(
        server + path,
        tmp_path / "file",
        most_bytes=len(BODY),
        sha256=hashlib.sha256(BODY).hexdigest().upper(),
        progress=seen.append,
    )

    assert written.read_bytes() == BODY
    assert sum(seen) == len(BODY)
    assert set(Pages.agents) == {user_agent()}
    assert user_agent().startswith("panj/")


def test_server_that_falls_silent_is_given_up(server: str, tmp_path: Path) -> None:
    """No byte within the time allowed: the file is not written, and the message says why."""
    with pytest.raises(DownloadError, match="silent could not be downloaded: timed out"):
        download(f"{server}/silent", tmp_path / "file", most_bytes=len(BODY), timeout_s=0.1)
    assert not (tmp_path / "file").exists()


@pytest.mark.parametrize(
    ("path", "most_bytes", "sha256", "message"),
    [
        ("/body", 1000, None, "larger than 0 MB"),
        ("/endless", len(BODY) - 1, None, "larger than 0 MB"),
        ("/short", len(BODY), None, "broke off after 1,000 of 256,000 bytes"),
        ("/none", len(BODY), None, "could not be downloaded: Not Found; see that this is the address"),
        ("/announced", len(BODY), None, "is larger than 0 MB: not downloaded"),
        ("/away", len(BODY), None, "http://example.org/body is not an https address"),
        ("/body", len(BODY), "00", "has the SHA-256 digest .* not 00"),
    ],
)
def test_download_that_fails_leaves_the_old_file(  # noqa: PLR0917 - fixtures and parameters
    server: str, path: str, most_bytes: int, sha256: str | None, message: str, tmp_path: Path
) -> None:
    """Too large, cut short, refused, sent elsewhere or of another digest: one message, nothing written."""
    old = tmp_path / "file"
    old.write_text("old")

    with pytest.raises(DownloadError, match=message):
        download(server + path, old, most_bytes=most_bytes, sha256=sha256)
    assert old.read_text() == "old"
    assert list(tmp_path.iterdir()) == [old]


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/a",
        "file:///etc/passwd",
        "ftp://127.0.0.1/a",
        "a",
        "",
        "https://",
        "http://localhost:port/a",
        "http://[::1/a",
    ],
)
def test_only_https_is_downloaded_from(url: str, tmp_path: Path) -> None:
    """Plain http to other machines, files and other schemes are refused before anything is asked."""
    with pytest.raises(DownloadError, match="only https is downloaded from"):
        download(url, tmp_path / "file", most_bytes=1)


@pytest.mark.parametrize("path", ["/with blank", "/é"])
def test_an_address_that_no_server_has_is_one_message(server: str, path: str, tmp_path: Path) -> None:
    """It cannot be sent as it is."""
    with pytest.raises(DownloadError, match=r"could not be downloaded: .*; see that this is the address"):
        download(server + path, tmp_path / "file", most_bytes=1)


def test_unreachable_server_is_one_message(server: str, tmp_path: Path) -> None:
    """A server that is not there is named."""
    port = int(server.rsplit(":", 1)[1])
    other = 1 if port != 1 else 2

    with pytest.raises(DownloadError, match=f"http://127.0.0.1:{other}/a could not be downloaded: .*refused"):
        download(f"http://127.0.0.1:{other}/a", tmp_path / "file", most_bytes=1)


def test_missing_folder_is_the_folders_error(server: str, tmp_path: Path) -> None:
    """A target whose folder is not there says so."""
    with pytest.raises(OutputError, match="does not exist"):
        download(f"{server}/body", tmp_path / "none" / "file", most_bytes=len(BODY))


def test_messages_hide_what_a_url_carries() -> None:
    """User, password and query stay out of messages."""
    assert masked("https://me:secret@example.org:8443/a/b?key=secret#x") == "https://example.org:8443/a/b"
