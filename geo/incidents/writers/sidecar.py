"""What a Shapefile cannot hold, in a JSON file beside it: names, long or empty texts, times."""

import json
from pathlib import Path

import pandas as pd

_INDEXES = (".qix", ".sbn", ".sbx")  # that other programs make; of other rows, they would hide these


def sidecar_path(path: Path) -> Path:
    """Return where the sidecar of a Shapefile stands."""
    return path.with_suffix(".panj.json")


def move_parts(temporary: Path, target: Path) -> None:
    """Put the other files of a Shapefile, written beside `temporary`, beside `target`; no old index stays."""
    if target.suffix.lower() == ".shp":
        for suffix in _INDEXES:
            target.with_suffix(suffix).unlink(missing_ok=True)
    for part in temporary.parent.glob(f"{temporary.stem}.*"):
        if part != temporary:
            part.replace(target.with_name(target.stem + part.name.removeprefix(temporary.stem)))


def remove_parts(temporary: Path) -> None:
    """Remove what stands beside `temporary` after a write that failed."""
    for part in temporary.parent.glob(f"{temporary.stem}.*"):
        if part != temporary:
            part.unlink()


def restore(rows: pd.DataFrame, path: Path) -> pd.DataFrame:
    """
    Return the rows of a Shapefile with the values and names that its sidecar keeps; as they are without one.

    Parameters
    ----------
    rows
        Rows under the short names.
    path
        The Shapefile.
    """
    try:
        told = json.loads(sidecar_path(path).read_text(encoding="utf-8"))
        names, values = dict(told["columns"]), dict(told["values"])
    except (OSError, ValueError, KeyError, TypeError):
        return rows
    rows = rows.copy()
    for name, kept in values.items():
        if name in rows.columns:
            column = rows[name].astype(object)
            at = [int(row) for row in kept if int(row) < len(rows)]
            column.iloc[at] = [kept[str(row)] for row in at]
            rows[name] = column
    return rows.rename(columns=names)
