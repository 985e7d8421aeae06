"""Columns of calculations in pandas and Polars: the same rows in both, missing is missing, every input has a row."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pandas as pd
import polars as pl
import pytest

import petaday
import petaday.pandas
import petaday.polars
from petaday.frame import AUDIT
from petaday.frame.rows import audited

CALCS = [
    "8 A100 * 312 TFLOPS * 3 days * 40% = 3.0 pfs-days",
    "4 GPU * 15 days * 5.1 TFLOPS/GPU * 0.33 = 10,000 PF = 0.12 pfs-days",
    "3 days * 8",
    "4 TFLOPZ * 3 days",
    "2 * 3 = 60",
    "no calculation at all",
    "",
]
ROWS = [  # value, unit, flop, pfs_days, stated, ratio, verdict
    (2.5878528e20, "FLOP", 2.5878528e20, 2.9952, 2.592e20, 1.0016, "follows"),
    (8.7247e18, "FLOP", 8.7247e18, 0.10098, 1e19, 1.1462, "within factor 2"),
    (2073600.0, "s", None, None, None, None, None),
    (None, None, None, None, None, None, None),
    (6.0, "1", None, None, 60.0, 10.0, "off"),
    (None, None, None, None, None, None, None),
    (None, None, None, None, None, None, None),
]
NAMES = [field.name for field in AUDIT]


def of_pandas(values: list[Any]) -> pd.DataFrame:
    return pd.Series(values, name="calc").petaday.audit()  # type: ignore[no-any-return]


def of_polars(values: list[Any]) -> pl.DataFrame:
    return pl.Series("calc", values, strict=False).petaday.audit()  # type: ignore[attr-defined, no-any-return]


def test_each_calculation_is_a_row_and_the_same_in_both_libraries() -> None:
    one, other = of_pandas(CALCS), of_polars(CALCS)
    rows: list[tuple[Any, ...]] = [tuple(row) for row in one.astype(object).where(one.notna(), None).to_numpy()]
    assert rows == other.rows()
    assert [list(one.columns), other.columns] == [NAMES, NAMES]
    for row, expected in zip(rows, ROWS, strict=True):
        assert (row[1], row[6]) == (expected[1], expected[6])
        for got, figure in zip(row[:6], expected[:6], strict=True):
            assert got == (figure if figure is None or isinstance(figure, str) else pytest.approx(figure, rel=1e-3))
    assert [row[7] for row in rows[3:5]] == ["PD201", "PD301"]
    assert [row[8] is None for row in rows] == [True, True, True, False, True, False, False]
    assert rows[3][8] == "PD201: `TFLOPZ` is no unit petaday knows."


def test_a_row_says_what_a_report_says() -> None:
    for text, row in zip(CALCS, audited(CALCS), strict=True):
        report = petaday.audit(text)
        assert row[:4] == (report.value, report.unit, report.flop, report.pfs_days)


@pytest.mark.parametrize("missing", [None, float("nan"), pd.NA, pd.NaT])
def test_what_is_missing_is_a_row_that_is_missing(missing: Any) -> None:
    frame = of_pandas([CALCS[0], missing, "2 * 3 = 6"])
    assert frame["value"].isna().tolist() == [False, True, False]
    assert frame.iloc[1].isna().all()


def test_the_index_is_kept_and_the_columns_are_nullable() -> None:
    series = pd.Series(["2 * 3 = 6", None], index=pd.Index(["b", "a"], name="run"))
    frame = series.petaday.audit()
    assert frame.index.equals(series.index)
    assert [str(kind) for kind in frame.dtypes] == [
        "Float64",
        "string",
        "Float64",
        "Float64",
        "Float64",
        "Float64",
        "string",
        "string",
        "string",
    ]
    joined = series.to_frame("calc").join(frame)
    assert joined.loc["b", "verdict"] == "follows"


@pytest.mark.parametrize("kind", ["object", "string", "float64", "category"])
def test_a_column_without_a_row_or_of_nothing_but_missing_is_no_error(kind: str) -> None:
    assert len(pd.Series([], dtype=kind).petaday.audit()) == 0  # type: ignore[attr-defined]
    gone = pd.Series([None, None], dtype=kind).petaday.audit()
    assert gone.isna().all(axis=None)
    assert gone["value"].dtype == "Float64"


@pytest.mark.parametrize("kind", [pl.String, pl.Null, pl.Float64, pl.Categorical])
def test_so_in_polars(kind: Any) -> None:
    assert pl.Series([], dtype=kind).petaday.audit().shape == (0, 9)  # type: ignore[attr-defined]
    gone = pl.Series([None, None], dtype=kind).petaday.audit()  # type: ignore[attr-defined]
    assert gone.null_count().row(0) == (2,) * 9
    assert gone.schema["value"] == pl.Float64


def test_a_cell_that_is_no_text_says_so_and_costs_no_other() -> None:
    frame = of_pandas([12, "2 * 3 = 6", b"2 * 3", ["2 * 3"]])
    assert frame["error"].tolist()[0] == "this is no text but of type int"
    assert frame["verdict"].tolist()[1] == "follows"
    assert frame["error"].isna().tolist() == [False, True, False, False]


def test_a_lazy_frame_of_polars_takes_it_as_an_expression() -> None:
    lazy = pl.LazyFrame({"calc": [CALCS[0], None]}).with_columns(
        pl.col("calc").petaday.audit().alias("done")  # type: ignore[attr-defined]
    )
    done = lazy.unnest("done").collect()
    assert done.columns == ["calc", *NAMES]
    assert done["verdict"].to_list() == ["follows", None]


def test_several_processes_give_the_same_rows_in_the_same_order() -> None:
    texts = [f"{n} * 3 = {3 * n}" for n in range(600)]
    assert audited(texts, jobs=2) == audited(texts)


def test_fewer_than_one_process_is_a_sentence() -> None:
    with pytest.raises(ValueError, match="jobs is 0: give how many processes are to work, 1 or more"):
        audited(["2 * 3"], jobs=0)


def test_a_text_is_worked_once_however_many_rows_it_has() -> None:
    assert len({id(row) for row in audited(["2 * 3 = 6"] * 100_000)}) == 1


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_the_accessors_are_there_by_one_import_and_the_library_is_the_real_one(library: str) -> None:
    program = (
        f"import petaday.{library}, {library}; print({library}.__name__, hasattr({library}.Series([]), 'petaday'),"
        f" hasattr({library}.DataFrame(), 'petaday'))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == f"{library} True True\n"


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_without_the_library_the_extra_is_named(library: str) -> None:
    program = (
        f"import sys; sys.modules['{library}'] = None\ntry: import petaday.{library}\nexcept ImportError as e: print(e)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    said = f"petaday.{library} needs the {library} extra: pip install 'petaday[{library}]'\n"
    assert done.stdout == said
