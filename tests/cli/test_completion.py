"""Completion in real shells: TAB behind the beginning of a word."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from petaday.cli import main
from petaday.cli.completion import SHELLS

TYPED = {
    "petaday conv\t": "conve",  # of two that begin so, what both have
    "petaday fmt --che\t": "--check",
    "petaday fmt --blanks k\t": "keep",
    "petaday completion f\t": "fish",
    "petaday check not\t": "notes.md",
    "petaday build my\t": "mysite",
}
LOADED = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
}
BEGUN = {
    "bash": "source ./script; bind 'set show-all-if-ambiguous on'; echo now${x}here\n",
    "zsh": "fpath=($PWD $fpath); autoload -U compinit; compinit -u; bindkey '^I' complete-word; echo now${x}here\n",
}
FILES = {"bash": "script", "zsh": "_petaday", "fish": "petaday.fish"}
WAIT = 30  # seconds


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    for shell in SHELLS:
        assert main(["completion", shell]) == 0
        (tmp_path / FILES[shell]).write_text(capsys.readouterr().out, encoding="utf-8")
    (tmp_path / "notes.md").touch()
    (tmp_path / "mysite").mkdir()
    return tmp_path


class Terminal:
    """A shell in a terminal of its own."""

    def __init__(self, shell: str, folder: Path) -> None:
        self._at, inner = pty.openpty()  # no pty.fork(): this process may have threads
        env = {"PATH": os.environ["PATH"], "HOME": str(folder), "TERM": "dumb", "LC_ALL": "C.UTF-8"}
        self._shell = subprocess.Popen(
            LOADED[shell], cwd=folder, env=env, stdin=inner, stdout=inner, stderr=inner, start_new_session=True
        )
        os.close(inner)
        self.say(BEGUN[shell], "nowhere")

    def say(self, keys: str, wanted: str) -> str:
        """Type; what is shown, at the latest when what is wanted is there."""
        os.write(self._at, keys.encode())
        shown, until = "", time.monotonic() + WAIT
        while wanted not in shown and select.select([self._at], [], [], max(0, until - time.monotonic()))[0]:
            shown += os.read(self._at, 4096).decode("utf-8", "replace").replace("\b", "")
        return shown

    def end(self) -> None:
        """Hang up."""
        os.close(self._at)
        self._shell.kill()
        self._shell.wait()


@pytest.mark.parametrize("shell", LOADED)
def test_tab_completes(shell: str, folder: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    terminal = Terminal(shell, folder)
    for keys, wanted in TYPED.items():
        assert wanted in terminal.say(keys, wanted), keys
        terminal.say("\x15\n", "\n")
    terminal.end()


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not installed")
@pytest.mark.parametrize("keys", TYPED)
def test_fish_completes(keys: str, folder: Path) -> None:
    asked = f"source petaday.fish; complete -C '{keys.rstrip()}'"
    home = {"PATH": os.environ["PATH"], "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["fish", "--no-config", "-c", asked], cwd=folder, env=home, capture_output=True, text=True, check=True
    )
    assert TYPED[keys] in done.stdout


def test_a_shell_is_wanted() -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["completion", "tcsh"])


def test_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "shtab", None)
    assert main(["completion", "bash"]) == 2
    said = "`petaday completion` needs the completion extra: pip install 'petaday[completion]'\n"
    assert capsys.readouterr().err == said
