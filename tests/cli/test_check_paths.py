"""`petaday check`: paths that cannot be read, and pages that hold what a browser would run."""

from __future__ import annotations

from pathlib import Path

import pytest

from petaday.cli import main

LINE = "VGG: 4 Titan Black GPU's * 15 days * 5.1 TFLOPS/GPU * 0.33 utilization = 10,000 PF\n"


def test_one_path_that_cannot_be_read_keeps_no_other_from_its_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "vgg.txt"
    path.write_text(LINE, encoding="utf-8")
    assert main(["check", str(tmp_path / "missing.txt"), str(path)]) == 2
    told = capsys.readouterr()
    assert "warning[PD302]" in told.out
    assert "missing.txt: No such file or directory" in told.err


def test_check_takes_unsafe_html_where_build_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "page.md").write_text("---\ntitle: A\nstatus: ours\n---\n<script>1</script>\n", "utf-8")
    assert main(["check", str(tmp_path)]) == 1
    assert "error[PD510]" in capsys.readouterr().out
    assert main(["check", "--unsafe-html", str(tmp_path)]) == 0
