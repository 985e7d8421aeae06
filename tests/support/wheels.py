"""petaday as its wheel installs it: unpacked, or with one extra in an environment of its own, as a person gets it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from places import ROOT

BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check"]


class UnreachedError(Exception):
    """Pip finds nothing at all: no network."""


@dataclass(frozen=True)
class Fresh:
    """An environment that holds petaday with one extra, or with none, and nothing else."""

    programs: Path

    def start(self, folder: Path, *words: str, **named: str) -> subprocess.Popen[str]:
        """Begin `petaday …` in that folder."""
        pipe = subprocess.PIPE
        command = [str(self.programs / "petaday"), *words]
        env = clean() | named
        return subprocess.Popen(command, cwd=folder, env=env, stdin=pipe, stdout=pipe, stderr=pipe, text=True)

    def petaday(self, folder: Path, *words: str, said: str = "", **named: str) -> tuple[int, str, str]:
        """The exit code of `petaday …`, and what it says on standard output and error; `said` is what it reads."""
        with self.start(folder, *words, **named) as process:
            out, error = process.communicate(said)
            return process.returncode, out, error

    def lacks(self, folder: Path, *words: str, **named: str) -> str:
        """The one sentence of a command whose extra is missing."""
        code, out, error = self.petaday(folder, *words, **named)
        assert (code, out) == (2, ""), error
        assert error.count("\n") == 1, error
        return error.rstrip()

    def python(self, program: str) -> str:
        """What a program prints."""
        command = [str(self.programs / "python"), "-c", program]
        return subprocess.run(command, env=clean(), capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="session")
def wheel_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run([sys.executable, "-c", BUILD, str(folder)], cwd=ROOT, check=True, capture_output=True)
    [made] = folder.glob("*.whl")
    return made


@pytest.fixture(scope="session")
def wheel(wheel_file: Path) -> Path:
    """The wheel, unpacked."""
    folder = wheel_file.with_name("installed")
    with zipfile.ZipFile(wheel_file) as packed:
        packed.extractall(folder)
    return folder


@pytest.fixture(scope="session")
def fresh(wheel_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Fresh]]:
    """`fresh("site")` is an environment with that extra, `fresh("")` the bare one; each is made once.

    `fresh("site", "zensical")` has a program of others beside it; the test is skipped where that cannot be had.
    """
    made: dict[str, Fresh] = {}
    top = tmp_path_factory.mktemp("fresh")
    unreached: list[str] = []

    def make(extra: str, *others: str) -> Fresh:
        if unreached:
            pytest.skip(unreached[0])
        name = "-".join([extra or "bare", *others])
        if name not in made:
            try:
                made[name] = _installed(top / name, wheel_file, extra, others)
            except UnreachedError as why:
                unreached.append(f"pip reaches no packages: {why}")
                pytest.skip(unreached[0])
        return made[name]

    yield make
    shutil.rmtree(top)  # hundreds of megabytes


def _installed(folder: Path, wheel_file: Path, extra: str, others: Sequence[str]) -> Fresh:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    wanted = f"{wheel_file}[{extra}]" if extra else str(wheel_file)
    command = [*PIP, "--python", str(folder / "bin" / "python"), "install", "--quiet", wanted, *others]
    done = subprocess.run(command, env=clean(), capture_output=True, text=True, check=False)
    if done.returncode:
        if not _reaches():
            raise UnreachedError(done.stderr.strip().splitlines()[-1])
        if others and "No matching distribution" in done.stderr:
            pytest.skip(done.stderr.strip().splitlines()[-1])
        pytest.fail(done.stderr)
    return Fresh(folder / "bin")


def _reaches() -> bool:
    """Whether pip finds a package that petaday cannot do without."""
    probe = [*PIP, "install", "--quiet", "--dry-run", "--no-deps", "--ignore-installed", "--no-cache-dir", "pydantic"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def clean() -> dict[str, str]:
    """The environment of these tests without what would lead a program back to them."""
    ours = ("PETADAY_", "PYTHON", "VIRTUAL_ENV")
    return {key: value for key, value in os.environ.items() if not key.startswith(ours)}
