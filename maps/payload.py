"""A table as a block of text that a page can unpack: columns, dictionary-coded, deflated, in base64.

The alphabet of base64 holds no brace, no angle bracket and no quote, so that a block can stand in a page, or
pass a template engine, without any text of the data being read as something else.
"""

import base64
import json
import re
import zlib
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from tqdm import tqdm

# How many decimals a reader can use: 10 m for kilometres and 100 m for their intervals (the line itself is
# known to 250 m at best), 1 m for foot points, probabilities to 0.001. Other numbers keep all they have.
_DECIMALS = (
    (re.compile(r"within_.*_km"), 3),
    (re.compile(r"confidence"), 3),
    (re.compile(r"(border|chainage)_km_(low|high)"), 1),
    (re.compile(r"(border|radius|chainage)_km"), 2),
    (re.compile(r"nearest_(lon|lat)"), 5),
)
_EXACT = 2.0**53  # above it a float is no exact integer
_MOST_DECIMALS = 7  # RFC 7946: six decimals are 10 cm; a source's seventh is kept
_SURROGATE = re.compile("[\ud800-\udfff]")
_CODED_SHARE = 4  # a column with fewer than one different value in four rows gets a dictionary


@dataclass(frozen=True)
class Packed:
    """
    A packed table.

    `text` is the block: one line of base64 for the header and one for each stream. `replaced` counts the
    texts in which lone surrogates, which no encoding of Unicode allows, became U+FFFD.
    """

    text: str
    replaced: int


@dataclass
class _Column:
    """A column on its way into the block: codes into values, or scaled integers, or plain texts."""

    name: str
    distinct: list[Any]  # the different values, in order of appearance
    codes: npt.NDArray[np.int64]  # 0 where missing, else 1 + the index into `distinct`


class _Streams:
    """The byte streams of a block, deflated together at the end; zlib releases the interpreter's lock."""

    def __init__(self) -> None:
        self.raw: list[bytes] = []
        self.replaced = 0

    def add(self, data: bytes) -> int:
        """Keep a stream and return its number."""
        self.raw.append(data)
        return len(self.raw) - 1

    def add_values(self, values: Sequence[Any]) -> int:
        """Keep texts or numbers as a JSON array."""
        try:
            data = json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()
        except UnicodeEncodeError:
            mended = [_SURROGATE.sub("\ufffd", v) if isinstance(v, str) else v for v in values]
            self.replaced += sum(a != b for a, b in zip(values, mended, strict=True))
            data = json.dumps(mended, ensure_ascii=False, separators=(",", ":")).encode()
        return self.add(data)

    def add_integers(self, integers: npt.NDArray[np.int64]) -> dict[str, int]:
        """Keep non-negative integers below 2**32 as planes, lowest bytes first: they deflate better."""
        most = int(integers.max(initial=0))
        width = 1 if most < 1 << 8 else 2 if most < 1 << 16 else 4
        planes = integers.astype("<u4").view(np.uint8).reshape(-1, 4)[:, :width]
        return {"stream": self.add(planes.T.tobytes()), "width": width}

    def lines(self) -> list[str]:
        """Return each stream deflated and in base64."""
        with ThreadPoolExecutor() as pool:
            return list(pool.map(_deflated, self.raw))


def _deflated(data: bytes) -> str:
    """Return `data` in zlib's format (what a browser calls "deflate") and base64."""
    return base64.b64encode(zlib.compress(data, 6)).decode("ascii")


def pack_json(value: Any) -> Packed:
    """
    Pack anything that JSON can hold as a block of one stream.

    Raises
    ------
    TypeError, ValueError
        If JSON cannot hold it (NaN among them).
    """
    streams = _Streams()
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    mended = _SURROGATE.sub("\ufffd", text)
    streams.add(mended.encode())
    return Packed("\n".join(streams.lines()), int(mended != text))


def pack_table(table: pd.DataFrame, extra: dict[str, Any], *, progress: bool = False) -> Packed:
    """
    Pack a table, with whatever the page must know about it.

    Columns without any value are left out. A column whose value follows from another's (the province from the
    district) is kept as a map from the other's values.

    Parameters
    ----------
    table
        Any columns; what is no number is kept as text.
    extra
        Goes into the header as it is; must be fit for JSON.
    progress
        Show a progress bar on standard error.
    """
    streams = _Streams()
    names = tqdm(table.columns, desc="packing columns", unit="column", disable=not progress)
    columns = [_factorized(str(name), table.iloc[:, i]) for i, name in enumerate(names)]
    columns = [column for column in columns if column.distinct]
    parents = _followers([c for c in columns if _is_coded(c)])
    header = {
        **extra,
        "rows": len(table),
        "columns": [_written(column, parents.get(column.name), streams) for column in columns],
    }
    head = pack_json(header)
    lines = [head.text, *streams.lines()]
    return Packed("\n".join(lines), streams.replaced + head.replaced)


def _factorized(name: str, series: "pd.Series[Any]") -> _Column:
    """Return a column as codes and its different values: numbers, or texts."""
    if pd.api.types.is_datetime64_any_dtype(series.dtype):
        series = _dates_as_text(series)
    elif isinstance(series.dtype, pd.CategoricalDtype):
        series = series.astype(object)
    try:
        codes, values = pd.factorize(series)
    except TypeError:  # lists and dictionaries cannot be hashed
        codes, values = pd.factorize(series.map(as_text, na_action="ignore"))
    if pd.api.types.is_bool_dtype(values) or not pd.api.types.is_numeric_dtype(values):
        texts = _texts(values)
    else:
        texts = _numbers(_rounded(name, values))
    empty = np.array([text in ("", None) for text in texts], dtype=bool)
    if empty.any():  # an empty text is a missing value
        renumbered = np.append(np.where(empty, 0, np.cumsum(~empty)), 0)
        codes = renumbered[codes]
        texts = [text for text, gone in zip(texts, empty, strict=True) if not gone]
    else:
        codes = codes + 1
    return _Column(name, texts, np.asarray(codes, dtype=np.int64))


def _dates_as_text(series: "pd.Series[Any]") -> "pd.Series[Any]":
    """Return dates as ISO 8601 text, without a time of day where none has one."""
    whole_days = (series.dropna() == series.dropna().dt.normalize()).all()
    form = "%Y-%m-%d" if whole_days else "%Y-%m-%dT%H:%M:%S"
    return pd.Series(series.dt.strftime(form), index=series.index)


def as_text(value: Any) -> str:
    """Return a value as a reader sees it: lists joined by semicolons, whole floats without a point."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool | np.bool_):
        return "true" if value else "false"
    if isinstance(value, float | np.floating) and float(value).is_integer():
        return str(int(value))
    if isinstance(value, Iterable) and not isinstance(value, dict | bytes):
        return "; ".join(as_text(part) for part in value)
    return str(value)


def _texts(values: Any) -> list[Any]:
    """Return values as texts."""
    items = np.asarray(values, dtype=object).tolist()
    return [item if type(item) is str else as_text(item) for item in items]


def _numbers(values: npt.NDArray[np.float64]) -> list[Any]:
    """Return numbers as JSON can hold them: whole ones as integers, infinity as text, NaN as None."""
    if np.isfinite(values).all() and (values == np.trunc(values)).all() and (np.abs(values) < _EXACT).all():
        return list(values.astype(np.int64).tolist())
    return [
        None if np.isnan(number) else number if np.isfinite(number) else str(number)
        for number in values.tolist()
    ]


def _rounded(name: str, values: Any) -> npt.NDArray[np.float64]:
    """Return numbers to as many decimals as a reader of that column can use."""
    numbers = np.asarray(values, dtype=np.float64)
    for pattern, decimals in _DECIMALS:
        if pattern.fullmatch(name):
            return np.round(numbers, decimals)
    return numbers


def _is_coded(column: _Column) -> bool:
    """Say whether a column has few enough different values for a dictionary."""
    return len(column.distinct) * _CODED_SHARE <= len(column.codes)


def _followers(columns: list[_Column]) -> dict[str, _Column]:
    """Return, for each column that follows from another, that other."""
    roots: list[_Column] = []
    parents: dict[str, _Column] = {}
    for column in sorted(columns, key=lambda c: -len(c.distinct)):
        for root in reversed(roots):  # the smallest map first
            child_of = np.zeros(len(root.distinct) + 1, dtype=np.int64)
            child_of[root.codes] = column.codes
            if np.array_equal(child_of[root.codes], column.codes):
                parents[column.name] = root
                break
        else:
            roots.append(column)
    return parents


def _written(column: _Column, parent: _Column | None, streams: _Streams) -> dict[str, Any]:
    """Write a column into the streams, and return what the header says of it."""
    if parent is not None:
        child_of = np.zeros(len(parent.distinct) + 1, dtype=np.int64)
        child_of[parent.codes] = column.codes
        codes = streams.add_integers(child_of)
        values = streams.add_values(column.distinct)
        return {"name": column.name, "kind": "follows", "parent": parent.name, "values": values, **codes}
    if _is_coded(column):
        codes = streams.add_integers(column.codes)
        return {"name": column.name, "kind": "coded", "values": streams.add_values(column.distinct), **codes}
    scaled = _scaled(column)
    if scaled is not None:
        integers, base, decimals = scaled
        packed = streams.add_integers(integers)
        return {"name": column.name, "kind": "number", "base": base, "decimals": decimals, **packed}
    plain = np.array(["", *column.distinct], dtype=object)[column.codes]
    return {"name": column.name, "kind": "plain", "values": streams.add_values(plain.tolist())}


def _scaled(column: _Column) -> tuple[npt.NDArray[np.int64], int, int] | None:
    """Return numbers as integers above a base (0 where missing), if a few decimals hold them exactly."""
    if any(isinstance(value, str) for value in column.distinct):
        return None
    numbers = np.array(column.distinct, dtype=np.float64)
    if np.abs(numbers).max() > _EXACT:
        return None
    for decimals in range(_MOST_DECIMALS + 1):
        integers = np.round(numbers * 10.0**decimals)
        span = integers.max() - integers.min()
        if np.array_equal(integers / 10.0**decimals, numbers) and span < 2**32 - 2:
            base = int(integers.min())
            shifted = np.concatenate([[0], integers - base + 1]).astype(np.int64)
            return shifted[column.codes], base, decimals
    return None
