"""A table of names → the same table with places: every row, in order; nothing is asked twice."""

import gc
import json
import os
import signal
import sys
import warnings
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, count
from pathlib import Path
from threading import Thread
from time import monotonic
from types import ModuleType
from typing import Any

from gazetteer.contradiction import told_elsewhere
from gazetteer.errors import OutputError, QueryError, ResumeError, TableUnreadableError
from gazetteer.files import refuse_no_file
from gazetteer.gazetteer import Gazetteer

# The columns that are added to the rows; one that the table has already gets the prefix.
ADDED = (
    "status", "place_id", "place_name", "latitude", "longitude", "radius_km", "country_code", "admin1",
    "admin1_id",
    "admin2", "admin2_id", "outside", "feature_class", "feature_code", "match_type", "matched_name",
    "confidence",
    "source", "candidates", "problem",
)  # fmt: skip
PREFIX = "panj_"
OPTIONS = ("country", "admin1", "date", "context")  # of Gazetteer.geocode, that a row may give
_CODE_LENGTH = 2  # letters of ISO 3166-1
_JOURNAL_STEP = 500  # questions after which the journal is written to disk
_PORTION = 1_000  # questions that show how fast the rest will be answered
_LONG_S = 2.0  # seconds that the rest would take, from which on several processes share it
_MOST_PROCESSES = 4
_AT_ONCE = 100  # questions that a process is given

Question = tuple[str, ...]  # the name, then what the row gives for OPTIONS


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered to one question: its status, the JSON matches, and why there are none."""

    status: str
    matches: list[dict[str, Any]]
    problem: str


def columns_of(header: Sequence[str], wanted: Mapping[str, str | None]) -> dict[str, int]:
    """
    Return where the wanted columns stand, by what they are wanted for.

    Raises
    ------
    TableUnreadableError
        If the header lacks one of them, or has it twice.
    """
    found = {}
    names = [name.strip() for name in header]
    for use, column in wanted.items():
        if column is None:
            continue
        wanted_name = column.strip()
        if names.count(wanted_name) != 1:
            fault = "has no" if wanted_name not in names else "has more than one"
            raise TableUnreadableError(
                f"the table {fault} column {column!r}: its columns are {', '.join(names)}"
            )
        found[use] = names.index(wanted_name)
    return found


def questions(rows: Iterable[Sequence[str]], columns: Mapping[str, int]) -> Iterator[Question]:
    """Yield what each row asks."""
    order = [columns.get(use) for use in ("name", *OPTIONS)]
    for row in rows:
        yield tuple(["" if at is None else row[at].strip() for at in order])


def ask(question: Question, gazetteer: Gazetteer, for_all: Mapping[str, Any]) -> Reply:
    """
    Answer one question; one that cannot be asked is refused with the reason.

    `for_all` holds arguments of Gazetteer.geocode, which give way to what the row says itself.
    """
    name, *given = question
    if not name:
        return Reply("empty", [], "the row names no place")
    try:
        own = {use: value for use, value in zip(OPTIONS, given, strict=True) if value}
        if "country" in own:
            own["country"] = code_of(own["country"], gazetteer)
        known = dict(for_all) | own
        answer = gazetteer.geocode(name, **known)
    except QueryError as error:
        return Reply("refused", [], str(error))
    matches = [match.to_dict() for match in answer]
    status = "refused" if not matches else "ambiguous" if answer.ambiguous else "placed"
    problem = answer.problem or ("" if matches else _unknown(name, known, gazetteer))
    return Reply(status, matches, problem)


def _unknown(name: str, known: Mapping[str, Any], gazetteer: Gazetteer) -> str:
    """Return why there is no such place; the country or province that was asked for may be wrong."""
    if gazetteer.failure:
        return f"no place here is called so, and {gazetteer.failure}"
    bound = known.get("country") or known.get("admin1")
    elsewhere = Gazetteer.geocode(gazetteer, name, limit=3) if bound else ()  # which asks no service
    return told_elsewhere(name, elsewhere) if elsewhere else "no place is called so"


def code_of(country: str, gazetteer: Gazetteer) -> str:
    """Return the code of a country that a table may name in full; what is no country comes back as it is."""
    if len(country) == _CODE_LENGTH:
        return country
    matches = Gazetteer.geocode(gazetteer, country, feature="PCLI", limit=1)  # which asks no service
    named = matches and matches[0].place.feature_code == "PCLI"
    return matches[0].place.country_code if named else country


class Journal:
    """
    What has been answered so far, on disk, so that a run that was interrupted need not ask it again.

    Parameters
    ----------
    output
        The file that the run will write; the journal stands beside it until then.
    subject
        What the answers depend on: they are used again only if it is the same.

    Raises
    ------
    OutputError
        If the output can be no file.
    """

    def __init__(self, output: Path, subject: object) -> None:
        refuse_no_file(output)
        self.path = output.with_name(f".{output.name}.journal")
        self._subject = sha256(repr(subject).encode()).hexdigest()
        self._waiting: list[str] = []

    def read(self) -> dict[Question, Reply]:
        """Return the answers of the interrupted run; raises ResumeError."""
        if not self.path.is_file():
            raise ResumeError(f"there is nothing to resume: {self.path} does not exist; leave --resume out")
        with self.path.open(encoding="utf-8", errors="replace") as stream:
            if stream.readline().strip() != self._subject:
                raise ResumeError(
                    f"{self.path} is of another input or other options: leave --resume out to begin again"
                )
            replies = {}
            for line in stream:
                try:
                    question, status, matches, problem = json.loads(line)
                except ValueError:
                    break  # the run, or the machine, stopped in the middle of it
                replies[tuple(question)] = Reply(status, matches, problem)
        return replies

    def start(self, replies: Mapping[Question, Reply]) -> None:
        """Begin the journal with what is answered already; raises OutputError where it cannot be written."""
        try:
            self.path.write_text(self._subject + "\n", encoding="utf-8")
        except OSError as error:
            raise OutputError(f"cannot write {self.path}: {error.strerror or error}") from error
        for question, reply in replies.items():
            self.add(question, reply)

    def add(self, question: Question, reply: Reply) -> None:
        """Note an answer; it is on disk after some more."""
        entry = (question, reply.status, reply.matches, reply.problem)
        self._waiting.append(json.dumps(entry, ensure_ascii=False) + "\n")
        if len(self._waiting) >= _JOURNAL_STEP:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        with self.path.open("a", encoding="utf-8") as stream:
            stream.writelines(self._waiting)
        self._waiting = []

    def remove(self) -> None:
        """Remove the journal: the output is there."""
        self.path.unlink(missing_ok=True)


def answer_all(
    asked: Sequence[Question],
    gazetteer: Gazetteer,
    replies: dict[Question, Reply],
    journal: Journal | None,
    for_all: Mapping[str, Any],
) -> Generator[Reply]:
    """Yield the reply to each question; `replies` holds those that are known, and grows."""
    new = _answers([one for one in dict.fromkeys(asked) if one not in replies], gazetteer, for_all)
    try:
        for question in asked:
            reply = replies.get(question)
            if reply is None:
                reply = replies[question] = next(new)
                if journal is not None and not gazetteer.failure:
                    journal.add(question, reply)
            yield reply
    finally:
        new.close()
        if journal is not None:
            journal.flush()


def _answers(
    questions: Sequence[Question], gazetteer: Gazetteer, for_all: Mapping[str, Any]
) -> Generator[Reply]:
    """
    Yield the reply to each question, in their order.

    Several processes share the rest where it would take long, unless a service is asked.
    """
    processes = min(_processors(), _MOST_PROCESSES) if type(gazetteer) is Gazetteer else 1
    begun = monotonic()
    for done, question in enumerate(questions):
        if processes > 1 and done and done % _PORTION == 0:
            now = monotonic()
            rest = (now - begun) / _PORTION * (len(questions) - done)
            if rest > _LONG_S and done > _PORTION:  # the first waited for the index
                yield from _shared(questions[done:], processes, gazetteer, for_all)
                return
            begun = now
        yield ask(question, gazetteer, for_all)


def _processors() -> int:
    """Return how many processors there are for this process."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _shared(
    questions: Sequence[Question], processes: int, gazetteer: Gazetteer, for_all: Mapping[str, Any]
) -> Generator[Reply]:
    """Yield the reply to each question, in their order, as several processes find them."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - only long tables need it
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    done = 0
    begin = (gazetteer, for_all, gc.get_threshold())
    try:
        pool = ProcessPoolExecutor(processes, get_context("spawn"), _begin_to_share, begin)
        try:
            with _interrupts_waiting(), _script_aside():
                replies = pool.map(_share, questions, chunksize=_AT_ONCE)
            for reply in replies:
                yield reply
                done += 1
        finally:
            pool.shutdown(cancel_futures=True)
    except (OSError, BrokenProcessPool):  # where no process may be started, or one was killed
        yield from (ask(question, gazetteer, for_all) for question in questions[done:])


@contextmanager
def _interrupts_waiting() -> Iterator[None]:
    """Have interrupts wait; processes that are started meanwhile do not hear of them."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _script_aside() -> Iterator[None]:
    """Have processes that are started meanwhile not run the script that this one runs, which may be any."""
    script = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


_shares: list[tuple[Gazetteer, Mapping[str, Any]]] = []  # of a process that answers for another one: one


def _end_with_parent() -> None:
    """End this process as soon as the one that started it does, which may be killed and tell nobody."""
    from multiprocessing import parent_process  # noqa: PLC0415 - only these processes need it

    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _begin_to_share(gazetteer: Gazetteer, for_all: Mapping[str, Any], threshold: tuple[int, ...]) -> None:
    """Begin a process that answers for another one, which hears of interrupts and has given the warnings."""
    Thread(target=_end_with_parent, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    gc.set_threshold(*threshold)
    _shares.append((gazetteer, for_all))


def _share(question: Question) -> Reply:
    """Return the reply to a question that another process has."""
    return ask(question, *_shares[0])


def added_columns(header: Sequence[str], added: Iterable[str] = ADDED) -> list[str]:
    """Return the names of the added columns, with a prefix, or several, where the table has that name."""
    names = []
    for name in added:
        prefix = ""
        while prefix + name in header:
            prefix += PREFIX
        names.append(prefix + name)
    return names


def distinct(header: Sequence[str]) -> list[str]:
    """Return the names of the columns, with a number behind each that stands there again."""
    names: list[str] = []
    for column in header:
        same = (f"{column}.{number}" for number in count(1))
        names.append(next(name for name in chain([column], same) if name not in names))
    return names


def added_cells(reply: Reply) -> list[object]:
    """Return what is added to a row: the best match, how many there are, and what went wrong."""
    best = reply.matches[0] if reply.matches else {}
    cells = [best.get("name" if column == "place_name" else column, "") for column in ADDED]
    cells[0], cells[-2], cells[-1] = reply.status, len(reply.matches), reply.problem
    return cells
