"""`petaday check` and what a browser would run."""

from __future__ import annotations

from pathlib import Path

import pytest

from petaday.cli import main


def test_check_takes_unsafe_html_where_build_does(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "page.md").write_text("---\ntitle: A\nstatus: ours\n---\n<script>1</script>\n", "utf-8")
    assert main(["check", str(tmp_path)]) == 1
    assert "error[PD510]" in capsys.readouterr().out
    assert main(["check", "--unsafe-html", str(tmp_path)]) == 0
