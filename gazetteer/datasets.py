"""The packaged data sets: what they are, how old, whose, and under which licence."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class DataSet:
    """One packaged table or layer, as listed in a package's data/datasets.json."""

    file: str
    title: str
    vintage: str
    licence: str
    licence_file: str
    attribution: str
    source: str


def read_datasets(folder: Path) -> list[DataSet]:
    """Return the data sets listed in `folder`/datasets.json, in the order of the file."""
    rows = json.loads((folder / "datasets.json").read_text(encoding="utf-8"))
    return [DataSet(**row) for row in rows]


def packaged_datasets() -> list[DataSet]:
    """Return the data sets that the gazetteer is made of."""
    return read_datasets(Path(__file__).parent / "data")
