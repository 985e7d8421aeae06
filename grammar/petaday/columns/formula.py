"""A compiled calculation: named inputs with their units, and what each engine makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import isnan
from typing import TYPE_CHECKING, Any, Literal

from petaday.columns.fault import FormulaError, not_one, wrong
from petaday.columns.folded import folded
from petaday.columns.naming import as_unit
from petaday.columns.walk import worked
from petaday.core.calculation import Node
from petaday.core.diagnostic import Span
from petaday.core.extras import needs
from petaday.core.quantity import Dimension, Quantity

if TYPE_CHECKING:
    import ibis
    import numpy as np
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from petaday.report import Report


@dataclass(frozen=True, slots=True)
class Input:
    """A column that a formula needs.

    Attributes:
        name: of the column.
        unit: of its figures, as given; empty for plain numbers.
        factor, dimension: one of that unit in base units.
        span: where the expression names it first.
    """

    name: str
    unit: str
    factor: float
    dimension: Dimension
    span: Span

    def __str__(self) -> str:
        """Name and unit: `peak (TFLOP/s)`."""
        return f"{self.name} ({self.unit})" if self.unit else self.name


@dataclass(frozen=True, slots=True)
class Formula:
    """An expression over columns, its units checked.

    Attributes:
        text: as written.
        inputs: its columns by name, in the order of the expression.
        unit: of its result.
        name: what the expression defines (`pfs_days = …`); its unit where it defines nothing.
        tree: the resolved tree over the columns as they are given, every factor between units in it.
        nouns: the words behind its numbers, none of which may be a column.
    """

    text: str
    inputs: Mapping[str, Input]
    unit: str
    name: str
    tree: Node
    nouns: frozenset[str] = frozenset()

    def numpy(self, **columns: Any) -> np.ndarray[Any, np.dtype[np.float64]]:
        """The result for arrays of one length, or plain numbers; what is missing is NaN.

        >>> import petaday
        >>> f = petaday.compile("gpus * peak * days * 40%", units={"peak": "TFLOP/s", "days": "days"}, to="pfs-days")
        >>> f.numpy(gpus=[8, 1024], peak=312, days=[3, 21]).round(3).tolist()
        [2.995, 2683.699]
        """
        with _Needs("working on NumPy arrays"):
            from petaday.columns.engines.in_numpy import doubles, on_arrays  # noqa: PLC0415
        self.check(columns, exactly=True)
        given = {name: self._read(name, doubles, columns[name]) for name in self.inputs}
        try:
            return on_arrays(self.tree, given)
        except ValueError:
            sizes = ", ".join(f"{name} {'×'.join(map(str, one.shape)) or 'one'}" for name, one in given.items())
            help_ = "Give columns of one length, or plain numbers."
            raise wrong("PD207", f"The columns differ in length: {sizes}.", self.text, help_=help_) from None

    def pandas(self, frame: pd.DataFrame) -> pd.Series[Any]:
        """The result for each row of a frame, with its index: nullable or Arrow where a column is, else floats."""
        with _Needs("working on a pandas frame"):
            from petaday.columns.engines.in_pandas import on_frame  # noqa: PLC0415
        self.check(frame.columns)
        columns = {name: frame[name] for name in self.inputs}
        try:
            return on_frame(self.tree, columns, self.name, frame.index)
        except (TypeError, ValueError) as fault:
            raise self._no_numbers(columns, fault) from None

    def polars(self, frame: pl.DataFrame | pl.LazyFrame | None = None) -> Any:
        """The result for each row: a series of a frame, a lazy frame of one column; without a frame, an expression."""
        with _Needs("working on a Polars frame"):
            from petaday.columns.engines.in_polars import ENGINE, column, is_number  # noqa: PLC0415
        made = worked(self.tree, {name: column(name) for name in self.inputs}, ENGINE).alias(self.name)
        if frame is None:
            return made
        schema = frame.collect_schema()
        self.check(schema.names(), {name: str(kind) for name, kind in schema.items() if not is_number(kind)})
        found = frame.select(made)
        return found.to_series() if hasattr(found, "to_series") else found

    def arrow(self, table: pa.Table | pa.RecordBatch) -> pa.ChunkedArray | pa.Array:
        """The result for each row of an Arrow table or batch, as doubles."""
        with _Needs("working on an Arrow table"):
            from petaday.columns.engines.in_arrow import ENGINE, column, is_number  # noqa: PLC0415
        kinds = {field.name: str(field.type) for field in table.schema if not is_number(field.type)}
        self.check(table.schema.names, kinds)
        made = worked(self.tree, {name: column(table[name]) for name in self.inputs}, ENGINE)
        return made.values

    def ibis(self, table: ibis.Table | None = None) -> Any:
        """The result as an Ibis expression: of a table, or deferred (`table.mutate(pfs_days=f.ibis())`)."""
        with _Needs("an Ibis expression"):
            from petaday.columns.engines.in_ibis import ENGINE, column, deferred  # noqa: PLC0415
        if table is None:
            return deferred(self.ibis)
        schema = table.schema()
        odd = {name: str(kind) for name, kind in schema.items() if not _is_number(kind)}
        self.check(schema.names, odd)
        return worked(self.tree, {name: column(table, name) for name in self.inputs}, ENGINE).name(self.name)

    def sql(self, dialect: Literal["duckdb", "spark", "bigquery"] = "duckdb") -> str:
        """The result as SQL text, for the list of a SELECT.

        >>> import petaday
        >>> petaday.compile("gpus / share").sql("spark")
        'CAST(`gpus` AS DOUBLE) / NULLIF(CAST(`share` AS DOUBLE), 0e0)'
        """
        from petaday.columns.engines.in_sql import DIALECTS, Writer  # noqa: PLC0415 - needed for text only

        if dialect not in DIALECTS:
            raise ValueError(f"no SQL is written for {dialect!r}: there are {', '.join(DIALECTS)}")
        writer = Writer(DIALECTS[dialect])
        text: str = worked(self.tree, {name: writer.column(name) for name in self.inputs}, writer).text
        return text

    def report(self, row: Mapping[str, Any]) -> Report:
        """The worked report of one row, as `audit` gives it; its figures are in the units of the columns."""
        from petaday.calculate import Book, Names, audit  # noqa: PLC0415
        from petaday.report import report  # noqa: PLC0415 - pydantic is slow to load

        self.check(row.keys())
        known = {}
        for name, one in self.inputs.items():
            figure = self._read(name, float, row[name])
            if isnan(figure):
                raise wrong("PD208", f"This row has no “{name}”.", self.text, one.span, "Choose a row that has one.")
            known[name] = Quantity(figure * one.factor, one.dimension)
        return report(audit(self.text, Book(Names(known, {}))))

    def fold(self) -> Formula:
        """The same with the constants of each product multiplied into one: faster, and other in the last digits."""
        return replace(self, tree=folded(self.tree, self.inputs))

    def check(
        self, columns: Iterable[Any], not_numbers: Mapping[str, str] | None = None, *, exactly: bool = False
    ) -> None:
        """See that every input is among the columns and holds numbers.

        Args:
            columns: the names there are.
            not_numbers: what a column holds that holds none.
            exactly: whether others are refused.

        Raises:
            FormulaError: a column is missing, is there twice, or is no input.
        """
        given = [str(name) for name in columns]
        for name, one in self.inputs.items():
            if given.count(name) != 1:
                raise not_one(name, given, self.text, one.span)
            if kind := (not_numbers or {}).get(name):
                said = f"The column “{name}” holds no numbers: it is {kind}."
                raise wrong("PD208", said, self.text, one.span, "Make numbers of it first, or name another column.")
        if counted := self.nouns.intersection(given):
            at = self.text.index(min(counted))
            raise as_unit(self.text, min(counted), Span(at, at + len(min(counted))))
        odd = next((name for name in given if name not in self.inputs), None) if exactly else None
        if odd is not None:
            help_ = f"The columns are {', '.join(self.inputs)}."
            raise wrong("PD208", f"The expression has no “{odd}”.", self.text, help_=help_)

    def _read(self, name: str, reader: Any, column: Any) -> Any:
        """A column, read; or the error that it holds no numbers."""
        try:
            return reader(column)
        except (TypeError, ValueError) as fault:
            raise self._no_number(name, fault) from None

    def _no_numbers(self, columns: Mapping[str, Any], fault: Exception) -> FormulaError:
        from petaday.columns.engines.in_numpy import doubles  # noqa: PLC0415

        for name, column in columns.items():
            try:
                doubles(column.to_numpy())
            except (TypeError, ValueError) as lack:
                return self._no_number(name, lack)
        return wrong("PD208", f"The columns cannot be worked: {fault}.", self.text)

    def _no_number(self, name: str, fault: Exception) -> FormulaError:
        said = f"The column “{name}” holds something that is no number: {fault}."
        return wrong("PD208", said, self.text, self.inputs[name].span, "Make numbers of it first.")


def _is_number(kind: Any) -> bool:
    """Whether a column of this Ibis type holds numbers, or nothing."""
    return bool(kind.is_numeric() or kind.is_boolean() or kind.is_null())


class _Needs:
    """Turns a missing library into the sentence that names the extra."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> None:
        """Nothing yet."""

    def __exit__(self, _kind: object, lack: BaseException | None, _trace: object) -> None:
        """Say which extra brings the library."""
        if isinstance(lack, ImportError):
            raise ModuleNotFoundError(needs(self._what, "columns", lack), name=lack.name) from None
