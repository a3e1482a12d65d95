"""Tables packed for a page, unpacked here by the format's description alone."""

import base64
import json
import zlib
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from maps.payload import pack_json, pack_table

BASE64_LINE = r"[A-Za-z0-9+/]*={0,2}"


def unpacked(text: str) -> dict[str, list[Any]]:
    """Return the cells of each column of a block; "" where one is missing."""
    header, *streams = [zlib.decompress(base64.b64decode(line, validate=True)) for line in text.split("\n")]
    head = json.loads(header)
    columns: dict[str, list[Any]] = {}
    codes: dict[str, Any] = {}

    def integers(column: dict[str, Any]) -> Any:
        planes = (
            np.frombuffer(streams[column["stream"]], np.uint8).reshape(column["width"], -1).astype(np.int64)
        )
        return sum(plane << (8 * i) for i, plane in enumerate(planes))

    for column in sorted(head["columns"], key=lambda one: one["kind"] == "follows"):
        name, kind = column["name"], column["kind"]
        values = json.loads(streams[column["values"]]) if "values" in column else []
        if kind == "plain":
            columns[name] = values
        elif kind == "number":
            columns[name] = [
                "" if code == 0 else (column["base"] + int(code) - 1) / 10 ** column["decimals"]
                for code in integers(column)
            ]
        else:
            codes[name] = integers(column) if kind == "coded" else integers(column)[codes[column["parent"]]]
            columns[name] = ["" if code == 0 else values[code - 1] for code in codes[name]]
    return columns


def packed_and_back(column: list[Any], repeat: int = 1) -> list[Any]:
    """Return a column after its way through a block; repeated, it is worth a dictionary."""
    table = pd.DataFrame({"column": pd.Series(column * repeat, dtype=object)})
    return unpacked(pack_table(table, {}).text).get("column", [""] * len(table))


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@settings(max_examples=150, deadline=None)
@given(column=st.lists(TEXTS, min_size=1, max_size=30), repeat=st.sampled_from([1, 5]))
def test_texts_come_back_as_they_were(column: list[str], repeat: int) -> None:
    """Whatever a text is made of, it comes out of the block as it went in, with a dictionary or without."""
    assert packed_and_back(column, repeat) == column * repeat


@settings(max_examples=150, deadline=None)
@given(
    column=st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=30),
    repeat=st.sampled_from([1, 5]),
)
def test_numbers_come_back_exactly(column: list[float], repeat: int) -> None:
    """Every float comes back as the same float."""
    table = pd.DataFrame({"anything": column * repeat})

    assert unpacked(pack_table(table, {}).text)["anything"] == column * repeat


@settings(max_examples=100, deadline=None)
@given(value=st.recursive(st.none() | st.integers() | TEXTS, lambda inner: st.lists(inner, max_size=4)))
def test_a_block_is_base64_and_nothing_else(value: Any) -> None:
    """No text of the data leaves a trace in a block that a template engine or a browser could read."""
    block = pack_json(value).text

    assert json.loads(zlib.decompress(base64.b64decode(block, validate=True))) == value


def test_missing_cells_stay_missing() -> None:
    """None, NaN, NaT and the empty text are all missing; a column without any value is left out."""
    table = pd.DataFrame(
        {
            "text": ["a", None, "", "b"],
            "number": [1.5, np.nan, 0.0, -2.0],
            "date": pd.to_datetime(["1993-07-13", None, None, "2026-04-17"]),
            "whole": pd.array([1, None, 0, 3], dtype="Int64"),
            "empty": [None] * 4,
        }
    )

    assert unpacked(pack_table(table, {}).text) == {
        "text": ["a", "", "", "b"],
        "number": [1.5, "", 0, -2],
        "date": ["1993-07-13", "", "", "2026-04-17"],
        "whole": [1, "", 0, 3],
    }


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (True, "true"),
        (pd.Timestamp("1993-07-13 04:30"), "1993-07-13T04:30:00"),
        (["a", "b"], "a; b"),
        ({"a": 1}, "{'a': 1}"),
        (3.0, "3"),
        (2**60, str(2**60)),
    ],
)
def test_other_values_are_shown_as_text(value: Any, shown: str) -> None:
    """Truth values, times, lists and large integers become the text that a reader expects."""
    column = pd.Series([value, "x"], dtype=object)
    if isinstance(value, pd.Timestamp):
        column = pd.Series([value, value])

    assert unpacked(pack_table(pd.DataFrame({"c": column}), {}).text)["c"][0] == shown


def test_infinity_becomes_text() -> None:
    """JSON holds no infinity: it is written as a word."""
    assert unpacked(pack_table(pd.DataFrame({"c": [np.inf, 1.0]}), {}).text)["c"] == ["inf", 1]


def test_figures_are_rounded_to_what_a_reader_can_use() -> None:
    """Kilometres go to 10 m, probabilities to 0.001, foot points to 1 m; others keep their decimals."""
    row = {
        "border_km": 5.32614729,
        "border_km_low": 5.32614729,
        "within_2.5_km": 0.123456,
        "nearest_lon": 70.23061149,
        "other": 5.32614729,
    }

    assert unpacked(pack_table(pd.DataFrame([row]), {}).text) == {
        "border_km": [5.33],
        "border_km_low": [5.3],
        "within_2.5_km": [0.123],
        "nearest_lon": [70.23061],
        "other": [5.32614729],
    }


def test_what_follows_from_another_column_costs_next_to_nothing() -> None:
    """A province that follows from the place adds a small map, however many rows there are."""
    place = np.random.default_rng(1).integers(0, 100, 20_000)
    alone = pd.DataFrame({"place": [f"place {n}" for n in place]})
    both = alone.assign(
        province=[f"province {n % 7}" for n in place], country=[f"country {n % 2}" for n in place]
    )

    added = len(pack_table(both, {}).text) - len(pack_table(alone, {}).text)

    assert added < 1000
    assert unpacked(pack_table(both, {}).text)["province"] == both["province"].tolist()


def test_lone_surrogates_become_replacement_characters() -> None:
    """A text that no encoding can hold is mended, and counted; in any place of the block."""
    table = pd.DataFrame({"ok": ["a", "b"], "bad": pd.Series(["x\ud800", "y"], dtype=object)})
    packed = pack_table(table, {"said": "\udfff"})

    assert unpacked(packed.text)["bad"] == ["x\ufffd", "y"]
    assert packed.replaced == 2
