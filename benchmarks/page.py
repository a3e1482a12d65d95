"""Figures in the docs: what a benchmark measured, put between two marks of a page."""

from collections.abc import Sequence
from pathlib import Path

from gazetteer.files import replace_file

DOCS = Path(__file__).resolve().parent.parent / "docs"


def put(name: str, lines: Sequence[str], mark: str = "measured") -> None:
    """Put lines between `<!-- mark: begin -->` and `<!-- mark: end -->` of the page of this name."""
    path = DOCS / name
    page = path.read_text(encoding="utf-8")
    begin, end = f"<!-- {mark}: begin -->", f"<!-- {mark}: end -->"
    before, after = page.index(begin) + len(begin), page.index(end)
    with replace_file(path) as temporary:
        temporary.write_text("\n".join([page[:before], *lines, page[after:]]), encoding="utf-8")
