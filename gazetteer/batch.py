"""A table of names → the same table with places: every row, in order; nothing is asked twice."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

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
_UNKNOWN = "no place is called so"
_JOURNAL_STEP = 500  # questions after which the journal is written to disk

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
        answer = gazetteer.geocode(name, **(dict(for_all) | own))
    except QueryError as error:
        return Reply("refused", [], str(error))
    matches = [match.to_dict() for match in answer]
    status = "refused" if not matches else "ambiguous" if answer.ambiguous else "placed"
    unknown = f"no place here is called so, and {gazetteer.failure}" if gazetteer.failure else _UNKNOWN
    return Reply(status, matches, answer.problem or ("" if matches else unknown))


def code_of(country: str, gazetteer: Gazetteer) -> str:
    """Return the code of a country that a table may name in full; what is no country comes back as it is."""
    if len(country) == _CODE_LENGTH:
        return country
    matches = gazetteer.geocode(country, feature="PCLI", limit=1)
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
    """

    def __init__(self, output: Path, subject: object) -> None:
        self._output = output
        self.path = output.with_name(f".{output.name}.journal")
        self._subject = sha256(repr(subject).encode()).hexdigest()
        self._waiting: list[str] = []

    def read(self) -> dict[Question, Reply]:
        """Return the answers of the interrupted run; raises ResumeError."""
        if not self.path.is_file():
            raise ResumeError(f"there is nothing to resume: {self.path} does not exist; leave --resume out")
        with self.path.open(encoding="utf-8") as stream:
            if stream.readline().strip() != self._subject:
                raise ResumeError(
                    f"{self.path} is of another input or other options: leave --resume out to begin again"
                )
            replies = {}
            for line in stream:
                if not line.endswith("\n"):
                    break  # the run was interrupted in the middle of it
                question, status, matches, problem = json.loads(line)
                replies[tuple(question)] = Reply(status, matches, problem)
        return replies

    def start(self, replies: Mapping[Question, Reply]) -> None:
        """Begin the journal with what is answered already; raises OutputError where it cannot be written."""
        refuse_no_file(self._output)
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
    asked: Iterable[Question],
    gazetteer: Gazetteer,
    replies: dict[Question, Reply],
    journal: Journal | None,
    for_all: Mapping[str, Any],
) -> Iterator[Reply]:
    """Yield the reply to each question; `replies` holds those that are known, and grows."""
    try:
        for question in asked:
            reply = replies.get(question)
            if reply is None:
                reply = replies[question] = ask(question, gazetteer, for_all)
                if journal is not None and not gazetteer.failure:
                    journal.add(question, reply)
            yield reply
    finally:
        if journal is not None:
            journal.flush()


def added_columns(header: Sequence[str], added: Iterable[str] = ADDED) -> list[str]:
    """Return the names of the added columns, with a prefix where the table has one of that name."""
    return [PREFIX + column if column in header else column for column in added]


def added_cells(reply: Reply) -> list[object]:
    """Return what is added to a row: the best match, how many there are, and what went wrong."""
    best = reply.matches[0] if reply.matches else {}
    cells = [best.get("name" if column == "place_name" else column, "") for column in ADDED]
    cells[0], cells[-2], cells[-1] = reply.status, len(reply.matches), reply.problem
    return cells
