"""A calculation over columns: units are checked once, and an engine that exists works all rows.

`compile` reads an expression whose names are columns. What comes of it is a `Formula`, which works on NumPy, pandas,
Polars and Arrow, and is written for Ibis and SQL; each of its rows has a worked report.
"""

from __future__ import annotations

from petaday.columns.compiling import compile  # noqa: A004 - petaday.compile, as re.compile
from petaday.columns.fault import FormulaError
from petaday.columns.formula import Formula, Input

__all__ = ["Formula", "FormulaError", "Input", "compile"]
