"""Which rows are wanted: by day, type, distance, reach, or an expression over the columns."""

import ast
import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.errors import IncidentError
from geo.incidents.dates import parse_date
from geo.incidents.problems import BadValueError

Flags = npt.NDArray[np.bool_]
_COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_ARITHMETIC: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Selection:
    """
    Which rows are wanted; a part that is None or empty does not restrict.

    Parameters
    ----------
    since, until
        First and last day, in any notation that dates are read in; a row without a date is left out.
    types
        Event types or sub-types, whole, in any case.
    within_km
        Rows whose point is no farther than so many km from the border.
    reaches
        Names of the border's reaches, in any case.
    where
        An expression over the columns, such as `fatalities > 0 and country == "Tajikistan"`.
    """

    since: str | None = None
    until: str | None = None
    types: tuple[str, ...] = ()
    within_km: float | None = None
    reaches: tuple[str, ...] = ()
    where: str | None = None

    @property
    def needs_measures(self) -> bool:
        """Whether the rows must be measured against the border before they can be selected."""
        return self.within_km is not None or bool(self.reaches) or self.where is not None


def select(incidents: gpd.GeoDataFrame, selection: Selection) -> gpd.GeoDataFrame:
    """
    Return the rows that are wanted, in their order.

    Parameters
    ----------
    incidents
        The incident table; measured where the selection needs that.
    selection
        Which rows are wanted.

    Raises
    ------
    IncidentError
        If a day is none, or the expression is not one or names a column that is not there.
    """
    wanted = np.ones(len(incidents), dtype=bool)
    if selection.since is not None:
        wanted &= (incidents["event_date"] >= _day(selection.since, "--since")).to_numpy()
    if selection.until is not None:
        after = _day(selection.until, "--until") + pd.Timedelta(days=1)
        wanted &= (incidents["event_date"] < after).to_numpy()
    if selection.types:
        kinds = {kind.casefold() for kind in selection.types}
        wanted &= _is_one_of(incidents["event_type"], kinds) | _is_one_of(incidents["sub_event_type"], kinds)
    if selection.within_km is not None:
        wanted &= (incidents["border_km"] <= selection.within_km).to_numpy()
    if selection.reaches:
        wanted &= _is_one_of(incidents["reach"], {reach.casefold() for reach in selection.reaches})
    if selection.where is not None:
        wanted &= evaluate(selection.where, incidents)
    return incidents[wanted]


def evaluate(expression: str, table: pd.DataFrame) -> Flags:
    """
    Return for each row whether an expression over the columns holds; with a missing value, none does.

    Comparisons (also chained, and `in` a list), `and`, `or`, `not`, `+ - * /`, numbers, texts, and names of
    columns; `is None` asks for missing values. Days are compared with texts such as "2021-06-22". The
    expression is parsed, never run: nothing else than this can be said in it.

    Raises
    ------
    IncidentError
        If it is not such an expression.
    """
    if len(expression) > _LONGEST:
        raise IncidentError(f"the expression is longer than {_LONGEST} letters: shorten it")
    try:
        tree = ast.parse(expression.strip(), mode="eval").body
        held = _evaluate(tree, table)
        flags = pd.Series(held, index=table.index) if np.isscalar(held) else held
        return np.asarray(_known_true(flags))
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        if isinstance(error, IncidentError):
            raise
        told = error.msg if isinstance(error, SyntaxError) else "it is no expression"
        raise IncidentError(
            f"--where {expression!r}: {told}; write it as fatalities > 0 and reach == 'Panj'"
        ) from error
    except ArithmeticError as error:
        told = "it divides by zero, or a number is too large"
        raise IncidentError(
            f"--where {expression!r}: {told}; use smaller numbers, and divisors but 0"
        ) from error
    except (TypeError, AttributeError) as error:
        told = "it compares a text with a number, or is no condition"
        raise IncidentError(f"--where {expression!r}: {told}; put texts between quotes") from error


def _evaluate(node: ast.expr, table: pd.DataFrame) -> Any:  # noqa: PLR0911 - one a kind of part
    """Return the value of a part of an expression: a column, or one value."""
    match node:
        case ast.BoolOp(op=op, values=values):
            parts = [_condition(_evaluate(value, table), table) for value in values]
            join = operator.and_ if isinstance(op, ast.And) else operator.or_
            held = parts[0]
            for part in parts[1:]:
                held = join(held, part)
            return held
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return ~_condition(_evaluate(operand, table), table)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_evaluate(operand, table)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC:
            return _reckon(op, _evaluate(left, table), _evaluate(right, table))
        case ast.Compare():
            return _compare(node, table)
        case ast.Name(id=name):
            return _named(name, table)
        case ast.Constant(value=bool() | int() | float() | str() | None):
            return node.value
        case ast.List(elts=items) | ast.Tuple(elts=items):
            return [_evaluate(item, table) for item in items]
    raise IncidentError(
        f"--where cannot hold {ast.unparse(node)!r}: use columns, numbers, texts, comparisons, and, or, not"
    )


def _reckon(op: ast.operator, left: Any, right: Any) -> Any:
    """Return what two numbers, or columns of them, make."""
    if isinstance(left, str | list) or isinstance(right, str | list):
        raise TypeError("texts are no numbers")  # Python would repeat them, to any length
    return _ARITHMETIC[type(op)](left, right)


def _compare(node: ast.Compare, table: pd.DataFrame) -> Any:
    """Return whether a chain of comparisons holds."""
    left = _evaluate(node.left, table)
    held: Any = None
    for op, comparator in zip(node.ops, node.comparators, strict=True):
        right = _evaluate(comparator, table)
        part = _comparison(op, left, right)
        held = part if held is None else held & part
        left = right
    return held


def _comparison(op: ast.cmpop, left: Any, right: Any) -> Any:
    """Return whether one comparison holds."""
    if isinstance(op, ast.Is | ast.IsNot) and right is None:
        gone = pd.isna(left)
        return gone if isinstance(op, ast.Is) else ~gone
    if isinstance(op, ast.In | ast.NotIn) and isinstance(right, list):
        found = left.isin([_as_day(left, item) for item in right])
        return found if isinstance(op, ast.In) else ~found
    if type(op) in _COMPARISONS:
        held = _COMPARISONS[type(op)](_as_day(right, left), _as_day(left, right))
        known = pd.notna(left) & pd.notna(right)
        return _condition(held, None) & known
    raise IncidentError("--where can compare with == != < <= > >=, in, not in, is None, is not None")


def _as_day(other: Any, value: Any) -> Any:
    """Return a text as a day where it is compared with days."""
    if (
        isinstance(value, str)
        and isinstance(other, pd.Series)
        and pd.api.types.is_datetime64_any_dtype(other.dtype)
    ):
        return _day(value, "--where")
    return value


def _known_true(held: "pd.Series[Any]") -> "pd.Series[bool]":
    """Return where a condition holds; a missing value, of whatever type, does not."""
    return held.astype(object).where(held.notna(), other=False).astype(bool)


def _condition(held: Any, table: pd.DataFrame | None) -> Any:
    """Return a condition without gaps: what is not known does not hold."""
    if isinstance(held, pd.Series):
        return _known_true(held)
    return pd.Series(bool(held), index=table.index) if table is not None else bool(held)


def _named(name: str, table: pd.DataFrame) -> Any:
    """Return the column of a name."""
    if name not in table.columns:
        listed = ", ".join(str(column) for column in table.columns)
        raise IncidentError(f"--where names the column {name}, which is not there: use {listed}")
    return table[name]


def _day(text: str, option: str) -> pd.Timestamp:
    """Return a day of the command line."""
    try:
        return pd.Timestamp(parse_date(text).start)
    except BadValueError as error:
        raise IncidentError(f"{option} {text!r} {error.message}: write it as YYYY-MM-DD") from error


def _is_one_of(column: "pd.Series[Any]", wanted: set[str]) -> Flags:
    """Say which texts are among some, in any case."""
    return np.asarray(column.astype("str").str.casefold().isin(wanted))
