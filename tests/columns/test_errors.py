"""What is wrong with a formula is told once, with a code, a place and a way out, before a row is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import ibis
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import petaday
from petaday.columns import FormulaError

CASES = [part.splitlines() for part in (Path(__file__).parent / "errors.txt").read_text("utf-8").split("> ")[1:]]


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_an_expression(case: list[str]) -> None:
    expression, *given = case[0].split(" ; ")
    to = next((part.removeprefix("to ") for part in given if part.startswith("to ")), "")
    units = dict(part.split(": ") for part in given if ": " in part)
    with pytest.raises(FormulaError) as caught:
        petaday.compile(expression, units=units, to=to)
    found = caught.value.diagnostic
    assert [f"{found.code} {found.span.of(expression)}", found.message, found.help] == case[1:4]


def test_the_advice_on_a_plain_result_works() -> None:
    f = petaday.compile("1 FLOP * 6 * params * seen", to="pfs-days")
    assert f.numpy(params=7e9, seen=2e12) == 6 * 7e9 * 2e12 / 8.64e19


def test_it_is_shown_as_other_findings_are() -> None:
    with pytest.raises(FormulaError) as caught:
        petaday.compile("gpus * peak", units={"peak": "TFLOPZ"})
    assert str(caught.value) == (
        "error[PD201]: “TFLOPZ”, given for “peak”, is no unit petaday knows.\n"
        "  --> line 1, column 8\n"
        "1 | gpus * peak\n"
        "  |        ^^^^\n"
        "  = help: Did you mean `TFLOPS`?"
    )
    assert isinstance(caught.value, ValueError)


MISSING = "The table has no column “peak”. Did you mean peaks?"


def test_a_missing_column_is_told_by_every_engine_before_a_row_is_read() -> None:
    f = petaday.compile("gpus * peak", units={"peak": "TFLOP/s"})
    columns: dict[str, list[Any]] = {"gpus": ["no number"], "peaks": [1.0]}
    calls: list[Callable[[], object]] = [
        lambda: f.numpy(**columns),
        lambda: f.pandas(pd.DataFrame(columns)),
        lambda: f.polars(pl.DataFrame({**columns, "gpus": [1]})),
        lambda: f.arrow(pa.table({**columns, "gpus": [1]})),
        lambda: f.ibis(ibis.memtable(pa.table({**columns, "gpus": [1]}))),
        lambda: f.report({"gpus": 3, "peaks": 2}),
    ]
    for call in calls:
        with pytest.raises(FormulaError) as caught:
            call()
        found = caught.value.diagnostic
        assert (found.code, f"{found.message} {found.help}") == ("PD208", MISSING)


def test_a_column_that_holds_words_is_told() -> None:
    f = petaday.compile("a * 2")
    for call in (
        lambda: f.numpy(a=["two"]),
        lambda: f.pandas(pd.DataFrame({"a": ["two"]})),
        lambda: f.polars(pl.DataFrame({"a": ["two"]})),
        lambda: f.arrow(pa.table({"a": ["two"]})),
        lambda: f.report({"a": "two"}),
    ):
        with pytest.raises(FormulaError, match="The column “a” holds"):
            call()


def test_columns_of_other_lengths_and_names_are_told() -> None:
    f = petaday.compile("a * b")
    with pytest.raises(FormulaError, match="The columns differ in length: a 2, b 3"):
        f.numpy(a=[1, 2], b=[1, 2, 3])
    with pytest.raises(FormulaError, match="The expression has no “c”"):
        f.numpy(a=1, b=2, c=3)
    with pytest.raises(FormulaError, match="Two columns are called “a”"):
        f.pandas(pd.DataFrame([[1, 2, 3]], columns=["a", "a", "b"]))
    with pytest.raises(ValueError, match="no SQL is written for 'mysql': there are duckdb, spark, bigquery"):
        f.sql("mysql")  # type: ignore[arg-type]


def test_a_word_that_a_number_counts_may_not_be_a_column_of_the_table() -> None:
    f = petaday.compile("2 tokens * a")
    assert f.pandas(pd.DataFrame({"a": [3]})).tolist() == [6.0]
    with pytest.raises(FormulaError, match="“tokens” is a column, and stands here as the unit of a number"):
        f.pandas(pd.DataFrame({"a": [3], "tokens": [4]}))


def test_a_row_without_a_figure_has_no_report() -> None:
    with pytest.raises(FormulaError, match="This row has no “a”"):
        petaday.compile("a * 2").report({"a": float("nan")})
