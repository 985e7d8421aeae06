"""Texts in the rows of a table: Parquet and JSON Lines give the rows that a frame gives."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from petaday.cli import main
from petaday.frame import scan_frame

PAPERS: dict[str, list[Any]] = {
    "id": ["a", "b", "c", "d"],
    "body": ["Here 3 days × 8 GPUs = 24 GPU-days.", None, "No figure.", "2 * 3 = 6 and 5 * 5 = 90."],
    "year": [2019, 2020, 2021, 2022],
}
Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """`petaday scan … --out finds.jsonl` in a folder with papers.parquet and papers.jsonl."""
    monkeypatch.chdir(tmp_path)
    pq.write_table(pa.table(PAPERS), "papers.parquet")
    lines = [dict(zip(PAPERS, row, strict=True)) for row in zip(*PAPERS.values(), strict=True)]
    Path("papers.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["scan", *words, "--out", "finds.jsonl"])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def records() -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path("finds.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("ending", ["parquet", "jsonl"])
def test_a_table_of_texts_gives_the_rows_of_its_frame(ending: str, scan: Command) -> None:
    assert scan(f"papers.{ending}", "--text", "body", "--id", "id") == (
        0,
        "finds.jsonl: 3 rows of 3 texts; 3 stated results: 2 follows, 1 off\n",
        "",
    )
    found = scan_frame(pd.DataFrame(PAPERS), text="body", id="id")
    assert records() == found.astype(object).where(found.notna(), None).to_dict("records")


def test_without_an_id_a_row_is_named_by_its_file_and_number(scan: Command) -> None:
    Path("shards").mkdir()
    for name in ("papers.parquet", "papers.jsonl"):
        Path(name).rename(f"shards/{name}")
    Path("shards/notes.md").write_text("2 * 4 = 8\n", "utf-8")
    assert scan("shards", "--text", "body")[0] == 0
    assert [row["doc"] for row in records()] == [
        *("shards/papers.jsonl:0", "shards/papers.jsonl:3", "shards/papers.jsonl:3"),
        *("shards/papers.parquet:0", "shards/papers.parquet:3", "shards/papers.parquet:3"),
    ]
    assert scan("shards")[1].endswith(
        "; 1 file of other kinds; 2 tables whose rows were not read as texts (--text COLUMN)\n"
    )


def test_a_line_that_is_no_record_and_a_cell_that_is_no_text_are_rows(scan: Command) -> None:
    lines = ['{"body": "2 * 3 = 6", "id": 7}', '{"body"', "", "[1]", '{"id": "none"}', '{"body": 12, "id": "n"}']
    Path("papers.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    assert scan("papers.jsonl", "--text", "body", "--id", "id")[0] == 2
    said = {row["doc"]: row["error"] for row in records()}
    assert said.pop("papers.jsonl:1").startswith("line 2 is no JSON: ")
    assert said == {"7": None, "papers.jsonl:3": "line 4 is no record but list", "n": "this is no text but of type int"}


def test_a_text_that_is_no_utf_8_and_a_table_that_breaks_off(scan: Command) -> None:
    odd = pa.Array.from_buffers(pa.string(), 2, pa.array([b"gr\xf6\n2 * 3 = 6", b"4 * 5 = 20"], pa.binary()).buffers())
    pq.write_table(pa.table({"t": odd}), "papers.parquet")
    assert scan("papers.parquet", "--text", "t")[0] == 0
    assert [row["text"] for row in records()] == ["2 * 3 = 6", "4 * 5 = 20"]
    pq.write_table(pa.table({"t": ["2 * 3 = 6"] * 1000}), "cut.parquet", row_group_size=500, use_dictionary=False)
    data = bytearray(Path("cut.parquet").read_bytes())
    middle = pq.ParquetFile("cut.parquet").metadata.row_group(1).column(0).data_page_offset
    data[middle : middle + 40] = bytes(40)
    Path("cut.parquet").write_bytes(data)
    assert scan("cut.parquet", "--text", "t")[0] == 2
    *sound, broken = records()
    assert len(sound) == 256
    assert (broken["doc"], broken["error"].startswith("behind row ")) == ("cut.parquet", True)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("papers.parquet", "papers.parquet: name the column of texts, as in --text id; there are `id`, `body`, `year`"),
        ("papers.jsonl", "papers.jsonl: name the column of texts, as in --text id; there are `id`, `body`, `year`"),
        ("papers.parquet --text bdy", "papers.parquet: no column is called `bdy`; there are `id`, `body`, `year`"),
        ("papers.jsonl --text body --id no", "papers.jsonl: no column is called `no`; there are `id`, `body`, `year`"),
        ("papers.parquet --text year", "papers.parquet: the column `year` holds no texts but int64"),
        ("papers.jsonl --text year", "papers.jsonl: the column `year` holds no texts but int"),
        ("bad.parquet --text t", "bad.parquet: this is no Parquet file: "),
        ("bad.jsonl --text t", "bad.jsonl: its first lines are no records of JSON"),
        ("a.md --text t", "a.md: --text names a column, and this is no .parquet or .jsonl or .ndjson"),
    ],
)
def test_a_table_without_its_column_is_one_sentence(words: str, said: str, scan: Command) -> None:
    for name in ("bad.parquet", "bad.jsonl", "a.md"):
        Path(name).write_text("none of it", "utf-8")
    code, out, error = scan(*words.split())
    assert (code, out) == (2, "")
    assert error.startswith(f"petaday scan: {said}"), error
    assert error.count("\n") == 1
    assert not Path("finds.jsonl").exists()
