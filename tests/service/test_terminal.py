"""`petaday chat` at a real terminal (a pty), and with its input from a pipe."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from petaday.casebook import load
from petaday_service.terminal.chat import Chat
from places import CONTENT

pty = pytest.importorskip("pty", reason="this platform has no pseudo-terminals")

RUN = """
import argparse, sys
from petaday_service.terminal.command import add
parser = argparse.ArgumentParser()
add(parser.add_subparsers())
args = parser.parse_args()
sys.exit(args.run(args))
"""
PROMPT = re.compile(r"(?:^|\n)\d+> $")
PATIENCE = 30


class Terminal:
    """A terminal with `petaday chat` in it."""

    def __init__(self, master: int) -> None:
        self._master = master

    def type(self, keys: str) -> str:
        """Press keys; what is on the screen when the next prompt stands there."""
        self.press(keys)
        return self.until(PROMPT)

    def press(self, keys: str) -> None:
        """Press keys."""
        os.write(self._master, keys.encode())

    def until(self, wanted: re.Pattern[str]) -> str:
        """What is shown until the end of it looks like this."""
        seen = b""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            ready, _, _ = select.select([self._master], [], [], end - time.monotonic())
            try:
                seen += os.read(self._master, 65536) if ready else b""
            except OSError:  # the other side is closed
                return _plain(seen)
            if wanted.search(_plain(seen)):
                return _plain(seen)
        raise AssertionError(f"waited in vain; seen so far: {_plain(seen)!r}")


def _plain(seen: bytes) -> str:
    text = seen.decode(errors="replace").replace("\r\n", "\n").replace("\a", "")
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", text)


@contextmanager
def chat(folder: Path) -> Iterator[tuple[Terminal, subprocess.Popen[bytes]]]:
    master, slave = pty.openpty()
    command = [sys.executable, "-c", RUN, "chat", "--content", str(CONTENT), "--history", str(folder / "history")]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "200", "INPUTRC": os.devnull}
    with subprocess.Popen(
        command, cwd=folder, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
    ) as process:
        os.close(slave)
        terminal = Terminal(master)
        terminal.until(PROMPT)
        try:
            yield terminal, process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
            os.close(master)


def test_a_conversation_is_held(tmp_path: Path) -> None:
    with chat(tmp_path) as (terminal, process):
        assert "4.955e17 FLOP" in terminal.type("2 GPU * 1.58e-3 PF * 5.5 days * 0.33\n")
        assert "after / before: 1.515" in terminal.type("what if utilization = 0.5\n")
        assert "1.502e18 FLOP" in terminal.type("ans * 2\n")
        assert "Which one is meant?" in terminal.type("10 m * 3 GFLOPS\n")
        assert "1.8e12 FLOP" in terminal.type("2\n")
        assert "= 6 pfs-days" in terminal.type("2 days \\\n* 3 PF\n")
        terminal.press("quit\n")
        assert process.wait(10) == 0


def test_tab_completes_units_systems_and_questions(tmp_path: Path) -> None:
    with chat(tmp_path) as (terminal, _):
        assert "Neural Machine Translation, 2016" in terminal.type("show Neural Mach\t\n")
        assert "2.592e18 FLOP" in terminal.type("2 GPU * 3 days * 5 TFLOP/\t\n")
        assert "What one can say" in terminal.type("hel\t\n")
        assert "Hardware FLOP utilization" in terminal.type("what is HF\t\n")
        assert "1e25 FLOP" in terminal.type("which thr\t\n")


def test_typed_lines_come_back_and_are_kept_for_their_owner(tmp_path: Path) -> None:
    for keys in ("2 days * 3 PF\n", "\x1b[A\n"):
        with chat(tmp_path) as (terminal, process):
            assert "5.184e20 FLOP" in terminal.type(keys)
            terminal.press("\x04")
            assert process.wait(10) == 0
    assert (tmp_path / "history").stat().st_mode & 0o077 == 0


def test_from_a_pipe_it_answers_line_by_line(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", RUN, "chat", "--content", str(CONTENT)],
        input="rate = 5 TFLOP/s\n2 GPU * 3 days * rate\nedit 1: rate = 10 TFLOP/s\nundo\nAlexNet vs VGG\n",
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=True,
    )
    assert told.stderr == ""
    assert "2.592e18 FLOP → 5.184e18 FLOP" in told.stdout
    assert "The last edit is taken back" in told.stdout
    assert "1/17.2 of VGG" in told.stdout
    assert "\x1b" not in told.stdout


def test_files_are_read_and_written(tmp_path: Path) -> None:
    said = Chat(load(CONTENT))
    paper = tmp_path / "paper.txt"
    paper.write_text("It began.\n\n3 days * 2 PF * 0.5 = 90 pfs-days\n\n2 GPU * 3 days * 5 TFLOPS\n")
    assert "2 calculations: 1 off, 1 nothing to check" in said.say(f"read {paper}")
    assert "No such file" in said.say("read /nowhere/paper.txt")
    assert "No file has been shown yet" in said.say(f"write {tmp_path / 'out.csv'}")
    said.say("save as CSV")
    assert "is written" in said.say(f"write {tmp_path / 'out.csv'}")
    assert (tmp_path / "out.csv").read_text().startswith("message,calculation,")
    assert "File exists" in said.say(f"write {tmp_path / 'out.csv'}")


def test_nothing_said_reaches_the_terminal_as_a_command() -> None:
    said = Chat(load(CONTENT))
    for message in ("2 \x1b[31m days * 3", "show \x1b]0;x\x07", "what if \x1b[2J = 3", "x\x1b[31m = 3 days"):
        assert "\x1b" not in said.say(message)
