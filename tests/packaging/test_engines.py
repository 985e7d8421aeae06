"""Engines that carry petaday to many machines: the same rows as one process, and Spark's SQL bit-equal to NumPy."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from tests.columns.test_engines import NAMES, formulas, plain, same

import petaday
from petaday.frame import scan_frame
from places import TESTS
from wheels import Fresh, clean

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
LINES = (
    "Trained on {n} H100 for 3 days: {n} H100 * 3 days * 40% = {n} pfs-days.",
    "{n} GPU * 15 days * 5.1 TFLOPS/GPU * 0.33 = 10,000 PF, and 2 * {n} = 12",
    "We thank everyone.",
    "flops = {n} * 1e9 FLOP / 0",
)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table of texts, one of them missing."""
    texts = [LINES[number % 4].format(n=number) for number in range(1, 40)]
    frame = pd.DataFrame({"id": [f"{number:02}" for number in range(40)], "body": [*texts, None]})
    file = tmp_path_factory.mktemp("papers") / "papers.parquet"
    frame.to_parquet(file)
    return file


def alone(papers: Path) -> list[list[Any]]:
    """The rows of one process."""
    found = scan_frame(pd.read_parquet(papers), text="body", id="id")
    return [[None if pd.isna(value) else value for value in row] for row in found.itertuples(index=False)]


def said(env: Fresh, program: str, *words: str) -> Any:
    """What a program of `tests/support` says, by a Python that has petaday and an engine."""
    command = [str(env.programs / "python"), str(TESTS / "support" / program), *words]
    done = subprocess.run(command, env=clean(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def spark(
    fresh: Callable[..., Fresh], papers: Path, wheel_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """What Spark says of some texts, and of two hundred formulas at three rows."""
    if not shutil.which("java"):
        pytest.skip("there is no Java, in which Spark is written: apt-get install default-jre-headless")
    folder = tmp_path_factory.mktemp("spark")
    of = random.Random(4)
    columns = {name: [of.uniform(1e-3, 1e6) for _ in range(3)] for name in NAMES}
    many = formulas(of, 200)
    given = {
        "zip": shutil.copy(wheel_file, folder / "petaday.zip"),
        "papers": str(papers),
        "columns": columns,
        "sql": [f.sql("spark") for f in many],
        "traps": [query for query, _ in TRAPS],
    }
    (folder / "given.json").write_text(json.dumps(given, default=str), "utf-8")
    env = fresh("pandas", "pyspark>=4,<5", "pyarrow>=20,<28")
    return {**said(env, "on_spark.py", str(folder / "given.json")), "formulas": many, "columns": columns}


TRAPS: list[tuple[str, float | None]] = [
    (
        f"SELECT {petaday.compile('a / 3 * a').sql('spark')} FROM (SELECT CAST(0.1 AS DECIMAL(4, 2)) AS a)",
        0.1 / 3 * 0.1,
    ),
    (f"SELECT {petaday.compile('0.33 * a').sql('spark')} FROM (SELECT 0.30000000000000004 AS a)", 0.33 * (0.1 + 0.2)),
    (f"SELECT {petaday.compile('1 / (a - b)').sql('spark')} FROM (SELECT 2 AS a, 2 AS b)", None),
    (f"SELECT {petaday.compile('min(a, b)').sql('spark')} FROM (SELECT 2 AS a, 3 AS b)", 2.0),
    (f"SELECT {petaday.compile('min(a, b)').sql('spark')} FROM (SELECT 2 AS a, NULL AS b)", None),
    (f"SELECT {petaday.compile('a * b').sql('spark')} FROM (SELECT 9000000000 AS a, 9000000000 AS b)", 8.1e19),
    (f"SELECT {petaday.compile('ln(a)').sql('spark')} FROM (SELECT 0 AS a)", None),
]


def test_spark_gives_the_rows_of_one_process(spark: dict[str, Any], papers: Path) -> None:
    assert sorted(spark["rows"], key=lambda row: row[:3]) == alone(papers)


def test_a_worker_of_spark_has_petaday_from_the_zip_that_was_added(spark: dict[str, Any]) -> None:
    assert "/petaday.zip/petaday/" in spark["place"]


def test_sql_on_spark_is_bit_equal_to_numpy(spark: dict[str, Any]) -> None:
    for f, found in zip(spark["formulas"], zip(*spark["worked"], strict=True), strict=True):
        expected = plain(f.numpy(**{name: spark["columns"][name] for name in f.inputs}))
        worked = plain(None if value is None else float.fromhex(value) for value in found)
        assert [same(x, y) for x, y in zip(worked, expected, strict=True)] == [True] * 3, f.text


def test_decimals_zero_and_missing_figures_are_on_spark_what_they_are_elsewhere(spark: dict[str, Any]) -> None:
    assert spark["traps"] == [result for _, result in TRAPS]


def test_two_processes_of_dask_give_the_rows_of_one(fresh: Callable[..., Fresh], papers: Path) -> None:
    dask = said(fresh("pandas", "dask[dataframe]>=2025.1", "distributed>=2025.1"), "on_dask.py", str(papers))
    assert len(dask["pids"]) == 2
    assert dask["rows"] == alone(papers)
