"""A run that is killed goes on where it was, and ends with the file that an undisturbed one writes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from petaday.cli import main

LINE = "n{0} = {0} GPU * 15 days * 5.1 TFLOPS/GPU * 0.33 = {0},000 PF\n\n"
Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """`petaday scan notes …` in a folder with two dozen texts, each as large as a batch, and a file that is broken."""
    monkeypatch.chdir(tmp_path)
    Path("notes").mkdir()
    for number in range(24):
        text = "".join(LINE.format(number * 100 + line + 1) for line in range(20)) + "so many words\n" * 20_000
        Path(f"notes/{number:02}.txt").write_text(text, "utf-8")
    Path("notes/broken.pdf").write_text("no PDF", "utf-8")

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["scan", "notes", *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def stopped(out: str, sign: signal.Signals) -> tuple[int, str, str]:
    """How a run by two processes ends that gets this signal when its first part is there."""
    command = [sys.executable, "-m", "petaday", "scan", "notes", "--out", out, "--jobs", "2"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) as process:
        while not list(Path(f"{out}.parts").glob("*.part")):
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.01)
        os.kill(process.pid, sign)
        said = process.communicate(timeout=60)  # waits for whoever holds its output: no worker is left behind
        return process.returncode, *said


def names() -> list[str]:
    return sorted(one.name for one in Path().iterdir() if not one.name.startswith("."))


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_a_run_that_is_killed_ends_with_the_same_file(ending: str, scan: Command) -> None:
    out = f"finds.{ending}"
    assert stopped(out, signal.SIGKILL)[0] == -signal.SIGKILL
    assert names() == [f"{out}.parts", "notes"]
    code, said, error = scan("--out", out, "--resume", "--jobs", "2")
    assert (code, error) == (2, "")
    assert "taken from before" in said
    assert scan("--out", f"whole.{ending}", "--jobs", "1")[0] == 2
    assert Path(out).read_bytes() == Path(f"whole.{ending}").read_bytes()


def test_what_is_kept_serves_the_next_run_and_a_text_that_changed_is_read_anew(scan: Command) -> None:
    assert "taken from before" not in scan("--out", "finds.csv", "--resume", "--jobs", "1")[1]
    kept = len(list(Path("finds.csv.parts").iterdir()))
    Path("notes/20.txt").write_text("2 * 3 = 6\n" + "so many words\n" * 20_000, "utf-8")
    assert f"; {kept - 1} parts taken from before" in scan("--out", "finds.csv", "--resume", "--jobs", "1")[1]
    assert ",2 * 3 = 6," in Path("finds.csv").read_text("utf-8")
    dropped = f"petaday scan: {len(list(Path('finds.csv.parts').iterdir()))} parts of an earlier run dropped"
    assert scan("--out", "finds.csv", "--jobs", "1")[2] == f"{dropped}; --resume takes them\n"
    assert names() == ["finds.csv", "notes"]


def test_a_part_that_is_not_whole_is_made_anew(scan: Command) -> None:
    scan("--out", "finds.csv", "--resume", "--jobs", "1")
    before = Path("finds.csv").read_bytes()
    one, two, *rest = sorted(Path("finds.csv.parts").iterdir())
    one.write_bytes(one.read_bytes()[:-200])
    two.write_bytes(b"")
    assert f"{len(rest)} parts taken from before" in scan("--out", "finds.csv", "--resume", "--jobs", "1")[1]
    assert Path("finds.csv").read_bytes() == before


def test_another_way_of_reading_takes_no_part_of_this_one(scan: Command) -> None:
    for more in Path("notes").glob("*[1-9].txt"):
        more.unlink()
    scan("--out", "finds.csv", "--resume", "--jobs", "1", "--only", "claims")
    assert "taken from before" in scan("--out", "finds.csv", "--resume", "--jobs", "1", "--only", "units")[1]
    assert "taken from before" not in scan("--out", "finds.csv", "--resume", "--jobs", "1", "--exact")[1]


def test_ctrl_c_says_how_it_goes_on(scan: Command) -> None:
    said = "petaday scan: stopped; the same command with --resume goes on from here\n"
    assert stopped("finds.csv", signal.SIGINT) == (130, "", said)
    assert names() == ["finds.csv.parts", "notes"]
    assert "taken from before" in scan("--out", "finds.csv", "--resume", "--jobs", "1")[1]
