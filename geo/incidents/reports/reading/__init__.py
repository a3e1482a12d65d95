"""Files, folders and standard input → reports. What a file is, is told by its content, not by its name."""

import codecs
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from gazetteer.shown import TURNING
from gazetteer.sources.checks import clean
from geo.errors import ReportError
from geo.incidents.reports.extract import Report
from geo.incidents.reports.reading.kinds import kind_of, reader_of

STANDARD_INPUT = "-"
SUFFIXES = (".txt", ".md", ".html", ".htm", ".xhtml", ".pdf", ".eml", ".xml", ".rss", ".atom")
LARGEST_BYTES = 20_000_000  # an article has some 5 kB; a page with all its scripts seldom a hundredth of this

# What steers a terminal, which is told what stands in a text: controls become blanks, what turns a line goes.
# Halves of a sign, which JSON may hold, cannot be written.
_STEERING = (
    dict.fromkeys((*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0)), " ")
    | TURNING
    | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
)
YEARS = range(1900, 2201)  # of news; others are mistakes
_LONGEST_TEXT = 2_000_000  # characters; a book has a million


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A source that gave no report, and why; `in_folder`: one that nobody named, but the folder it is in."""

    title: str
    reason: str
    in_folder: bool = False


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Files of a folder whose ending is not one of SUFFIXES: they were not opened."""

    paths: tuple[Path, ...]


Given = Report | Unreadable | PassedOver


def read_reports(sources: Iterable[str | os.PathLike[str]]) -> Iterator[Given]:
    """
    Yield the reports in files, folders and standard input.

    Parameters
    ----------
    sources
        Paths of files or folders; `-` for standard input. A folder gives its files with known endings, and
        those of its folders, sorted by name; hidden files, and those in hidden folders, are no reports. A
        feed gives one report for each of its entries.

    Yields
    ------
    report
        A report, or what could not be read and why: one bad file does not stop the others. The files that a
        folder has besides those with known endings come first, as one PassedOver.
    """
    for source in sources:
        name = os.fspath(source)
        if name == STANDARD_INPUT:
            yield from _read("standard input", sys.stdin.buffer.read(LARGEST_BYTES + 1))
        elif Path(name).is_dir():
            yield from _read_folder(Path(name))
        else:
            yield from _read_file(Path(name))


def _read_folder(folder: Path) -> Iterator[Given]:
    """Yield the reports of a folder's files."""
    files, others = list[Path](), list[Path]()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts):
            (files if path.suffix.lower() in SUFFIXES else others).append(path)
    if others:
        yield PassedOver(tuple(others))
    if not files:
        yield Unreadable(str(folder), f"has no file that ends in one of {' '.join(SUFFIXES)}")
    for path in files:
        for one in _read_file(path):
            yield replace(one, in_folder=True) if isinstance(one, Unreadable) else one


def _read_file(path: Path) -> Iterator[Report | Unreadable]:
    """Yield the reports of one file."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_BYTES + 1)
    except FileNotFoundError:
        missing = "it does not exist" if path.parent.is_dir() else f"the folder {path.parent} does not exist"
        yield Unreadable(str(path), f"{missing}; check the name")
    except OSError as error:
        yield Unreadable(str(path), error.strerror or str(error))
    else:
        yield from _read(str(path), content)


def _read(title: str, content: bytes) -> Iterator[Report | Unreadable]:
    """Yield the reports of one content."""
    if len(content) > LARGEST_BYTES:
        yield Unreadable(
            title, f"has more than {LARGEST_BYTES // 1_000_000} MB, no article; split it into articles"
        )
        return
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content.decode("utf-16", errors="replace").encode()
    try:
        reports = reader_of(kind_of(content))(content, title)
    except ReportError as error:
        yield Unreadable(title, str(error))
        return
    found = False
    for report in reports:
        if len(report.text) > _LONGEST_TEXT:
            found = True
            yield Unreadable(
                title, f"has {len(report.text):,} characters of text, no article; split it into articles"
            )
        elif report.text.strip():
            found = True
            yield _cleaned(report)
    if not found:
        yield Unreadable(title, "has no text to read")


def _cleaned(report: Report) -> Report:
    """Return a report without signs that steer a terminal, and without a day on which there was no news."""
    day = report.published
    return replace(
        report,
        text=report.text.translate(_STEERING),
        source=clean(report.source),
        url=clean(report.url),
        title=clean(report.title),
        published=day if day is not None and day.year in YEARS else None,
    )
