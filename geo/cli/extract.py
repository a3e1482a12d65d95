"""panj extract: news reports → proposed incidents, each with the words it rests on."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import Any

import click
from tqdm import tqdm

from gazetteer.files import replace_file
from gazetteer.shown import one_line
from geo.errors import ReportError
from geo.incidents.reports.extract import Extractor, Report
from geo.incidents.reports.language import is_of_none
from geo.incidents.reports.merge import merge
from geo.incidents.reports.reading import SUFFIXES, YEARS, PassedOver, Unreadable, read_reports
from geo.incidents.reports.records import records, to_csv, to_geojson, to_json

_FORMATS = ("csv", "json", "geojson")
_STANDARD_OUTPUT = "-"
_MOST_NAMES = 20  # of files in one line
_OTHER_LANGUAGE = (
    "seems to be in none of the languages that are read: English, Russian, Tajik and Dari; translate it, or "
    "give --lang if it is in one of them"
)


@click.command()
@click.argument("sources", metavar="FILE…", nargs=-1, required=True)
@click.option(
    "--published", metavar="DATE", help="Day of publication, YYYY-MM-DD, in place of what the files tell."
)
@click.option(
    "--lang",
    type=click.Choice(["auto", "en", "ru", "tg", "fa"]),
    default="auto",
    show_default=True,
    help="Language of the reports.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(_FORMATS),
    help="By default, what the ending of the output says, else csv.",
)
@click.option(
    "-o",
    "--output",
    default=_STANDARD_OUTPUT,
    metavar="FILE",
    help="File to write; standard output by default.",
)
@click.option(
    "--evidence/--no-evidence", default=True, help="Whether to quote the sentences that values rest on."
)
@click.option("--toponyms", is_flag=True, help="Print the place names in the reports instead, as JSON.")
def extract(
    sources: tuple[str, ...],
    published: str | None,
    lang: str,
    format_name: str | None,
    output: str,
    *,
    evidence: bool,
    toponyms: bool,
) -> None:
    """
    Propose incidents from news reports in English, Russian, Tajik or Dari.

    FILE is text, Markdown, HTML, PDF, e-mail, RSS, Atom or a channel as Telegram exports it; a folder of such
    files; or - for standard input. Each incident says when, where, what, how many and who, and quotes the
    words it rests on: check them before you publish (panj review). The same event in several reports becomes
    one row with all its sources.

    A file that cannot be read is told, and the others are read all the same; the exit status is 1 if it was
    named itself, and 0 if it is one of a folder.

    \b
    Example:
      panj extract article.html -o incidents.csv
      panj extract reports/ --published 2025-12-01 -o incidents.json
      panj extract - < article.txt | panj map - -o map.html
      panj extract article.txt --toponyms
    """
    _refuse_no_files(sources)
    day = _day(published)
    if toponyms and (format_name or PurePath(output).suffix.lower() or "json").lstrip(".") != "json":
        raise click.UsageError("--toponyms gives JSON: end the output in .json, and leave --format out")
    format_name = "json" if toponyms else _format(format_name, output)
    bad: list[Unreadable] = []
    reports = list(_counted(_readable(sources, day, bad, lang), "read"))
    if bad and not reports:
        raise ReportError(
            f"none of the {len(bad)} given could be read: see the lines above"
            if len(bad) > 1
            else "nothing was read"
        )
    extractor = Extractor(language=lang)
    to_go = _counted(reports, "looked through")
    if toponyms:
        text, closing = _toponyms(extractor, to_go, several=len(reports) > 1)
    else:
        rows = records(merge([(one, extractor.incidents(one)) for one in to_go]), with_evidence=evidence)
        text, closing = _written(rows, format_name, with_evidence=evidence), _closing(rows)
    _write(text, output)
    unread = f"; {len(bad)} could not be read" if bad else ""
    click.echo(
        f"panj: {closing} in {len(reports)} {'report' if len(reports) == 1 else 'reports'}{unread}", err=True
    )
    if not all(one.in_folder for one in bad):
        sys.exit(1)


def _counted(reports: Iterable[Report], done: str) -> Iterable[Report]:
    """Show on a terminal how many reports are done: a folder of a thousand takes some time."""
    return tqdm(reports, desc=done, unit=" reports", disable=not sys.stderr.isatty(), leave=False)


def _toponyms(extractor: Extractor, reports: Iterable[Report], *, several: bool) -> tuple[str, str]:
    """Return the place names of all reports as JSON, with their source where there are several; the count."""
    found = [
        place | {"source": report.source} if several else place
        for report in reports
        for place in extractor.toponyms(report.text)
    ]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n", f"{len(found)} place names"


def _refuse_no_files(sources: Sequence[str]) -> None:
    """Refuse what can be the name of no file."""
    for source in sources:
        if "://" in source:
            raise click.UsageError(
                f"{source} is an address, and nothing is fetched: save the page, give the file"
            )
        if not source:
            raise click.UsageError("an empty name: give a file, a folder, or - for standard input")


def _day(text: str | None) -> date | None:
    """Return the day that --published gives."""
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError:
        raise click.BadParameter(
            f"{text!r} is no date: write it as YYYY-MM-DD", param_hint="--published"
        ) from None
    if day is not None and day.year not in YEARS:
        raise click.BadParameter(
            f"{text!r} must be from {YEARS.start} to {YEARS.stop - 1}", param_hint="--published"
        )
    return day


def _readable(
    sources: Sequence[str], published: date | None, bad: list[Unreadable], lang: str
) -> Iterator[Report]:
    """Yield the reports that can be read, each with its day; say in one line what is wrong."""
    for one in read_reports(sources):
        if isinstance(one, PassedOver):
            tqdm.write(_passed_over(one), file=sys.stderr)
        elif isinstance(one, Unreadable):
            bad.append(one)
            tqdm.write(f"panj: {one_line(one.title)}: {one_line(one.reason)}", file=sys.stderr)
        else:
            # advice that was taken is none
            notes = tuple(note for note in one.notes if not published or "--published" not in note)
            if lang == "auto" and is_of_none(one.text):
                notes += (_OTHER_LANGUAGE,)
            for note in notes:
                tqdm.write(f"panj: {one_line(one.source)}: {one_line(note)}", file=sys.stderr)
            yield replace(one, published=published or one.published, notes=notes)


def _passed_over(files: PassedOver) -> str:
    """Say in one line which files of a folder were not opened, and what to do."""
    names = [str(path) if str(path).isprintable() else repr(str(path)) for path in files.paths[:_MOST_NAMES]]
    more = len(files.paths) - len(names)
    listed = ", ".join(names) + (f" and {more:,} more" if more else "")
    return (
        f"panj: passed over: {listed}; panj extract reads {' '.join(SUFFIXES)} from a folder; "
        "name a file of another ending itself if it holds text"
    )


def _format(given: str | None, output: str) -> str:
    """Return the format of the output: as given, else by its ending."""
    suffix = PurePath(output).suffix.lower().removeprefix(".")
    if given or not suffix:
        return given or "csv"
    if suffix not in _FORMATS:
        raise click.UsageError(
            f"{output}: this ending is not known; use .csv, .json or .geojson, or give --format"
        )
    return suffix


def _written(rows: list[dict[str, Any]], format_name: str, *, with_evidence: bool) -> str:
    """Return the rows in a format."""
    if format_name == "csv":
        return to_csv(rows, with_evidence=with_evidence)
    return to_json(rows) if format_name == "json" else to_geojson(rows)


def _closing(rows: Sequence[dict[str, Any]]) -> str:
    """Say how many incidents there are, and how many leave something in doubt."""
    doubtful = sum(bool(row["doubts"]) for row in rows)
    word = "incident" if len(rows) == 1 else "incidents"
    return f"{len(rows)} {word}" + (f" ({doubtful} with a doubt, see the column doubts)" if doubtful else "")


def _write(text: str, output: str) -> None:
    """Write the text to a file, whole or not at all, or to standard output."""
    if output == _STANDARD_OUTPUT:
        click.echo(text, nl=False)
        return
    with replace_file(output) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")
