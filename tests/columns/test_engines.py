"""A formula on every engine comes to the figure that `audit` gives each row, to the last bit on + − × ÷."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Hashable
from typing import Any

import duckdb
import ibis
import pandas as pd
import polars as pl
import pyarrow as pa
import sqlglot

import petaday
from petaday.calculate import Book, Names, audit
from petaday.columns import Formula
from petaday.core.quantity import Quantity

NAMES = ("a", "b", "gpus", "share")
ROWS = 3
Engine = Callable[[Formula, pd.DataFrame], list[float]]


def plain(values: Any) -> list[float]:
    """Figures with NaN for what is missing."""
    return [math.nan if value is None else float(value) for value in values]


def on_duckdb(f: Formula, frame: pd.DataFrame) -> list[float]:
    with duckdb.connect() as database:
        database.register("runs", frame)
        return plain(row[0] for row in database.execute(f"SELECT {f.sql('duckdb')} FROM runs").fetchall())


def on_ibis(f: Formula, frame: pd.DataFrame) -> list[float]:
    table = ibis.memtable(pa.Table.from_pandas(frame))
    return plain(table.select(result=f.ibis()).to_pyarrow()["result"].to_pylist())


def by_dialect(dialect: str) -> Engine:
    """The text of another engine, rewritten for the one that is here."""

    def work(f: Formula, frame: pd.DataFrame) -> list[float]:
        own = f.sql(dialect).replace("SAFE.", "")  # type: ignore[arg-type]
        text = sqlglot.transpile(f"SELECT {own} FROM frame", read=dialect, write="duckdb")[0]
        assert frame is not None
        return plain(row[0] for row in duckdb.execute(text).fetchall())

    return work


ENGINES: dict[str, Engine] = {
    "numpy": lambda f, frame: plain(f.numpy(**{name: frame[name].to_numpy() for name in f.inputs})),
    "pandas": lambda f, frame: plain(f.pandas(frame)),
    "polars": lambda f, frame: plain(f.polars(pl.from_pandas(frame))),
    "arrow": lambda f, frame: plain(f.arrow(pa.Table.from_pandas(frame)).to_pylist()),
    "duckdb": on_duckdb,
}
OTHERS: dict[str, Engine] = {"ibis": on_ibis, "spark": by_dialect("spark"), "bigquery": by_dialect("bigquery")}
EVERY = ENGINES | OTHERS


def expression(of: random.Random, depth: int) -> str:
    """Arithmetic over the names, with brackets, units and figures of many digits."""
    if depth == 0 or of.random() < 0.2:
        return of.choice((*NAMES, *NAMES, figure(of)))
    left, right = expression(of, depth - 1), expression(of, depth - 1)
    sign = of.choice("+-*/") if of.random() < 0.5 else of.choice("×÷−")
    return f"({left} {sign} {right})" if of.random() < 0.7 else f"{left} {sign} {right}"


def figure(of: random.Random) -> str:
    return of.choice(("0.33", "3", "8.64e4", "1e-3", "0.1", "7", f"{of.uniform(0.1, 9):.17g}", "40%", "312"))


def rows(of: random.Random) -> pd.DataFrame:
    return pd.DataFrame(
        {name: [of.choice((of.uniform(1e-3, 1e6), of.randint(1, 99))) for _ in range(ROWS)] for name in NAMES}
    )


def audited(f: Formula, row: dict[Hashable, Any]) -> float:
    """What `audit` makes of one row; NaN where it refuses it."""
    names = {n: Quantity(row[n] * one.factor, one.dimension) for n, one in f.inputs.items()}
    found = audit(f.text, Book(Names(names, {}))).value
    return math.nan if found is None else found


def formulas(of: random.Random, count: int) -> list[Formula]:
    found: list[Formula] = []
    while len(found) < count:
        text = expression(of, 3)
        try:
            found.append(petaday.compile(text))
        except petaday.columns.FormulaError:  # a division by zero that is written out, a lone figure
            continue
    return found


def test_a_thousand_random_expressions_are_bit_equal_to_audit_on_every_engine() -> None:
    of = random.Random(2018)
    many = formulas(of, 1000)
    frame = rows(of)
    worked = {name: [work(f, frame) for f in many] for name, work in ENGINES.items()}
    for at, f in enumerate(many):
        expected = [audited(f, row) for row in frame.to_dict("records")]
        for name, found in worked.items():
            assert [same(x, y) for x, y in zip(found[at], expected, strict=True)] == [True] * ROWS, (name, f.text)


def same(one: float, other: float) -> bool:
    return one == other or (math.isnan(one) and math.isnan(other))
