"""`petaday table`: a calculation on every row of a file, with its units from the heads, in memory that stays flat."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from petaday.cli import main
from petaday.columns.heads import head

CALC = "gpus * peak * days * share"
RUNS = """run,gpus,peak (TFLOP/s),days,share
"ours, the first",8,312,3,0.40
theirs,1024,989.4,21.5,0.35
older,16,5.1,14,n/a
"""
Table = Callable[..., tuple[int, str, str]]


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Table:
    """`petaday table …` in a folder with runs.csv: its exit code, output and errors."""
    monkeypatch.chdir(tmp_path)
    Path("runs.csv").write_text(RUNS, "utf-8")

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["table", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_a_column_is_written_behind_the_cells_which_stay_as_they_are(table: Table) -> None:
    code, out, error = table("runs.csv", "--calc", CALC, "--to", "pfs-days", "--out", "done.csv")
    assert (code, error) == (0, "")
    assert out == (
        "  gpus: plain numbers\n  peak: TFLOP/s, by its head\n  days: days, by its head\n  share: plain numbers\n"
        "done.csv: 3 rows, 1 without a result; pfs-days\n"
    )
    assert Path("done.csv").read_text("utf-8") == (
        "run,gpus,peak (TFLOP/s),days,share,pfs-days\n"
        '"ours, the first",8,312,3,0.40,2.9952\n'
        "theirs,1024,989.4,21.5,0.35,7623.920639999999\n"
        "older,16,5.1,14,n/a,\n"
    )
    assert sorted(file.name for file in Path().iterdir()) == ["done.csv", "runs.csv"]


def test_a_unit_that_is_given_goes_before_that_of_the_head(table: Table) -> None:
    units = ("--unit", "peak=GFLOP/s", "--unit", "days=hours")
    assert table("runs.csv", "--calc", "x = gpus * peak * days", *units, "--out", "done.csv")[0] == 0
    assert Path("done.csv").read_text("utf-8").splitlines()[1].endswith(f",{8 * (312 * 1e9) * (3 * 3600.0)!r}")


def test_parquet_keeps_its_types(table: Table) -> None:
    columns = {"run": ["a", "b"], "gpus": pa.array([8, None], pa.int32()), "peak [TFLOP/s]": [312.0, 1.0]}
    pq.write_table(pa.table(columns), "runs.parquet")
    assert table("runs.parquet", "--calc", "gpus * peak", "--name", "rate", "--out", "done.parquet")[0] == 0
    done = pq.read_table("done.parquet")
    assert [str(field.type) for field in done.schema] == ["string", "int32", "double", "double"]
    assert done["rate"].to_pylist() == [8 * 312e12, None]
    assert table("done.parquet", "--calc", "more = rate * 2", "--out", "done.tsv")[0] == 0
    assert Path("done.tsv").read_text("utf-8").splitlines()[2] == "b\t\t1.0\t\t"


def test_a_text_becomes_parquet_and_a_semicolon_stays_one(table: Table) -> None:
    Path("runs.csv").write_text("run;gpus\nours;8\ntheirs;16\n", "utf-8")
    assert table("runs.csv", "--calc", "more = gpus * 2", "--out", "done.parquet")[0] == 0
    assert pq.read_table("done.parquet").to_pylist()[0] == {"run": "ours", "gpus": 8.0, "more": 16.0}
    assert table("runs.csv", "--calc", "more = gpus * 2", "--out", "-")[:2] == (
        0,
        "run;gpus;more\nours;8;16.0\ntheirs;16;32.0\n",
    )


def test_what_is_told_as_json(table: Table) -> None:
    Path("runs.csv").write_text("gpus,share\n8,about half\n4,0.5\n", "utf-8")
    code, out, _ = table("runs.csv", "--calc", "gpus * share", "--name", "used", "--out", "done.csv", "--json")
    assert code == 1
    assert json.loads(out) == {
        "out": "done.csv",
        "column": "used",
        "unit": "1",
        "rows": 2,
        "missing": 1,
        "inputs": {
            "gpus": {"unit": "", "because": "plain numbers"},
            "share": {"unit": "", "because": "plain numbers"},
        },
        "odd": {"share": {"cells": 1, "line": 2, "text": "about half"}},
    }


def test_a_cell_of_words_is_told_and_the_rest_is_worked(table: Table) -> None:
    Path("runs.csv").write_text("gpus\n8\nfour\n\n16\nten\n", "utf-8")
    code, out, error = table("runs.csv", "--calc", "gpus * 2", "--name", "x", "--out", "done.csv")
    assert (code, Path("done.csv").read_text("utf-8")) == (1, "gpus,x\n8,16.0\nfour,\n16,32.0\nten,\n")
    assert error == "petaday table: gpus: 2 cells hold no figure, the first in row 3: “four”\n"
    assert out.endswith("done.csv: 4 rows, 2 without a result; x, a plain number\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("runs.csv --calc 'gpos * 2' --out x.csv", "= help: Did you mean gpus?"),
        ("runs.csv --calc 'gpus * peak' --to days --out x.csv", "comes to FLOP/s, and days is a unit of s"),
        ("runs.csv --calc 'gpus * 2' --name run --out x.csv", "= help: Give the new one a name: `--name …`."),
        ("runs.csv --calc 'gpus * 2' --unit peak=W --out x.csv", "no “peak”, for which a unit is given"),
        ("runs.csv --calc 'gpus * 2' --unit gpus --out x.csv", "--unit gpus: write the name and its unit"),
        ("runs.csv --calc 'gpus * 2' --out runs.csv", "runs.csv: this is the table itself"),
        ("runs.csv --calc 'gpus * 2' --out x.xlsx", "a file that ends in .csv, .tsv or .parquet"),
        ("nowhere.csv --calc 'gpus * 2' --out x.csv", "petaday: nowhere.csv: No such file or directory"),
        ("bad.parquet --calc 'gpus * 2' --out x.csv", "bad.parquet: this is no Parquet file"),
        ("wide.csv --calc 'gpus * 2' --out x.csv", "wide.csv: line 2 has 2 cells, and the head has 1"),
        ("empty.csv --calc 'gpus * 2' --out x.csv", "empty.csv: the first line names no columns"),
        ("binary.csv --calc 'gpus * 2' --out x.csv", "binary.csv: this is no text of separated values"),
    ],
)
def test_what_is_wrong_is_one_plain_error_and_nothing_is_left_behind(words: str, said: str, table: Table) -> None:
    Path("bad.parquet").write_bytes(b"PAR1 and no more")
    Path("wide.csv").write_text("gpus\n8,9\n", "utf-8")
    Path("empty.csv").touch()
    Path("binary.csv").write_bytes(b"gpus\xff\xfe\n8\n")
    before = sorted(Path().iterdir())
    code, out, error = table(*shlex.split(words))
    assert code in {1, 2}
    assert (out, said in error) == ("", True), error
    assert sorted(Path().iterdir()) == before


def test_a_head_of_a_unit_is_taken_at_its_word_and_a_letter_is_not() -> None:
    assert [tuple(head(text))[1:] for text in ("time [GPU-hours]", "peak (fp16, dense)", "s", "cost (USD)")] == [
        ("time", "GPU-hours"),
        ("peak (fp16, dense)", ""),
        ("s", ""),
        ("cost", "USD"),
    ]


MEASURE = """
import resource, sys
from petaday.cli import main
assert main(["table", sys.argv[1], "--calc", "x = a * b", "--out", sys.argv[2]]) == 0
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_memory_is_that_of_one_piece(ending: str, tmp_path: Path) -> None:
    def megabytes(rows: int) -> int:
        file = tmp_path / f"{rows}.{ending}"
        if ending == "csv":
            file.write_text("a,b\n" + "12.5,3\n" * rows, "utf-8")
        else:
            pq.write_table(pa.table({"a": [12.5] * rows, "b": [3.0] * rows}), file, row_group_size=65_536)
        words = [sys.executable, "-c", MEASURE, str(file), str(tmp_path / f"out.{ending}")]
        return int(subprocess.run(words, capture_output=True, text=True, check=True).stderr)

    assert megabytes(650_000) < megabytes(66_000) + 40
