"""`petaday scan|check … --out`: a row a stated result, the same however many work at it and whatever goes wrong."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest

from pdf_files import Piece, pdf
from petaday.cli import main
from petaday.corpus import working
from petaday.frame import SCAN, scan_frame
from petaday.frame.rows import found_in

NOTES = {
    "a.md": "It took 3 days × 8 GPUs = 24 GPU-days.\n\nn = 4 GPU * 15 days * 5.1 TFLOPS/GPU * 0.33 = 10,000 PF\n",
    "b.txt": "Nothing is stated here.\n",
    "c/d.txt": "2 * 3 = 6, and 5 * 5 = 90.\n",
    "c/e.txt": "3 days * 8 GPUs, and no result\n",
}
Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def petaday(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """`petaday …` in a folder with notes/: its exit code, output and errors."""
    monkeypatch.chdir(tmp_path)
    for name, text in NOTES.items():
        put(f"notes/{name}", text)

    def run(*words: str) -> tuple[int, str, str]:
        try:
            code = main(words)
        except SystemExit as end:
            code = int(str(end.code))
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def put(name: str, text: str | bytes) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(text.encode() if isinstance(text, str) else text)


def records(name: str = "finds.jsonl") -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(name).read_text("utf-8").splitlines()]


def test_the_rows_are_those_of_a_frame_of_the_same_texts(petaday: Command) -> None:
    code, out, error = petaday("scan", "notes", "--out", "finds.jsonl")
    assert (code, error) == (0, "")
    assert out == ("finds.jsonl: 5 rows of 4 texts; 4 stated results: 2 follows, 1 within factor 2, 1 off\n")
    frame = pd.DataFrame({"id": [f"notes/{name}" for name in NOTES], "text": list(NOTES.values())})
    found = scan_frame(frame, text="text", id="id")
    expected = found.astype(object).where(found.notna(), None).to_dict("records")
    assert records() == expected
    assert sorted(file.name for file in Path().iterdir()) == ["finds.jsonl", "notes"]


def test_parquet_and_csv_hold_the_same_rows(petaday: Command) -> None:
    for ending in ("jsonl", "parquet", "csv"):
        assert petaday("scan", "notes", "--out", f"finds.{ending}")[0] == 0
    table = pq.read_table("finds.parquet")
    assert table.to_pylist() == records()
    kinds = {"figure": "double", "whole": "int64", "text": "string"}
    assert [str(field.type) for field in table.schema] == [kinds[field.kind] for field in SCAN]
    with Path("finds.csv").open(encoding="utf-8", newline="") as lines:
        cells = list(csv.DictReader(lines))
    assert cells == [{key: "" if value is None else str(value) for key, value in row.items()} for row in records()]


@pytest.mark.parametrize("ending", ["parquet", "jsonl", "csv"])
def test_two_processes_write_the_same_file_as_one(ending: str, petaday: Command) -> None:
    for number in range(90):
        put(f"notes/{number}.txt", f"{number} days * 8 GPUs = {number * 8} GPU-days\n")
    for jobs in ("1", "2"):
        assert petaday("scan", "notes", "--out", f"{jobs}.{ending}", "--jobs", jobs)[0] == 0
    assert Path(f"1.{ending}").read_bytes() == Path(f"2.{ending}").read_bytes()


@pytest.mark.parametrize(
    ("only", "kept"),
    [
        ("claims", ["24 GPU-days", "10,000 PF", "= 6", "= 90"]),
        ("units", ["24 GPU-days", "10,000 PF", "8 GPUs"]),
        ("all", ["24 GPU-days", "10,000 PF", "= 6", "= 90", "8 GPUs"]),
    ],
)
def test_only_some_rows_are_written(only: str, kept: list[str], petaday: Command) -> None:
    put("notes/z/z.pdf", "no PDF")
    assert petaday("scan", "notes", "--out", "finds.jsonl", "--only", only)[0] == 2
    *found, broken = records()
    assert [row["text"][-len(end) :] for row, end in zip(found, kept, strict=True)] == kept
    assert broken["doc"] == "notes/z/z.pdf"


def test_check_fails_where_a_result_is_off_and_scan_where_there_is_none(petaday: Command) -> None:
    assert petaday("check", "notes", "--out", "finds.jsonl")[0] == 1
    assert petaday("check", "notes/a.md", "--out", "finds.jsonl")[0] == 0
    assert petaday("scan", "notes/b.txt", "--out", "finds.jsonl")[0] == 1
    assert records() == []


def test_what_cannot_be_read_is_a_row_and_costs_nothing_else(petaday: Command) -> None:
    put("notes/latin.txt", "größer\n2 * 3 = 6\n".encode("cp1252"))
    put("notes/no.pdf", "no PDF")
    put("notes/no.ipynb", "{}")
    put("notes/picture.png", b"\x89PNG\x00\x00")
    put("notes/long.txt", "so many words\n" * 150_000)
    put("notes/paper.pdf", pdf([Piece("2 GPU * 3 days * 5 TFLOPS = 0.03 pfs-days", 72, 700)]))
    Path("notes/gone.txt").symlink_to("nowhere")
    os.mkfifo("notes/waits.md")
    code, out, error = petaday("scan", "notes", "--out", "finds.jsonl")
    assert (code, error) == (2, "")
    assert {Path(row["doc"]).name: row["error"] for row in records() if row["find"] < 0} == {
        "gone.txt": "No such file or directory",
        "long.txt": "only the first 1,999,998 of 2,100,000 characters were read",
        "no.ipynb": "this notebook cannot be read: it is no JSON with cells",
        "no.pdf": "it is called a PDF and is none",
    }
    assert [row["text"] for row in records() if Path(row["doc"]).name in {"latin.txt", "paper.pdf"}] == [
        "2 * 3 = 6",
        "2 GPU * 3 days * 5 TFLOPS = 0.03 pfs-days",
    ]
    assert out.endswith(
        "; 1 file of other kinds; 1 text not in UTF-8, read as Windows-1252; 4 rows with what could not be read\n"
    )


def test_a_fault_of_petaday_is_a_row(petaday: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(text: str, **asked: Any) -> Any:
        return found_in(text, **asked) if "Nothing" not in text else 1 / 0

    monkeypatch.setattr(working, "found_in", faulty)
    assert petaday("scan", "notes", "--out", "finds.jsonl", "--jobs", "1")[0] == 2
    (row,) = [row for row in records() if row["find"] < 0]
    assert (row["doc"], row["error"]) == ("notes/b.txt", "a fault of petaday: ZeroDivisionError: division by zero")
    assert len(records()) == 6


def test_a_name_that_is_no_utf_8_is_written_in_signs_that_are(petaday: Command) -> None:
    Path(os.fsdecode(b"notes/caf\xe9.txt")).write_text("2 * 3 = 6\n", "utf-8")
    assert petaday("scan", "notes", "--out", "finds.parquet")[0] == 0
    assert "notes/caf\\udce9.txt" in pq.read_table("finds.parquet")["doc"].to_pylist()


def test_settings_exclude_files_and_the_table_is_never_read(petaday: Command) -> None:
    put("petaday.toml", 'exclude = ["notes/c"]\n')
    for _ in range(2):
        assert petaday("scan", ".", "--out", "finds.jsonl")[0] == 0
        assert {row["doc"] for row in records()} == {"notes/a.md"}


def test_the_utilization_that_a_project_settles_is_taken(petaday: Command) -> None:
    put("a.txt", "Here 8 GPU * 3 days * 312 TFLOP/s * 0.5 = 3.7 pfs-days.\n")
    codes = []
    for share in (0.33, 0.5):
        put("petaday.toml", f"utilization = {share}\n")
        petaday("scan", "a.txt", "--out", "finds.jsonl", "--resume")
        codes.append("PD402" in records()[-1]["codes"])
    assert codes == [False, True]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("scan notes --out finds.xlsx", "finds.xlsx: a table is a file that ends in .parquet, .jsonl, .csv"),
        ("scan notes --resume", "--resume is for a table: name its file with --out"),
        ("check notes --only claims", "--only is for a table: name its file with --out"),
        ("scan notes --out f.csv --json", "--out writes a table, and --json is for a report"),
        ("check notes --out f.csv --format sarif", "--out writes a table, and --format is for a report"),
        ("check notes --out f.csv --fail-on note", "--out writes a table, and --fail-on is for a report"),
        ("scan - --out f.csv", "a table is made of files, and not of standard input"),
        ("scan notes --out f.csv --jobs -1", "--jobs is a number of processes"),
        ("scan notes --out f.csv --id a", "--text has to name the one that holds its texts"),
        ("scan nowhere --out f.csv", "petaday: nowhere: No such file or directory"),
        ("scan notes --out nowhere/f.csv", "petaday: nowhere/f.csv.parts: No such file or directory"),
    ],
)
def test_what_is_asked_wrongly_is_told_and_nothing_is_written(words: str, said: str, petaday: Command) -> None:
    code, out, error = petaday(*words.split())
    assert (code, out, said in error) == (2, "", True), error
    assert [file.name for file in Path().iterdir()] == ["notes"]


@pytest.mark.parametrize("words", ["scan notes --out f.parquet", "scan t.parquet --text t --out f.csv"])
def test_parquet_without_pyarrow_names_the_extra(words: str, petaday: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    put("t.parquet", "")
    for name in [name for name in sys.modules if name.startswith("pyarrow.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    said = "petaday scan: a table in Parquet needs the columns extra: pip install 'petaday[columns]'\n"
    assert petaday(*words.split()) == (2, "", said)
    assert petaday("scan", "notes", "--out", "f.csv")[0] == 0


MEASURE = """
import resource, sys
from petaday.cli import main
main(["scan", sys.argv[1], "--text", "t", "--out", sys.argv[2], "--jobs", "1"])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""


def test_memory_is_that_of_a_batch(tmp_path: Path) -> None:
    def megabytes(rows: int) -> int:
        file = tmp_path / f"{rows}.jsonl"
        with file.open("w", encoding="utf-8") as lines:
            for number in range(rows):
                lines.write(json.dumps({"t": f"{number} and 2 * 3 = 6.\n" + "so many words " * 2000}) + "\n")
        words = [sys.executable, "-c", MEASURE, str(file), str(tmp_path / "finds.jsonl")]
        return int(subprocess.run(words, capture_output=True, text=True, check=True).stderr)

    assert megabytes(800) < megabytes(50) + 12  # 22 MB of texts
