"""What the guide says of editors: five lines each, and a pattern that fits what is printed."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from petaday.cli import main
from places import CONTENT

GUIDE = (CONTENT / "guides/editor.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(lua|toml|json|elisp)\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)


def test_each_editor_has_its_lines() -> None:
    assert [language for language, _ in BLOCKS] == ["json", "lua", "toml", "json", "elisp"]
    assert all(body.count("\n") <= 5 and '"petaday"' in body for _, body in BLOCKS)


def test_they_start_the_server() -> None:
    zed = json.loads(BLOCKS[3][1])["lsp"]["petaday"]["binary"]
    helix = tomllib.loads(BLOCKS[2][1])
    assert (zed["path"], *zed["arguments"]) == ("petaday", "lsp")
    assert helix["language-server"]["petaday"] == {"command": "petaday", "args": ["lsp"]}
    assert [one["language-servers"] for one in helix["language"]] == [["petaday"]]


def test_the_task_of_vs_code_reads_what_check_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (task,) = json.loads(BLOCKS[0][1])["tasks"]
    assert task["command"] == "petaday check . --format github"
    (tmp_path / "notes.md").write_text("So.\n\n2 * 3 = 7\n", encoding="utf-8")
    main(["check", str(tmp_path / "notes.md"), "--format", "github"])
    pattern = task["problemMatcher"]["pattern"]
    (found,) = re.findall(pattern["regexp"], capsys.readouterr().out, re.MULTILINE)
    at = {name: found[pattern[name] - 1] for name in ("severity", "file", "line", "column", "message")}
    assert (at["severity"], Path(at["file"]).name, at["line"], at["column"]) == ("warning", "notes.md", "3", "9")
    assert at["message"].startswith("“7” is within a factor of 2 only")
