"""The extension for VS Code: its grammar is made from petaday's tables, its package is whole."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
import zipfile
from pathlib import Path

import pytest

from places import ROOT
from textmate import GRAMMAR, alternatives, written

EDITOR = ROOT / "editors/vscode"
MANIFEST = json.loads((EDITOR / "package.json").read_text("utf-8"))
IN_PACKAGE = {
    "[Content_Types].xml",
    "extension.vsixmanifest",
    "extension/LICENSE.txt",
    "extension/dist/extension.js",
    "extension/icon.png",
    "extension/language-configuration.json",
    "extension/package.json",
    "extension/readme.md",
    "extension/syntaxes/calc.tmLanguage.json",
    "extension/syntaxes/markdown-calc.tmLanguage.json",
}


def test_the_grammar_is_that_of_the_tables() -> None:
    assert GRAMMAR.read_text("utf-8") == written(), "stale: make docs"


def test_a_pattern_of_words_is_those_words() -> None:
    words = ["day", "days", "d", "FLOP/s", "FLOP", "A100 80GB", "万"]
    pattern = re.compile(alternatives(words))
    assert all(pattern.fullmatch(word) for word in words)
    assert not any(pattern.fullmatch(word) for word in ("da", "FLOP/", "daysd", ""))


def test_the_lock_names_no_place() -> None:
    lock = (EDITOR / "package-lock.json").read_text("utf-8")
    assert "://" not in lock, "npm run lock"
    entries = [one for name, one in json.loads(lock)["packages"].items() if name]
    assert all(one["integrity"].startswith("sha512-") for one in entries)


def test_it_is_of_this_petaday() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert (MANIFEST["version"], MANIFEST["license"]) == (project["version"], project["license"])
    assert (EDITOR / "LICENSE").read_text("utf-8") == (ROOT / "LICENSE").read_text("utf-8")
    for held in ("icon", "main"):
        assert (EDITOR / MANIFEST[held]).exists() or held == "main"


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_it_is_built_and_packed(tmp_path: Path) -> None:
    if not shutil.which("npm"):
        pytest.skip("npm is not installed")
    folder = tmp_path / "vscode"
    shutil.copytree(EDITOR, folder, ignore=shutil.ignore_patterns("node_modules", "dist", "*.vsix"))
    _installed(folder)
    tested = npm(folder, "test")
    assert tested.returncode == 0, tested.stdout
    assert "# fail 0" in tested.stdout
    packed = npm(folder, "run", "package")
    assert packed.returncode == 0, packed.stdout + packed.stderr
    with zipfile.ZipFile(folder / "petaday.vsix") as held:
        assert set(held.namelist()) == IN_PACKAGE
        assert json.loads(held.read("extension/syntaxes/calc.tmLanguage.json")) == json.loads(written())
        manifest = held.read("extension.vsixmanifest").decode()
    assert f'Id="petaday" Version="{MANIFEST["version"]}"' in manifest


def _installed(folder: Path) -> None:
    done = npm(folder, "ci")
    if done.returncode and re.search(r"E(?:NOTFOUND|CONN\w+|AI_AGAIN|TIMEDOUT)|network", done.stderr):
        pytest.skip("npm reaches no packages")
    assert done.returncode == 0, done.stderr


def npm(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What npm says in a folder."""
    return subprocess.run(["npm", *words], cwd=folder, capture_output=True, text=True, check=False)
