"""panj review: go through proposed incidents and accept, edit or reject each."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import Any

import click

from gazetteer import Gazetteer
from gazetteer.files import refuse_no_file, replace_file
from gazetteer.shown import one_line
from geo.errors import ReportError
from geo.incidents.reports.decisions import EDITABLE, Decision, Decisions, parse_change, read_proposals
from geo.incidents.reports.records import to_csv, to_geojson, to_json

_WRITERS = {".csv": to_csv, ".json": to_json, ".geojson": to_geojson}
_WIDTH = 88
_SHOWN = (
    ("event_date", "date"),
    ("event_date_end", "until"),
    ("location", "place"),
    ("place_name", "which is"),
    ("admin2", "district"),
    ("sub_event_type", "what"),
    ("fatalities", "killed"),
    ("injured", "wounded"),
    ("actor1", "by"),
    ("actor2", "upon"),
    ("victims", "victims"),
    ("claimed_by", "claimed by"),
    ("disputed", "disputed"),
    ("source", "source"),
)


@click.command()
@click.argument("incidents", metavar="INCIDENTS")
@click.option(
    "-o", "--output", metavar="FILE", help="Write the accepted incidents here: .csv, .json or .geojson."
)
def review(incidents: str, output: str | None) -> None:
    """
    Go through proposed incidents with the sentences they rest on: accept, edit or reject each.

    INCIDENTS is the JSON that panj extract wrote. What you decide is kept beside it, in a file that ends in
    .review.json: you can stop at any time, and what was decided is not asked again, also after the reports
    are read anew.

    \b
    Example:
      panj extract reports/ -o incidents.json
      panj review incidents.json -o accepted.csv
    """
    if output is not None and PurePath(output).suffix.lower() not in _WRITERS:
        raise click.UsageError(f"{output}: the ending must be one of {', '.join(_WRITERS)}")
    rows = read_proposals(incidents)
    decisions = Decisions(incidents)
    if output is not None and Path(output).resolve() in {Path(incidents).resolve(), decisions.path.resolve()}:
        raise click.UsageError(f"{output} holds the proposals or the decisions: write to another file")
    open_rows = [row for row in rows if decisions.of(row) is None]
    if output is not None:
        refuse_no_file(Path(output))  # before anything is asked
    for number, row in enumerate(open_rows, start=1):
        click.echo(f"\n{number} of {len(open_rows)}  " + "─" * 60)
        click.echo("\n".join(shown(row)))
        decision = _ask(row)
        if decision is None:
            break
        decisions.keep(row, decision)
    accepted = decisions.apply(rows)
    if output is not None:
        with replace_file(output) as temporary:
            temporary.write_text(
                _WRITERS[PurePath(output).suffix.lower()](accepted), encoding="utf-8", newline="\n"
            )
    decided = sum(decisions.of(row) is not None for row in rows)
    click.echo(
        f"panj: {len(accepted)} accepted, {decided - len(accepted)} rejected, {len(rows) - decided} open; "
        f"kept in {decisions.path}",
        err=True,
    )


def shown(row: dict[str, Any]) -> Iterator[str]:
    """Yield the lines that show a proposal: its values, its doubts, its sentences with the words marked."""
    for name, label in _SHOWN:
        if row.get(name) not in (None, "", []):
            yield f"  {label:<12}{one_line(str(row[name]))}"
    doubts = row.get("doubts")
    for doubt in doubts if isinstance(doubts, list) else []:
        yield f"  {'in doubt':<12}{one_line(str(doubt))}"
    evidence = row.get("evidence")
    yield from _sentences(
        [one for one in evidence if isinstance(one, dict)] if isinstance(evidence, list) else []
    )


def _sentences(evidence: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield each sentence once, wrapped, with the words that values rest on in brackets."""
    by_sentence: dict[str, list[str]] = {}
    for one in evidence:
        if one.get("field") != "said_by":
            by_sentence.setdefault(one_line(str(one.get("sentence", ""))), []).append(
                one_line(str(one.get("text", "")))
            )
    for sentence, words in by_sentence.items():
        yield ""
        marked = _bracketed(sentence, words)
        yield from textwrap.wrap(marked, _WIDTH, initial_indent="    ", subsequent_indent="    ")


def _bracketed(sentence: str, words: Iterable[str]) -> str:
    """Return a sentence with each of the words in brackets once; those within longer ones stay bare."""
    spans: list[tuple[int, int]] = []
    for word in sorted(filter(None, words), key=len, reverse=True):
        start = sentence.find(word)
        span = (start, start + len(word))
        if start >= 0 and all(span[1] <= first or last <= start for first, last in spans):
            spans.append(span)
    for first, last in sorted(spans, reverse=True):
        sentence = f"{sentence[:first]}[{sentence[first:last]}]{sentence[last:]}"
    return sentence


def _ask(row: dict[str, Any]) -> Decision | None:
    """Ask until there is a verdict; None where the person stops."""
    changes: dict[str, Any] = {}
    while True:
        answer = _prompt("\n  [a]ccept  [e]dit  [r]eject  [q]uit")
        if answer in {"a", "accept"}:
            return Decision("accept", changes)
        if answer in {"r", "reject"}:
            return Decision("reject")
        if answer in {"e", "edit"}:
            changes |= _edit(row | changes)
        elif answer in {"q", "quit", None}:
            return None
        else:
            click.echo("  please answer a, e, r or q")


def _edit(row: dict[str, Any]) -> dict[str, Any]:
    """Ask for one column and its new value."""
    click.echo(f"  columns: {', '.join(EDITABLE)}")
    name = _prompt("  column")
    if name not in EDITABLE:
        click.echo(f"  no column {name!r}")
        return {}
    known = row.get(name)
    value = _prompt(f"  {name} (now {'empty' if known is None else one_line(str(known))})")
    try:
        change = parse_change(name, value or "", Gazetteer())
    except ReportError as error:
        click.echo(f"  {error}")
        return {}
    click.echo("  " + ", ".join(f"{column}: {new}" for column, new in change.items()))
    return change


def _prompt(text: str) -> str | None:
    """Return what is typed, or None at the end of the input."""
    try:
        return str(click.prompt(text, default="", show_default=False, prompt_suffix=": ")).strip()
    except click.Abort:
        return None
