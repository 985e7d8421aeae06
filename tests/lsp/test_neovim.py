"""Neovim itself, with the lines of the guide, where it is installed: findings, hints and formatting."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from places import CONTENT

LINES = re.search(r"^```lua\n(.*?)^```$", (CONTENT / "guides/editor.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
TRY = """
local found, hints = {}, {}
vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end, 20)
for _, one in ipairs(vim.diagnostic.get(0)) do table.insert(found, one.code) end
vim.wait(30000, function() hints = vim.lsp.inlay_hint.get({ bufnr = 0 }); return #hints > 0 end, 20)
vim.lsp.buf.format({ async = false, timeout_ms = 30000 })
local told = { found, hints[1].inlay_hint.label, vim.api.nvim_buf_get_lines(0, 0, -1, false) }
io.stdout:write(vim.json.encode(told))
vim.cmd("qall!")
"""


def version() -> tuple[int, ...]:
    """The version of Neovim that is installed; none where it is not."""
    if not shutil.which("nvim"):
        return ()
    said = subprocess.run(["nvim", "--version"], capture_output=True, text=True, check=True).stdout
    return tuple(map(int, re.findall(r"\d+", said.partition("\n")[0])[:2]))


@pytest.mark.skipif(version() < (0, 11), reason="Neovim 0.11 or newer is not installed")
@pytest.mark.parametrize(("name", "line"), [("notes.md", "2 * 3 = 7"), ("run.calc", "2 × 3 = 7")])
def test_the_lines_of_the_guide_do(name: str, line: str, tmp_path: Path) -> None:
    assert LINES
    (tmp_path / "init.lua").write_text(LINES[1], encoding="utf-8")
    (tmp_path / "try.lua").write_text(TRY, encoding="utf-8")
    (tmp_path / name).write_text("2 * 3 = 7\n", encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    words = ["nvim", "--headless", "-u", "init.lua", name, "-c", "luafile try.lua"]
    env = {"PATH": path, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(words, cwd=tmp_path, env=env, capture_output=True, text=True, check=True, timeout=120)
    assert json.loads(done.stdout) == [["PD302"], "= 6", [line]]
