"""Arrow → raw rows."""

from collections import Counter

import pandas as pd
import pyarrow as pa

from geo.incidents.problems import shortened


def rows_of(table: pa.Table) -> pd.DataFrame:
    """
    Return the columns of an Arrow table, each in the type of pandas that holds its values and its gaps.

    Whole numbers and truth values keep their gaps (`Int64`, `boolean`); days become `datetime64`; decimals
    and whole numbers beyond 64 bits become text, which loses no digit.

    Raises
    ------
    ValueError
        If two columns have the same name.
    """
    names = [str(name) for name in table.column_names]
    twice = sorted(name for name, count in Counter(names).items() if count > 1)
    if twice:
        raise ValueError(f"it has the column {shortened(twice[0])} more than once")
    table = pa.table([_holdable(column) for column in table.columns], names=names)
    rows: pd.DataFrame = table.to_pandas(types_mapper=_TYPES.get, ignore_metadata=True)
    for field in table.schema:
        if pa.types.is_date(field.type):
            rows[field.name] = pd.to_datetime(rows[field.name])
    return rows


def _holdable(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column in a type that a column of the table can have."""
    kind = column.type
    if pa.types.is_decimal(kind):
        return column.cast(pa.string())
    if pa.types.is_uint64(kind):
        try:
            return column.cast(pa.int64())
        except pa.ArrowInvalid:
            return column.cast(pa.string())
    if pa.types.is_integer(kind):
        return column.cast(pa.int64())
    return column.cast(pa.float64()) if pa.types.is_floating(kind) else column


_TYPES = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
