"""Figures said twice: accused before they were put right, silent after."""

from __future__ import annotations

from pathlib import Path

import pytest

from petaday.cli import main
from petaday.restated import restated

HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    text = (HERE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("# ")]


def wrong(line: str) -> list[str]:
    code = line.removeprefix("python: ").replace(r"\n", "\n") if line.startswith("python: ") else ""
    return [one.worked for one in restated("" if code else line, code=code) if not one.fits]


@pytest.mark.parametrize("line", lines("cases.txt"))
def test_a_case_is_accused_before_and_silent_after(line: str) -> None:
    before, _, rest = line.partition(" => ")
    after, _, worked = rest.rpartition(" | ")
    mark = "python: " if before.startswith("python: ") else ""
    assert wrong(before) == [worked]
    assert wrong(mark + after) == []


@pytest.mark.parametrize("line", lines("silent.txt"))
def test_what_has_another_reason_is_silent(line: str) -> None:
    assert wrong(line) == []


def test_check_speaks_of_it_in_text_and_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text("Each rack has a link of 400 GBps (2.2 Tbps).\n", encoding="utf-8")
    (tmp_path / "b.py").write_text("KEEP = 60 * 60 * 24 * 3  # 2 days\n", encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "400 GBps is said again as 2.2 Tbps: it is 3.2 Tbps." in out
    assert "60 * 60 * 24 * 3 is said again as 2 days: it is 3 days." in out
