"""What one engine does otherwise than the rest, and none may here."""

from __future__ import annotations

import math
import random
from decimal import Decimal

import duckdb
import ibis
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from tests.columns.test_engines import EVERY, OTHERS, formulas, rows, same

import petaday

NAN = math.nan


def frame(**columns: object) -> pd.DataFrame:
    return pd.DataFrame(columns)


@pytest.mark.parametrize("engine", EVERY)
def test_a_figure_of_many_digits_stays_a_double(engine: str) -> None:
    """`0.30000000000000004` and `0.33` are DECIMAL in DuckDB and Spark, which work with fewer digits or with more."""
    f = petaday.compile("a * 0.30000000000000004 / 0.33 * 3")
    assert EVERY[engine](f, frame(a=[0.1, 7.0])) == [a * 0.30000000000000004 / 0.33 * 3 for a in (0.1, 7.0)]


def test_a_decimal_column_is_cast_before_it_is_worked() -> None:
    f = petaday.compile("a / 3 * a")
    by_sql = f"SELECT {f.sql()} FROM (SELECT CAST(0.1 AS DECIMAL(4, 2)) AS a)"
    assert duckdb.execute(by_sql).fetchall() == [(0.1 / 3 * 0.1,)]
    table = ibis.memtable(pa.table({"a": pa.array([Decimal("0.10")], pa.decimal128(4, 2))}))
    assert table.select(x=f.ibis(table)).to_pyarrow()["x"].to_pylist() == [0.1 / 3 * 0.1]


def test_whole_numbers_do_not_overflow() -> None:
    f = petaday.compile("a * b")
    numbers = frame(a=np.array([2**40], dtype=np.int64), b=np.array([2**40], dtype=np.int64))
    assert {name: work(f, numbers) for name, work in EVERY.items()} == {name: [2.0**80] for name in EVERY}


@pytest.mark.parametrize("engine", EVERY)
def test_a_division_by_zero_is_missing(engine: str) -> None:
    """It is an error in Spark and BigQuery, infinite elsewhere; `audit` gives no figure for it (PD205)."""
    f = petaday.compile("1 / (a - b)")
    assert str(EVERY[engine](f, frame(a=[1.0, 3.0], b=[1.0, 1.0]))) == str([NAN, 0.5])


@pytest.mark.parametrize("engine", EVERY)
def test_a_logarithm_and_a_root_of_what_has_none_are_missing(engine: str) -> None:
    """DuckDB ends with an error at `ln(0)`, where others say minus infinity."""
    found = {
        text: EVERY[engine](petaday.compile(text), frame(a=[0.0, -4.0, 4.0])) for text in ("ln(a)", "a^0.5", "1 / a^2")
    }
    assert str(found["ln(a)"][:2]) == str([NAN, NAN])
    assert str(found["a^0.5"]) == str([0.0, NAN, 2.0])
    assert str(found["1 / a^2"]) == str([NAN, 0.0625, 0.0625])


@pytest.mark.parametrize("engine", EVERY)
def test_the_least_of_something_missing_is_missing(engine: str) -> None:
    """SQL's `min` is an aggregate, `LEAST` passes over NULL in DuckDB and Spark, and NaN is the largest there."""
    values = frame(a=[1.0, NAN, 5.0], b=[2.0, 2.0, 3.0])
    assert str(EVERY[engine](petaday.compile("min(a, b, 4)"), values)) == str([1.0, NAN, 3.0])
    assert str(EVERY[engine](petaday.compile("max(a, b)"), values)) == str([2.0, NAN, 5.0])


def test_null_is_missing_as_nan_is() -> None:
    values = pl.DataFrame({"a": [1.0, None, 5.0, NAN], "b": [2.0, 2.0, None, 1.0]})
    for text, expected in (("min(a, b)", [1.0, None, None, NAN]), ("a + b", [3.0, None, None, NAN])):
        f = petaday.compile(text)
        found = {
            "polars": f.polars(values).to_list(),
            "arrow": f.arrow(values.to_arrow()).to_pylist(),
            "sql": [row[0] for row in duckdb.execute(f"SELECT {f.sql()} FROM values").fetchall()],
            "ibis": f.ibis(ibis.memtable(values.to_arrow())).to_pyarrow().to_pylist(),
        }
        assert {name: str(one) for name, one in found.items()} == dict.fromkeys(found, str(expected)), text


def test_missing_values_of_every_kind_stay_missing_in_pandas_and_numpy() -> None:
    f = petaday.compile("a * 2")
    nullable = pd.DataFrame({"a": pd.array([1, None], dtype="Int64")})
    assert str(f.pandas(nullable).tolist()) == "[2.0, <NA>]"
    arrows = nullable.astype("double[pyarrow]")
    assert (str(f.pandas(arrows).dtype), f.pandas(arrows).isna().tolist()) == ("double[pyarrow]", [False, True])
    assert str(f.pandas(pd.DataFrame({"a": [1, None]}, dtype=object)).tolist()) == "[2.0, nan]"
    assert str(f.numpy(a=np.ma.masked_array([1, 2], [False, True])).tolist()) == "[2.0, nan]"
    assert str(f.numpy(a=[1, None]).tolist()) == "[2.0, nan]"


def test_a_name_has_no_value_while_units_are_settled() -> None:
    """A placeholder of 1 would divide by zero here, and one of 2 would be a utilization of more than one."""
    assert petaday.compile("N / ln(D)").numpy(N=8.0, D=math.e) == 8.0
    assert petaday.compile("1 / (N - D)").numpy(N=3.0, D=1.0) == 0.5
    assert petaday.compile("ln(ln(ln(N)))").numpy(N=math.e**math.e) == pytest.approx(0.0)
    f = petaday.compile("gpus * peak * utilization", units={"peak": "TFLOP/s"})
    assert f.numpy(gpus=8, peak=1, utilization=0.5) == 4e12


def test_a_hyphen_between_names_is_a_minus() -> None:
    tight = petaday.compile("6 * N * (D-1)")
    assert list(tight.inputs) == ["N", "D"]
    assert tight.numpy(N=2.0, D=3.0) == 24.0
    assert petaday.compile("N-D-3").numpy(N=9.0, D=1.0) == 5.0
    assert list(petaday.compile("GPU-hours * 2", units={"GPU-hours": "hours"}).inputs) == ["GPU-hours"]


def test_a_bracket_of_names_alone_is_worked() -> None:
    """In running text `(b - c)` may be words; here it is arithmetic, and a division is no unit `per gpus`."""
    assert petaday.compile("a - (b - c)").numpy(a=9.0, b=5.0, c=1.0) == 5.0
    assert petaday.compile("0.5 / gpus * a").numpy(gpus=2.0, a=8.0) == 2.0
    assert petaday.compile("-N * 3 - -sqrt(N)").numpy(N=4.0) == -10.0


def test_powers_and_logarithms_are_within_two_units_in_the_last_place() -> None:
    """`^`, `ln`, `log2`, `log10`, `exp` and roots come of each engine's own library: an ulp or two."""
    values = frame(a=np.linspace(0.01, 50, 400), b=np.linspace(-3, 3, 400))
    for text in ("a^b", "a^0.34", "ln(a)", "log2(a)", "log10(a)", "exp(b)", "sqrt(a)", "cbrt(a)", "gmean(a, 3, 7)"):
        f = petaday.compile(text)
        exact = [f.report({"a": a, "b": b}).value or 0.0 for a, b in zip(values["a"], values["b"], strict=True)]
        for name, work in EVERY.items():
            off = np.abs(np.array(work(f, values)) - exact) / np.spacing(np.abs(exact))
            assert off.max() <= 4, (text, name, off.max())


def test_the_other_engines_agree_on_a_hundred_random_expressions() -> None:
    of = random.Random(68)
    values = rows(of)
    for f in formulas(of, 100):
        expected = EVERY["numpy"](f, values)
        for name, work in OTHERS.items():
            assert all(same(*pair) for pair in zip(work(f, values), expected, strict=True)), (name, f.text)


def test_folded_constants_are_one_factor() -> None:
    f = petaday.compile("gpus * peak * days * 40%", units={"peak": "TFLOP/s", "days": "days"}, to="pfs-days")
    assert f.sql().count("e") > f.fold().sql().count("e")
    values = frame(gpus=[8, 1024], peak=[312.0, 989.4], days=[3.0, 21.5])
    assert np.allclose(f.fold().pandas(values), f.pandas(values), rtol=1e-15)
    assert (
        petaday.compile("a / 4 / (b / 2)").fold().sql()
        == '5e-1 * CAST("a" AS DOUBLE) / NULLIF(CAST("b" AS DOUBLE), 0e0)'
    )


def test_a_hundred_thousand_rows_are_the_same_in_pieces() -> None:
    a = np.arange(1.0, 150_001.0)
    f = petaday.compile("(a + b) * a / (a - 7)")
    with np.errstate(all="ignore"):
        expected = (a + 2.0) * a / np.where(a == 7, NAN, a - 7)
    assert np.array_equal(f.numpy(a=a, b=2), expected, equal_nan=True)
    assert a[0] == 1.0


def test_lazy_frames_and_deferred_expressions_are_named_by_their_unit() -> None:
    f = petaday.compile("a * days", units={"days": "days"}, to="hours")
    lazy = pl.LazyFrame({"a": [2.0], "days": [1.0]})
    assert f.polars(lazy).collect().to_dict(as_series=False) == {"hours": [48.0]}
    assert lazy.select(f.polars()).collect().to_dict(as_series=False) == {"hours": [48.0]}
    table = ibis.memtable(pa.table({"a": [2.0], "days": [1.0]}))
    assert table.mutate(spent=f.ibis()).to_pyarrow()["spent"].to_pylist() == [48.0]
    assert petaday.compile("spent = a * 2").polars(pl.DataFrame({"a": [1]})).name == "spent"


def test_one_row_has_the_worked_report_of_audit() -> None:
    f = petaday.compile("gpus * peak * days * 40%", units={"peak": "TFLOP/s", "days": "days"}, to="pfs-days")
    report = f.report({"gpus": 8, "peak": 312, "days": 3, "run": "ours"})
    assert report.pfs_days == f.numpy(gpus=8, peak=312, days=3)
    assert [step.shown for step in report.steps][-1] == "40% = 0.4"
    assert report.steps[1].shown == "peak = 3.12e14 FLOP/s"


def test_a_unit_of_two_readings_takes_the_one_that_gives_what_is_asked() -> None:
    units = {"peak": "TFLOPS", "spent": "GPU-hours"}
    assert str(petaday.compile("spent * peak", units=units, to="pfs-days").inputs["peak"].dimension) == "FLOP/s"
    assert str(petaday.compile("peak * 3", units={"peak": "PF"}, to="FLOP").inputs["peak"].dimension) == "FLOP"
