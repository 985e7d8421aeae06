"""Writes a formula as a Polars expression, which Polars works on a frame, lazy or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from petaday.columns.walk import Engine


class Polars(Engine):
    """Expressions of Float64; what is missing is null."""

    def literal(self, value: float) -> pl.Expr:
        """A Float64."""
        return pl.lit(value, dtype=pl.Float64)

    def when(self, condition: pl.Expr, value: pl.Expr) -> pl.Expr:
        """`when(…).then(…)`, null elsewhere."""
        return pl.when(condition).then(value)

    def nonzero(self, value: pl.Expr) -> pl.Expr:
        """The value, null for zero."""
        return self.when(value != 0.0, value)

    def over(self, value: pl.Expr, constant: float) -> pl.Expr:
        """By a column that holds the constant: by a lone one Polars multiplies with its inverse, another figure."""
        some = column(value.meta.root_names()[0])
        return value / (some - some + self.literal(constant))

    def power(self, base: pl.Expr, exponent: pl.Expr) -> pl.Expr:
        """`pow`."""
        return base.pow(exponent)

    def function(self, name: str, value: pl.Expr) -> pl.Expr:
        """By Polars' own."""
        if name in {"log2", "log10"}:
            return value.log10() if name == "log10" else value.log(2.0)
        return {"exp": value.exp, "ln": value.log, "floor": value.floor}[name]()

    def least(self, values: Sequence[pl.Expr]) -> pl.Expr:
        """`min_horizontal` passes over what is missing, and may not."""
        return self._whole(values, pl.min_horizontal(*values))

    def most(self, values: Sequence[pl.Expr]) -> pl.Expr:
        """`max_horizontal`, likewise."""
        return self._whole(values, pl.max_horizontal(*values))

    def _whole(self, values: Sequence[pl.Expr], found: pl.Expr) -> pl.Expr:
        missing = pl.any_horizontal(*[value.is_null() for value in values])
        undefined = pl.any_horizontal(*[value.is_nan() for value in values])
        return pl.when(undefined.fill_null(value=False)).then(float("nan")).when(~missing).then(found)


ENGINE = Polars()


def column(name: str) -> pl.Expr:
    """A column as Float64."""
    return pl.col(name).cast(pl.Float64)


def is_number(kind: Any) -> bool:
    """Whether a column of this type holds numbers, or nothing."""
    return bool(kind.is_numeric() or kind in {pl.Boolean, pl.Null})
