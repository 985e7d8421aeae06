"""Tables: what holds, what disagrees, and where petaday stays silent."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import petaday
from petaday.cli import main
from petaday.tabular.cells import figure
from petaday.tabular.reference import relations_of_cells

FILES = sorted(Path(__file__).parent.glob("*.toml"))
CASES = [case for file in FILES for case in tomllib.loads(file.read_text(encoding="utf-8"))["table"]]
NAMED = {case["name"]: case["text"] for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_table_holds_what_it_holds(case: dict[str, Any]) -> None:
    found = [relation for table in petaday.tables(case["text"]) for relation in table.relations]
    for kind, rows in case.get("holds", {}).items():
        assert any(one.kind == kind and set(rows) <= set(one.holds) for one in found), (kind, found)
    assert sorted({row for one in found for row in one.breaks}) == sorted(case.get("breaks", []))


def test_a_table_has_a_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "table"]) == 0
    schema = json.loads(capsys.readouterr().out)
    (table,) = petaday.tables(NAMED["on its side"])
    jsonschema.validate(table.model_dump(mode="json"), schema)
    assert (schema["title"], table.on_its_side, table.columns[2].quantity) == ("Table", True, "time")


def test_every_relation_of_the_reference_is_read() -> None:
    kinds = [{one.kind for t in petaday.tables(shown.example) for one in t.relations} for shown in relations_of_cells()]
    assert kinds == [
        {"compute=compute"},
        {"ratio=a/b"},
        {"ratio=row/row0"},
        {"share=part/sum"},
        {"total=sum of columns"},
        {"total=sum"},
        {"result=expression"},
    ]


@pytest.mark.parametrize("cell", ["–", "n/a", "", "TBD", "OOM", "1.2.3", "Stage 1: 3; Stage 2: 4", "12/2023", "3 of 4"])
def test_a_cell_without_one_figure_has_none(cell: str) -> None:
    assert figure(cell) is None


def test_check_says_where_cells_disagree(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "card.md"
    path.write_text(f"# Card\n{NAMED['utilization by the listed peak of an H100']}", encoding="utf-8")
    assert main(["check", str(path)]) == 0
    out = capsys.readouterr().out
    assert "card.md:7:21" in out
    assert "give 45.2, not 54.2" in out


def test_the_work_on_a_table_is_bounded() -> None:
    rows = "\n".join(f"| r{at} | {at % 64 + 1} | 7 | {(at % 64 + 1) * 7} |" for at in range(6000))
    (table,) = petaday.tables(f"| run | GPUs | hours | GPU-hours |\n|---|---|---|---|\n{rows}")
    assert (table.rows, table.left_out) == (4000, 2000)
    assert table.relations[0].kind == "device_time=devices*time"
