"""
Incidents by the million: placed and measured part by part, on many processes or machines.

A part is a run of rows of one Parquet file. The same functions work on each part as on a whole table, and
no row's figures depend on another row, so that the parts together are the table that one process gives, to
the last bit. A part that is lost with its worker is done again by another.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import geopandas as gpd

from gazetteer.files import new_folder
from geo.border.line import Border
from geo.errors import FormatError, IncidentError
from geo.incidents.columns import kind_of
from geo.incidents.harm import Harmless, make_harmless
from geo.incidents.locate import locate
from geo.incidents.measure import measure
from geo.incidents.readers import parse_raw
from geo.incidents.selection import Selection, select

if TYPE_CHECKING:
    import pyarrow as pa

# with their columns and the arrays of the measuring, so many rows take about 150 MB of a worker
PART_ROWS = 50_000
_NEEDED = ("pyarrow", "dask_geopandas", "distributed")


@dataclass(frozen=True)
class Work:
    """
    What is done with each part besides placing and measuring.

    Attributes
    ----------
    columns
        Foreign heading → column of the table.
    selection
        Which rows are wanted.
    harmless
        What is done to them before they are shown; codes for names would differ from part to part.
    border
        The line to measure against; None for the packaged one.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    selection: Selection = field(default_factory=Selection)
    harmless: Harmless = field(default_factory=Harmless)
    border: Border | None = None


ALL_ROWS = Work()


class Part(NamedTuple):
    """So many `rows` of a row group of a Parquet file, from `first` on."""

    path: str
    row_group: int
    first: int
    rows: int


def locate_partitions(
    paths: Sequence[str | os.PathLike[str]],
    folder: str | os.PathLike[str],
    *,
    work: Work = ALL_ROWS,
    scheduler: str | None = None,
) -> int:
    """
    Place and measure the incidents of Parquet files, part by part, and write them as GeoParquet.

    Parameters
    ----------
    paths
        Parquet or GeoParquet files with the same columns, in the order that the rows shall have.
    folder
        Where `part.0.parquet`, `part.1.parquet` … go, in that order; it must not exist yet, and appears
        when all parts are written. With workers on several machines, all must see it and the sources.
    work
        Headings, the rows that are wanted, and what is done to them; by default, all rows as they are.
    scheduler
        Address of a Dask scheduler, such as `tcp://10.0.0.5:8786`; by default, one worker for each core of
        this machine is started for the job.

    Returns
    -------
    rows
        Number of rows written.

    Raises
    ------
    IncidentError
        If a source cannot be read, has no columns that could place an incident, or other columns than the
        first; or if names are to be replaced by codes, which would differ from part to part.
    FormatError
        If a source is no Parquet file, or Dask or PyArrow is not installed.
    OutputError
        If `folder` exists or cannot be made.
    """
    if work.harmless.anonymise:
        raise IncidentError(
            "names in parts would have other codes in each: write the parts, then export them"
        )
    for name in _NEEDED:
        if find_spec(name) is None:
            raise FormatError(f"--engine dask needs {name}, which is not installed: pip install 'panj[dask]'")
    parts, schema = split_files(paths), common_schema(paths)
    import dask  # noqa: PLC0415 - an extra

    # Dask would turn text into another type than one process has
    same_text = dask.config.set({"dataframe.convert-string": False})
    with same_text, new_folder(folder) as temporary, _client(scheduler):
        _measured(parts, schema, work).to_parquet(str(temporary), write_index=False)
        return sum(_rows(path) for path in temporary.glob("*.parquet"))


def split_files(paths: Sequence[str | os.PathLike[str]], rows: int = PART_ROWS) -> list[Part]:
    """
    Return the parts of Parquet files, each of at most so many rows of one row group.

    Raises
    ------
    IncidentError
        If a file cannot be read, differs in its columns from the first, or if no file has a row.
    FormatError
        If a file is no Parquet file.
    """
    parts: list[Part] = []
    first: list[str] | None = None
    for path in (os.fspath(path) for path in paths):
        with _parquet(path) as file:
            names = file.schema_arrow.names
            first = names if first is None else first
            if set(names) != set(first):
                differing = ", ".join(sorted({*names} ^ {*first})[:5])
                raise IncidentError(f"{path} has other columns than {os.fspath(paths[0])}: {differing}")
            for group in range(file.num_row_groups):
                total = file.metadata.row_group(group).num_rows
                parts += [Part(path, group, at, min(rows, total - at)) for at in range(0, total, rows)]
    if not parts:
        raise IncidentError("there are no rows: give at least one Parquet file with incidents")
    return parts


def common_schema(paths: Sequence[str | os.PathLike[str]]) -> "pa.Schema":
    """
    Return the columns of Parquet files with the types that hold the values of all.

    Raises
    ------
    IncidentError
        If a column has types that cannot be brought together.
    """
    import pyarrow as pa  # noqa: PLC0415 - an extra

    schemas = []
    for path in (os.fspath(path) for path in paths):
        with _parquet(path) as file:
            schemas.append(file.schema_arrow)
    try:
        # a column that is empty in one file has there no type, or another width
        return pa.unify_schemas(schemas, promote_options="permissive").with_metadata(schemas[0].metadata)
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        told = " ".join(str(error).split())
        raise IncidentError(f"the files differ in the type of a column: {told}") from error


def measure_part(part: Part, schema: "pa.Schema", work: Work = ALL_ROWS) -> gpd.GeoDataFrame:
    """Return the wanted incidents of a part, placed and measured, with types that no value decides."""
    from geo.incidents.readers.parquet import raw_rows  # noqa: PLC0415 - it needs an extra

    with _parquet(part.path) as file:
        rows = file.read_row_group(part.row_group).slice(part.first, part.rows)
    raw = raw_rows(rows.select(schema.names).cast(schema), part.path)
    located = locate(parse_raw(raw, part.path, columns=work.columns).table)
    measured = select(measure(located, border=work.border), work.selection)
    table = make_harmless(measured, work.harmless, border=work.border)
    for name in table.columns:
        # a text column without a single text would pass for a column of objects
        if kind_of(name) == "text":
            table[name] = table[name].astype("str")
    return table


def _measured(parts: list[Part], schema: "pa.Schema", work: Work) -> Any:
    """Return the parts as a Dask-GeoPandas table; the types of its columns are those of the first row."""
    import dask.dataframe as dd  # noqa: PLC0415 - an extra
    import dask_geopandas  # noqa: PLC0415 - an extra

    meta = measure_part(parts[0]._replace(rows=1), schema, work).iloc[:0]
    table = dd.from_map(measure_part, parts, schema=schema, work=work, meta=meta, enforce_metadata=True)
    return dask_geopandas.from_dask_dataframe(table, geometry=meta.geometry.name)


def _rows(path: Path) -> int:
    """Return the number of rows of a Parquet file."""
    with _parquet(os.fspath(path)) as file:
        return int(file.metadata.num_rows)


@contextmanager
def _parquet(path: str) -> "Iterator[Any]":
    """Open a Parquet file; say in one line what is wrong with it."""
    import pyarrow as pa  # noqa: PLC0415 - an extra
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra

    try:
        with Path(path).open("rb") as stream, pq.ParquetFile(stream) as file:
            yield file
    except pa.ArrowInvalid as error:
        raise FormatError(
            f"{path} is no Parquet file, or damaged: give .parquet files to --engine dask"
        ) from error
    except OSError as error:
        raise IncidentError(f"cannot read {path}: {error.strerror or error}") from error


@contextmanager
def _client(scheduler: str | None) -> Iterator[None]:
    """Connect to a scheduler, or start workers on this machine for as long as the block takes."""
    from distributed import Client, LocalCluster  # noqa: PLC0415 - an extra

    if scheduler is not None:
        try:
            client = Client(scheduler, timeout="5s", set_as_default=True)
        except (OSError, ValueError) as error:
            raise IncidentError(
                f"no Dask scheduler answers at {scheduler}: start one with `dask scheduler`, "
                "or check the address"
            ) from error
        with client:
            yield
        return
    # a worker is one process of one thread: its libraries use further threads by themselves
    with LocalCluster(threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster):
        yield
