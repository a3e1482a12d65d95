"""Unknown names are asked of an online service, at its pace, once: here of a server on this machine."""

import json
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from geographiclib.geodesic import Geodesic

import panj
from gazetteer import Gazetteer
from gazetteer.batch import Journal, answer_all, ask
from gazetteer.errors import UserDataError
from geo.errors import OnlineError
from geo.online import OnlineGazetteer

from .online_records import NOMINATIM, PHOTON

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


class Service(BaseHTTPRequestHandler):
    """Answers as Nominatim (/search) and Photon (/api) do, and keeps what was asked."""

    asked: ClassVar[list[tuple[float, str, dict[str, list[str]]]]] = []
    agents: ClassVar[set[str]] = set()
    failures: ClassVar[list[int]] = []
    answers: ClassVar[list[bytes]] = []  # to be given in place of the right one

    def do_GET(self) -> None:
        """Answer the one name that is known; fail as often as asked to."""
        parts = urlsplit(self.path)
        query = parse_qs(parts.query)
        self.asked.append((time.monotonic(), parts.path, query))
        self.agents.add(self.headers["User-Agent"])
        known = query["q"] == ["Wolkenheim"]
        answer: object = [NOMINATIM] if known else []
        if parts.path == "/api":
            answer = {"type": "FeatureCollection", "features": [PHOTON] if known else []}
        body = self.answers.pop() if self.answers else json.dumps(answer).encode()
        self.send_response(self.failures.pop() if self.failures else 200)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(autouse=True)
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Run the service, and keep the user's data in a folder of the test."""
    monkeypatch.setenv("PANJ_DATA_DIR", str(tmp_path / "user"))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    for kept in (Service.asked, Service.agents, Service.failures, Service.answers):
        kept.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Service) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("name", ["nominatim", "photon"])
def test_only_unknown_names_are_asked_for(service: str, name: str) -> None:
    """What the gazetteer knows is not sent; the answer online says where it is from and how it was found."""
    gazetteer = OnlineGazetteer(name, url=service, delay_s=0)
    known, unknown = gazetteer.geocode_many(["Vanj", "Wolkenheim"])

    assert known == Gazetteer().geocode("Vanj")
    assert Gazetteer().geocode("Wolkenheim").matches == ()
    match = unknown[0]
    assert (match.match_type, match.matched_name, match.place.name) == ("online", "Wolkenheim", "Wolkenheim")
    assert (match.place.latitude, match.place.longitude) == (37.3, 69.1)
    assert "OpenStreetMap contributors, ODbL 1.0" in match.place.source
    assert gazetteer.notes == [f"some answers are from {match.place.source}"]
    assert [query["q"] for _, _, query in Service.asked] == [["Wolkenheim"]]


@pytest.mark.parametrize("name", ["nominatim", "photon"])
def test_place_found_online_has_the_columns_of_the_gazetteer(service: str, name: str) -> None:
    """Country, province and likely district come from the packaged data; the radius from the extent."""
    match = OnlineGazetteer(name, url=service, delay_s=0).geocode("Wolkenheim")[0]
    diagonal = Geodesic.WGS84.Inverse(37.28, 69.08, 37.32, 69.12)["s12"]
    facts = match.to_dict()

    assert list(facts) == list(Gazetteer().geocode("Vanj")[0].to_dict())
    assert (facts["place_id"], facts["country_code"]) == ("osm-n4242", "TJ")
    assert (facts["admin1_id"], facts["admin2_id"]) == ("tj-khatlon-region", "tj-panj-district")
    assert (facts["feature_class"], facts["outside"]) == ("P", False)
    assert facts["radius_km"] == pytest.approx(diagonal / 2000, abs=0.05)


def test_service_is_told_who_asks_and_where_to_look(service: str) -> None:
    """The user agent names the toolkit; country and window go with the name."""
    for name in ("nominatim", "photon"):
        OnlineGazetteer(name, url=service, delay_s=0).geocode("Wolkenheim", country="TJ", limit=3)
    (_, path, nominatim), (_, other, photon) = Service.asked

    assert {agent.split("/")[0] for agent in Service.agents} == {"panj"}
    assert "https://" in next(iter(Service.agents))
    assert (path, nominatim["countrycodes"], nominatim["limit"]) == ("/search", ["tj"], ["3"])
    assert nominatim["viewbox"] == ["66.0,35.5,76.0,41.5"]
    assert (other, photon["lat"], photon["lon"]) == ("/api", ["38.5"], ["71.0"])


def test_answers_are_kept_on_disk_and_not_asked_for_again(service: str) -> None:
    """A second run, and one for fewer matches, is answered from the file, found or not."""
    names = ["Wolkenheim", "Nichtsdorf"]
    first = OnlineGazetteer("nominatim", url=service, delay_s=0).geocode_many(names)
    second = OnlineGazetteer("nominatim", url=service, delay_s=0).geocode_many(names, limit=1)

    assert len(Service.asked) == 2
    assert first[0][0] == second[0][0]
    assert [len(answer) for answer in second] == [1, 0]


def test_old_answers_are_asked_for_again(service: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """After 180 days the service is asked again."""
    OnlineGazetteer("nominatim", url=service, delay_s=0).geocode("Wolkenheim")
    later = time.time() + 181 * 86400
    monkeypatch.setattr("geo.online.time.time", lambda: later)
    OnlineGazetteer("nominatim", url=service, delay_s=0).geocode("Wolkenheim")

    assert len(Service.asked) == 2


def test_requests_keep_their_distance(service: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two requests lies the service's pause, also when they are made by two runs."""
    clock = [1_800_000_000.0]
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        clock[0] += seconds

    monkeypatch.setattr("geo.online.time.time", lambda: clock[0])
    monkeypatch.setattr("geo.online.time.sleep", sleep)
    OnlineGazetteer("nominatim", url=service).geocode_many(["Wolkenheim", "Nichtsdorf"])
    clock[0] += 0.25
    OnlineGazetteer("nominatim", url=service).geocode("Xylophonia")
    clock[0] += 5
    OnlineGazetteer("nominatim", url=service).geocode("Wombatville")

    assert waits == pytest.approx([0, 1, 0.75, 0])
    assert len(Service.asked) == 4


def test_other_countries_are_left_out(service: str) -> None:
    """With a country, places of others are no answer."""
    gazetteer = OnlineGazetteer("photon", url=service, delay_s=0)

    assert len(gazetteer.geocode("Wolkenheim", country="AF")) == 0
    assert len(gazetteer.geocode("Wolkenheim", country="tj")) == 1


def test_failed_request_is_tried_again(service: str) -> None:
    """A service that is overloaded once is asked once more."""
    Service.failures[:] = [503]
    answer = OnlineGazetteer("nominatim", url=service, delay_s=0, retry_s=0).geocode("Wolkenheim")

    assert (len(answer), len(Service.asked)) == (1, 2)


@pytest.mark.parametrize("status", [403, 429, 500])
def test_service_that_refuses_is_left_alone(service: str, status: int) -> None:
    """After it failed for one name, no other is sent; the answers stay empty, and a note says why."""
    Service.failures[:] = [status] * 9
    gazetteer = OnlineGazetteer("nominatim", url=service, delay_s=0, retry_s=0)
    answers = gazetteer.geocode_many(["Wolkenheim", "Nichtsdorf"])

    assert [len(answer) for answer in answers] == [0, 0]
    assert {query["q"][0] for _, _, query in Service.asked} == {"Wolkenheim"}
    assert len(gazetteer.notes) == 1
    assert f"{service} could not be asked" in gazetteer.notes[0]


def test_rows_that_the_service_was_not_asked_for_say_so(service: str) -> None:
    """They may be asked again later, which those that it does not know need not be."""
    Service.failures[:] = [500] * 9
    gazetteer = OnlineGazetteer("nominatim", url=service, delay_s=0, retry_s=0)
    replies = [ask((name, "", "", "", ""), gazetteer, {}) for name in ("Wolkenheim", "Nichtsdorf", "Khorugh")]

    assert [reply.status for reply in replies] == ["refused", "refused", "placed"]
    assert all("could not be asked" in reply.problem for reply in replies[:2])


def test_what_the_service_was_not_asked_for_is_asked_by_the_run_that_goes_on(
    service: str, tmp_path: Path
) -> None:
    """It is no answer to keep."""
    gazetteer = OnlineGazetteer("nominatim", url=service, delay_s=0, retry_s=0)
    journal = Journal(tmp_path / "out.csv", "subject")
    journal.start({})
    asked = [(name, "", "", "", "") for name in ("Wolkenheim", "Nichtsdorf")]
    for number, _ in enumerate(answer_all(asked, gazetteer, {}, journal, {})):
        Service.failures[:] = [500] * 9 if number == 0 else []

    assert list(journal.read()) == asked[:1]


@pytest.mark.parametrize("name", ["nominatim", "photon"])
@pytest.mark.parametrize(
    "answer",
    [
        b"<html>Welcome</html>",
        b"\xff\xfe",
        b'"text"',
        b"[1, 2]",
        b'[{"lat": "north", "lon": "69"}]',
        b'[{"lat": "37"}]',
        b'{"features": [{"geometry": null}]}',
        b'{"features": [{"geometry": {"coordinates": ["east", 37]}}]}',
    ],
)
def test_an_answer_of_another_kind_is_a_note_and_is_not_asked_for_again(
    service: str, name: str, answer: bytes
) -> None:
    """Whatever a server sends is told in one line; the packaged gazetteer goes on answering."""
    Service.answers.append(answer)
    gazetteer = OnlineGazetteer(name, url=service, delay_s=0, retry_s=0)
    unknown, known = gazetteer.geocode_many(["Wolkenheim", "Vanj"])

    assert (len(unknown), len(Service.asked)) == (0, 1)
    assert known
    assert all(f"does not answer as {name} does" in note and "\n" not in note for note in gazetteer.notes)


def test_a_failing_service_prints_no_traceback(service: str) -> None:
    """What geopy logs of each try is for those who read its log."""
    Service.failures.extend([503] * 3)
    code = (
        "from geo.online import OnlineGazetteer as Online\n"
        f"known = Online('nominatim', url={service!r}, delay_s=0, retry_s=0)\n"
        "known.geocode('Wolkenheim')\n"
        "print(known.notes)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "503" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("name", ["", "123 456", "Xylophonia" * 21, "Xylo\0phonia", "Xylo\nphonia", "\u202e"])
def test_what_is_no_name_is_not_sent(service: str, name: str) -> None:
    """Empty, overlong and unprintable texts, and such without a letter, stay here."""
    OnlineGazetteer("nominatim", url=service, delay_s=0).geocode(name)

    assert Service.asked == []


def test_unknown_services_and_unsafe_addresses_are_refused() -> None:
    """Only the two services, and only over https or on this machine."""
    with pytest.raises(OnlineError, match="no online service 'bing' is known: use nominatim or photon"):
        OnlineGazetteer("bing")
    with pytest.raises(OnlineError, match=r"http://example\.org is not an https address"):
        OnlineGazetteer("photon", url="http://me:secret@example.org")
    for url in ("", "http://localhost:port", "http://[::1"):  # a variable of a script may be empty
        with pytest.raises(OnlineError, match="is not an https address"):
            OnlineGazetteer("photon", url=url)


def test_damaged_file_of_kept_answers_is_named(service: str, tmp_path: Path) -> None:
    """A file that is no database is an error that says to delete it."""
    (tmp_path / "user").mkdir()
    (tmp_path / "user" / "online.sqlite").write_text("damaged" * 100)

    with pytest.raises(UserDataError, match=r"online\.sqlite cannot be read .*: delete it"):
        OnlineGazetteer("nominatim", url=service, delay_s=0).geocode("Wolkenheim")


def test_it_can_be_sent_to_another_process(service: str) -> None:
    """Pickled, it asks the same service."""
    gazetteer = OnlineGazetteer("nominatim", url=service, delay_s=0)
    gazetteer.geocode("Vanj")
    copy = pickle.loads(pickle.dumps(gazetteer))  # noqa: S301 - made here

    assert len(copy.geocode("Wolkenheim")) == 1
    assert len(Service.asked) == 1


def test_command_asks_online_only_when_told_to(service: str) -> None:
    """Without --online the name is unknown; with it, standard error names the origin of the answer."""
    asked = ["geocode", "Wolkenheim", "Vanj", "--format", "json"]
    offline = CliRunner().invoke(panj.cli, asked)
    online = CliRunner().invoke(panj.cli, [*asked, "--online", "nominatim", "--online-url", service])

    assert offline.exit_code == 1
    assert online.exit_code == 0, online.output
    first, second = json.loads(online.stdout)
    assert (first["matches"][0]["match_type"], first["query"]) == ("online", "Wolkenheim")
    assert second["matches"][0]["match_type"] != "online"
    assert "panj: some answers are from Nominatim, © OpenStreetMap contributors, ODbL 1.0" in online.stderr
    assert len(Service.asked) == 1


def test_command_asks_online_for_the_rows_of_a_table(service: str, tmp_path: Path) -> None:
    """With --input, unknown names are asked for once each."""
    table = tmp_path / "in.csv"
    table.write_text("place\nWolkenheim\nVanj\nWolkenheim\n", encoding="utf-8")
    done = CliRunner().invoke(
        panj.cli,
        [
            "geocode",
            "--input",
            str(table),
            "--column",
            "place",
            "--online",
            "photon",
            "--online-url",
            service,
        ],
    )

    assert done.exit_code == 0, done.output
    assert done.stdout.count(",online,Wolkenheim,") == 2
    assert len(Service.asked) == 1


@pytest.mark.parametrize(
    "asked", [["Nichtsdorf", "--country", "TJ"], ["--input", "in.csv", "--column", "place"]]
)
def test_command_asks_online_once_where_the_country_may_be_wrong(
    service: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    """Whether there is one elsewhere, and what a country is called, the gazetteer alone is asked."""
    monkeypatch.chdir(tmp_path)
    Path("in.csv").write_text("place,land\nNichtsdorf,TJ\nNichtsdorf,Nichtsland\n", encoding="utf-8")
    columns = ["--country-column", "land"] if "--input" in asked else []
    CliRunner().invoke(panj.cli, ["geocode", *asked, *columns, "--online", "photon", "--online-url", service])

    assert [query["q"] for _, _, query in Service.asked] == [["Nichtsdorf"]]


def test_a_server_alone_is_a_usage_error() -> None:
    """--online-url without --online says that the two go together."""
    done = CliRunner().invoke(panj.cli, ["geocode", "Vanj", "--online-url", "https://example.org"])

    assert done.exit_code == 2
    assert "--online-url goes with --online" in done.stderr
