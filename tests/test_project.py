"""The project's own promises: small files, one command for everything, nothing left out of the package."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import pytest

from places import ROOT
from sizes import LIMIT, sizes


def test_no_source_file_is_longer_than_the_limit() -> None:
    assert {name: lines for name, lines in sizes().items() if lines > LIMIT} == {}


def test_make_says_what_there_is_to_make() -> None:
    said = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = next(line for line in makefile.splitlines() if line.startswith(".PHONY:")).split()[1:]
    assert re.findall(r"^ +make (\S+)", said, re.MULTILINE) == phony


def test_the_suite_runs_on_a_bare_machine_by_one_script() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", str(script)], check=True)


@pytest.mark.skipif(not (ROOT / ".git").exists() or not shutil.which("git"), reason="not a git checkout")
def test_nothing_that_is_kept_is_ignored() -> None:
    # the wheel leaves out what .gitignore names: a grammar or a whole source root would be gone without a word
    safe = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "--cached", "--ignored", "--exclude-standard"]
    assert subprocess.run(safe, cwd=ROOT, capture_output=True, text=True, check=True).stdout == ""
