"""Notebooks: text and comments of their cells, and what a cell printed as evidence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from petaday.cli import main


def shown(value: str) -> dict[str, Any]:
    """What Jupyter keeps of the last line of a cell."""
    return {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": [value]}}


def stream(text: str, name: str = "stdout") -> dict[str, Any]:
    """What a cell printed."""
    return {"output_type": "stream", "name": name, "text": text.splitlines(keepends=True)}


def cell(kind: str, source: str, *outputs: dict[str, Any]) -> dict[str, Any]:
    code = {"execution_count": 1, "outputs": list(outputs)} if kind == "code" else {}
    return {"cell_type": kind, "metadata": {}, "source": source.splitlines(keepends=True), **code}


def checked(tmp_path: Path, capsys: pytest.CaptureFixture[str], *cells: dict[str, Any]) -> dict[str, Any]:
    path = tmp_path / "run.ipynb"
    path.write_text(json.dumps({"cells": list(cells), "nbformat": 4}, indent=1), encoding="utf-8")
    main(["check", "--json", str(path)])
    told: dict[str, Any] = json.loads(capsys.readouterr().out)["files"][0]
    return told


def verdicts(told: dict[str, Any]) -> list[tuple[str, str]]:
    return [(claim["text"], claim["verdict"]) for report in told["reports"] for claim in report["claims"]]


@pytest.mark.parametrize(
    ("source", "output", "stated"),
    [
        ("6*175e9*300e9", shown("3.15e+23"), [("3.15e+23", "follows")]),
        ("import math\nprint(6*175e9*300e9)\n\n", stream("3.15e+23\n"), [("3.15e+23", "follows")]),
        ("6*175e9*300e9  # 3.1e23 FLOPs", shown("3.15e+23"), [("3.1e23 FLOPs", "follows"), ("3.15e+23", "follows")]),
        ("10**25 / 3", shown("np.float64(3.3333333333333336e+24)"), [("3.3333333333333336e+24", "follows")]),
        ("6*175e9*300e9", shown("2.15e+23"), [("2.15e+23", "within factor 2")]),  # run before it was changed
    ],
)
def test_a_lone_printed_figure_is_the_result_of_the_numbers_above_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], source: str, output: Any, stated: list[tuple[str, str]]
) -> None:
    told = checked(tmp_path, capsys, cell("code", source, output))
    assert verdicts(told) == stated


@pytest.mark.parametrize(
    ("source", "outputs"),
    [
        ("6 * n * d", [shown("3.15e+23")]),  # code is not judged
        ("7 // 2 * 3", [shown("9")]),
        ("2 * 3", [shown("7"), shown("8")]),
        ("2 * 3", [stream("loss 7\n")]),
        ("2 * 3", [stream("7\n", "stderr")]),
        ("print('2 * 3 = 7')", [stream("2 * 3 = 7\n")]),
        ("2 * 3", [{"output_type": "error", "ename": "E", "evalue": "2 * 3 = 7", "traceback": ["2 * 3 = 7"]}]),
        ("2 * 3", [{"output_type": "display_data", "data": {"image/png": "iVBO2*3=7", "text/plain": "7"}}]),
        ("2 * 3", [None, 7, {"output_type": "stream"}, {"output_type": "execute_result", "data": 7}]),
    ],
)
def test_no_other_output_is_a_statement(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], source: str, outputs: list[Any]
) -> None:
    told = checked(tmp_path, capsys, cell("code", source, *outputs))
    assert (told["findings"], verdicts(told)) == ([], [])


@pytest.mark.parametrize(
    ("below", "finding"),
    [
        ("That is 3.1e23 FLOP.", None),
        ("That is 2.3e23 FLOP, as much as GPT-2.", "The cell printed 3.15e23, and here it is 2.3e23 FLOP."),
        ("This gives about **3.15e22** FLOP.", "The cell printed 3.15e23, and here it is 3.15e22."),
        ("That is 3.15e20 FLOP.", None),  # perhaps it printed a thousandth
        ("That is 3,646 petaflop/s-days.", None),
        ("That is 2.3 times what GPT-2 took.", None),
        ("Training took 2.3e23 FLOP.", None),  # of another run, as far as anybody knows
    ],
)
def test_what_is_said_of_a_printed_figure_is_held_against_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], below: str, finding: str | None
) -> None:
    told = checked(tmp_path, capsys, cell("code", "6 * n * d", shown("3.15e+23")), cell("markdown", below))
    said = [(one["message"], one["part"]) for one in told["findings"]]
    assert said == ([(finding, "cell 2, line 1")] if finding else [])


def test_a_comment_is_held_against_it_too_and_the_place_is_that_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = checked(tmp_path, capsys, cell("code", "n = 3\n6 * n * d  # 2.3e23 FLOP", shown("3.15e+23")))
    (found,) = told["findings"]
    assert (found["code"], found["part"]) == ("PD307", "cell 1, line 2")
    assert "2.3e23 FLOP" in (tmp_path / "run.ipynb").read_text("utf-8").splitlines()[found["line"] - 1]


def test_the_page_shows_what_was_printed_and_cuts_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "run.ipynb"
    cells = [cell("code", "6*175e9*300e9", shown("3.15e+23")), cell("code", "log()", stream("a step\n" * 40))]
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert main(["check", "--format", "html", str(path)]) == 0
    page = capsys.readouterr().out
    assert "cell 1, output" in page
    assert (page.count("a step"), "… and 28 more lines" in page) == (12, True)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"cells": 7}', '{"worksheets": [7]}', '{"cells": "7"', "[" * 3000, '{"a": 1}']
)
def test_a_broken_notebook_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    path = tmp_path / "run.ipynb"
    path.write_text(text, encoding="utf-8")
    assert main(["check", str(path)]) == 2
    assert "this notebook cannot be read: it is no JSON with cells" in capsys.readouterr().err


def test_a_broken_cell_costs_itself_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "run.ipynb"
    held = [None, 7, {"cell_type": "code", "source": 7, "outputs": 7}, cell("markdown", "2 GPUs * 3 = 6 GPUs")]
    path.write_text(json.dumps({"cells": held}), encoding="utf-8")
    assert main(["check", str(path)]) == 0
    assert "1 calculation" in capsys.readouterr().out


def test_a_cell_of_calculations_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cells = [
        {"cell_type": "code", "source": ["%%calc n\n", "2 * 3 = 7"]},
        {"cell_type": "code", "source": "2 * 3 == 7"},
    ]
    path = tmp_path / "a.ipynb"
    path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), encoding="utf-8")
    main(["check", str(path), "--json"])
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert [(one["code"], one["part"]) for one in file["findings"]] == [("PD302", "cell 1, line 2")]
