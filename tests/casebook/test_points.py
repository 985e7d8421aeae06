"""A chart's file beside the pages: each point that leads to a page is one of its figures."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from petaday import casebook
from petaday.casebook import points
from petaday.cli import main
from places import CONTENT

HEAD = "date,system,pfs-days,slug\n"
PAGE = """---
title: VGG
status: as printed
headline: m
---
```calc id=m
4 GPUs * 15 days * 5.1 TFLOPS * 0.33 = 0.12 pfs-days
```
"""


def content(folder: Path, rows: str, name: str = "chart.csv") -> Path:
    (folder / "systems").mkdir()
    (folder / "data").mkdir()
    (folder / "systems/vgg.md").write_text(PAGE, "utf-8")
    (folder / "data" / name).write_text(HEAD + rows, "utf-8")
    return folder


@pytest.mark.parametrize("value", ["0.12", "0.101", "0.1012"])
def test_a_point_is_what_a_calculation_states_or_comes_to(tmp_path: Path, value: str) -> None:
    assert points.examine(*both(content(tmp_path, f"2014-09-04,VGG,{value},systems/vgg\n"))) == ()


@pytest.mark.parametrize("name", ["chart.csv", "chart_2018.csv", "field.csv", "of-our-own.csv"])
def test_a_point_that_is_no_figure_of_its_page_is_an_error(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = content(tmp_path, "2014-09-04,Another,1,\n2014-09-04,VGG,100000,systems/vgg\n", name)
    [found] = casebook.load(root).findings
    assert (found.line, found.diagnostic.code, found.diagnostic.severity) == (3, "PD511", "error")
    assert "VGG is charted at 100,000 pfs-days" in found.diagnostic.message
    assert main(["check", str(root)]) == 1
    assert f"{name}:3:1" in capsys.readouterr().out


def test_a_point_without_a_page_and_a_table_of_something_else_are_let_be(tmp_path: Path) -> None:
    root = content(tmp_path, "2014-09-04,Another,1,\n2014-09-04,Lost,1,systems/lost\n2014-09-04,VGG,much,systems/vgg\n")
    (root / "data/other.csv").write_text("system,figure\nVGG,5\n", "utf-8")
    (root / "data/folder.csv").mkdir()
    assert points.files(root) == [root / "data/chart.csv"]
    assert points.examine(*both(root)) == ()


def test_the_published_records_are_figures_of_their_pages(tmp_path: Path) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    found = casebook.load(tmp_path / "content")
    assert [path.name for path in points.files(tmp_path / "content")] == ["chart_2018.csv", "modest_2018.csv"]
    assert found.findings == ()


def both(root: Path) -> tuple[Path, tuple[casebook.Page, ...]]:
    return root, casebook.load(root).pages
