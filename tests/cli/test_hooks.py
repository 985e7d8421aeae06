"""The hooks for pre-commit: the manifest, and its entries on the files of a repository as pre-commit names them."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from petaday.cli import main
from places import ROOT
from wheels import Fresh, clean

HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
OFF = "8 A100 × 3 days × 40% = 7.0 pfs-days"
FILES = {
    "notes.md": f"It took {OFF}.\n",
    "docs/run.md": "```calc\n2*3 days * 1 PF = 6 pfs-days\n```\n",
    "kept.py": "x = 2*3\n",
}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A git repository with those files added."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for command in ("init -q", "add -A"):
        subprocess.run(["git", *command.split()], cwd=tmp_path, check=True)
    return tmp_path


def hook(name: str) -> dict[str, Any]:
    (found,) = [one for one in HOOKS if one["id"] == name]
    return found


def test_the_manifest_has_what_pre_commit_needs() -> None:
    assert [one["id"] for one in HOOKS] == ["petaday-check", "petaday-fmt"]
    for one in HOOKS:
        assert one.keys() >= {"id", "name", "description", "entry", "language"}
        assert one["language"] == "python"


def test_the_check_fails_for_a_figure_that_is_off(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(repository)
    command = shlex.split(hook("petaday-check")["entry"])[1:]
    assert main([*command, "docs/run.md"]) == 0
    assert main([*command, "docs/run.md", "notes.md"]) == 1
    assert "--> notes.md:1:" in capsys.readouterr().out


def test_formatting_changes_the_files_it_is_given(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    chosen = hook("petaday-fmt")
    named = [name for name in FILES if re.search(chosen["files"], name)]
    assert named == ["notes.md", "docs/run.md"]
    assert main([*shlex.split(chosen["entry"])[1:], *named]) == 0
    changed = subprocess.run(["git", "diff", "--name-only"], cwd=repository, capture_output=True, text=True, check=True)
    assert changed.stdout == "docs/run.md\n"  # what makes pre-commit stop


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="pre-commit takes hooks from a git checkout")
def test_pre_commit_itself_runs_them(fresh: Callable[..., Fresh], repository: Path, tmp_path: Path) -> None:
    programs = fresh("", "pre-commit>=4,<5").programs
    store = {"PRE_COMMIT_HOME": str(tmp_path / ".git" / "store")}

    def ran(*words: str) -> tuple[int, str]:
        command = [str(programs / "python"), "-m", "pre_commit", *words]
        done = subprocess.run(command, cwd=repository, env=clean() | store, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    assert ran("validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")) == (0, "")
    code, said = ran("try-repo", str(ROOT), "petaday-check", "--all-files")
    assert (code, "error[PD301]" in said) == (1, True), said
    code, said = ran("try-repo", str(ROOT), "petaday-fmt", "--all-files")
    assert (code, "files were modified by this hook" in said) == (1, True), said
    code, said = ran("try-repo", str(ROOT), "petaday-fmt", "--all-files")
    assert (code, "Passed" in said) == (0, True), said
