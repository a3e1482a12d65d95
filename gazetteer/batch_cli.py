"""`panj geocode --input`: a table of names in, the same table with places out."""

import csv
import gc
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import click
from tqdm import tqdm

from gazetteer.batch import (
    OPTIONS,
    Journal,
    Question,
    Reply,
    added_cells,
    added_columns,
    answer_all,
    columns_of,
    distinct,
    questions,
)
from gazetteer.cli import SELDOM, open_gazetteer, open_output, report_notes
from gazetteer.files import is_device
from gazetteer.gazetteer import Gazetteer
from gazetteer.rows import read_rows
from gazetteer.tables import format_of

_FORMATS = ("csv", "json")


def geocode_table(
    source: str, form: str | None, output: str | None, limit: int, options: dict[str, Any]
) -> None:
    """Place the rows of a table, and say on standard error how many were placed, ambiguous and refused."""
    form = form or format_of(output, _FORMATS, "csv")
    if form not in _FORMATS:
        raise click.UsageError(f"--format {form} does not go with --input: use csv or json")
    if not options["column"]:
        raise click.UsageError("--input needs --column, the name of the column that holds the names")
    if options["resume"] and output is None:
        raise click.UsageError("--resume needs -o, the file that the interrupted run was to write")
    header, rows = read_rows(source, encoding=options["encoding"])
    columns = columns_of(
        header, {"name": options["column"]} | {use: options[f"{use}_column"] for use in OPTIONS}
    )
    asked = list(questions(rows, columns))
    for_all = {option: options[option] for option in (*OPTIONS, "near", "feature")}
    for_all["limit"] = limit
    Gazetteer().geocode("Panj", **for_all)  # raises where one of them is wrong, which would refuse all rows
    journal = Journal(Path(output), (asked, for_all)) if output and not is_device(Path(output)) else None
    known = journal.read() if journal and options["resume"] else {}
    if journal:
        journal.start(known)
    gc.set_threshold(SELDOM)
    gazetteer = open_gazetteer(options)
    counts: Counter[str] = Counter()
    answers = answer_all(asked, gazetteer, known, journal, for_all)
    bar = tqdm(answers, total=len(asked), unit=" rows", disable=not sys.stderr.isatty(), leave=False)
    with _resumable(journal), closing(answers), open_output(output) as write:
        lines = (
            _csv_lines(header, rows, bar, counts)
            if form == "csv"
            else _json_lines(header, rows, asked, bar, counts)
        )
        for line in lines:
            write(line)
    report_notes(gazetteer)
    _close(counts, len(rows), fail=options["all_or_fail"])


@contextmanager
def _resumable(journal: Journal | None) -> Iterator[None]:
    """Remove the journal when the output is there; say what it is good for when the run is interrupted."""
    try:
        yield
    except KeyboardInterrupt:
        if journal:
            click.echo("\npanj: the answers so far are kept; give --resume too to go on from there", err=True)
        raise
    if journal:
        journal.remove()


def _csv_lines(
    header: list[str], rows: Iterable[list[str]], replies: Iterable[Reply], counts: Counter[str]
) -> Iterator[str]:
    """Yield the table with the added columns as CSV, some rows at a time; count what came of them."""
    line = csv.writer(_Returned(), lineterminator="\n").writerow
    lines = [line(header + added_columns(header))]
    texts: dict[int, str] = {}  # what replies add to a row, once they have been given
    for row, reply in zip(rows, replies, strict=True):
        counts[reply.status] += 1
        text = texts.get(id(reply))
        if text is None:
            text = texts[id(reply)] = line(added_cells(reply))
        lines.append(line([*row, ""])[:-1] + text)  # behind the comma before the empty cell
    yield "".join(lines)


class _Returned:
    """A file for a CSV writer, whose `writerow` returns what is written, here the line."""

    def write(self, text: str) -> str:
        """Return the text."""
        return text


def _json_lines(
    header: list[str],
    rows: Iterable[list[str]],
    asked: Iterable[Question],
    replies: Iterable[Reply],
    counts: Counter[str],
) -> Iterator[str]:
    """Yield a JSON array with one object a row, its own cells under "row"; count what came of them."""
    texts: dict[int, str] = {}  # what replies add to a row, once they have been given
    columns = distinct(header)
    before = "[\n"
    for row, question, reply in zip(rows, asked, replies, strict=True):
        counts[reply.status] += 1
        text = texts.get(id(reply))
        if text is None:
            found = {"status": reply.status, "matches": reply.matches, "problem": reply.problem}
            text = texts[id(reply)] = json.dumps(found, ensure_ascii=False)
        own = json.dumps(
            {"row": dict(zip(columns, row, strict=True)), "query": question[0]}, ensure_ascii=False
        )
        yield f"{before}{own[:-1]}, {text[1:]}"
        before = ",\n"
    yield "\n]\n" if before != "[\n" else "[]\n"


def _close(counts: Counter[str], rows: int, *, fail: bool) -> None:
    """Say how many rows were placed, ambiguous and refused."""
    refused = rows - counts["placed"] - counts["ambiguous"]
    empty = f", {counts['empty']:,} of them empty" if counts["empty"] else ""
    click.echo(
        f"{rows:,} {'row' if rows == 1 else 'rows'}: {counts['placed']:,} placed, "
        f"{counts['ambiguous']:,} ambiguous, {refused:,} refused{empty}",
        err=True,
    )
    if fail and refused:
        sys.exit(1)
