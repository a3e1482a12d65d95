"""The packaged data sets: what they are, how old, whose, and under which licence."""

import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from gazetteer.errors import IndexUnreadableError


@dataclass(frozen=True)
class DataSet:
    """
    One packaged table or layer, as listed in a package's data/datasets.json.

    `short` is who is to be named where there is no room for all of `attribution`, which is short itself where
    it is empty.
    """

    file: str
    title: str
    vintage: str
    licence: str
    licence_file: str
    attribution: str
    source: str
    short: str = ""


def packaged_datasets(*packages: str) -> list[DataSet]:
    """Return the data sets that the named packages carry (found on disk, without importing them)."""
    rows = []
    for package in packages:
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise IndexUnreadableError(f"package {package!r} is not installed; run: pip install panj")
        listing = Path(spec.origin).parent / "data" / "datasets.json"
        rows += json.loads(listing.read_text(encoding="utf-8"))
    return [DataSet(**row) for row in rows]
