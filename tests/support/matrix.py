"""petaday under each Python that it promises, with the oldest and the newest libraries that it allows.

`python tests/support/matrix.py` makes the wheel, installs it with its extras into environments of its own, and runs a
part of the suite against what is installed. What is not on this machine, or cannot be fetched, is skipped with its
reason. `--short` takes the oldest libraries under the oldest Python found, and the newest under the newest.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
EXTRAS = "pdf,site,parquet,service,lsp,columns"
"""All but what is large (torch, onnx), needs a server (postgres), or asks for a later pydantic (mcp)."""
SUITE = (
    *("tests/syntax", "tests/units", "tests/resolve", "tests/working", "tests/lint", "tests/render", "tests/tabular"),
    *("tests/columns", "tests/corpus/test_tables.py", "tests/corpus/test_finds.py", "tests/test_contract.py"),
    *("tests/core", "tests/cli/test_cli.py", "tests/site/test_fit.py", "tests/site/test_unsure.py"),
    *("tests/service/test_say.py", "tests/service/test_turns.py"),
)
BOUND = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?>=(?P<low>[0-9.]+)")
BUILD = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"


class Cell(NamedTuple):
    """A Python and which libraries: `oldest` or `newest`."""

    python: str
    libraries: str


def dependencies() -> Iterator[str]:
    """What pyproject.toml asks for: what is always needed, and the extras; not what an extra takes of another."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for group in (project["dependencies"], *project["optional-dependencies"].values()):
        yield from (one for one in group if not one.startswith("petaday["))


def oldest(wanted: Sequence[str]) -> list[str]:
    """Constraints that hold each library to the lowest release that its bound allows.

    >>> oldest(["lark>=1.3,<2", "numpy>=2,<3", "ibis-framework[duckdb]>=10.5,<13", "python-multipart>=0.0.20,<0.1"])
    ['ibis-framework==10.5.*', 'lark==1.3.*', 'numpy==2.0.*', 'python-multipart==0.0.20']
    """
    found = {}
    for one in wanted:
        bound = BOUND.match(one)
        if bound is None:
            raise ValueError(f"{one}: a dependency needs a lower bound")
        parts = bound["low"].split(".")
        low = bound["low"] if len(parts) > 2 else ".".join([*parts, "0"][:2]) + ".*"
        found[bound["name"]] = f"{bound['name']}=={low}"
    return sorted(found.values())


def interpreter(python: str) -> str | None:
    """The program of a Python on this machine; None where there is none."""
    places = [
        *Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")).glob(f"versions/{python}.*/bin/python{python}")
    ]
    named = shutil.which(f"python{python}")
    if sys.version.startswith(f"{python}."):
        places.append(Path(sys.executable))
    for program in [*map(str, reversed(places)), *([named] if named else [])]:
        asked = subprocess.run([program, "-c", "import venv, ssl, sqlite3"], capture_output=True, check=False)
        if asked.returncode == 0:
            return program
    return None


def cells(*, short: bool) -> list[Cell]:
    """What is tried: every Python with the newest libraries, the first with the oldest."""
    found = [python for python in PYTHONS if interpreter(python)]
    newest = [found[-1]] if short and found else PYTHONS
    return [*(Cell(python, "oldest") for python in found[:1]), *(Cell(python, "newest") for python in newest)]


def tried(cell: Cell, wheel: Path, folder: Path) -> str:
    """What became of a cell: `passed`, or why it was skipped.

    Raises:
        RuntimeError: the suite failed, or the libraries do not go together.
    """
    program = interpreter(cell.python)
    if program is None:
        return f"skipped: no Python {cell.python} on this machine"
    place = folder / f"{cell.python}-{cell.libraries}"
    subprocess.run([program, "-m", "venv", str(place)], check=True, env=_clean())
    python = str(place / "bin/python")
    held = place / "constraints.txt"
    held.write_text("\n".join(oldest(list(dependencies())) if cell.libraries == "oldest" else []), "utf-8")
    tools = [
        "pytest>=9,<10",
        "pytest-timeout>=2.4",
        "hypothesis>=6.150",
        "httpx>=0.28",
        "hatchling>=1.26,<2",
        "sqlglot",
        "jsonschema",
        "playwright",
    ]
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]
    done = subprocess.run(
        [*install, "--constraint", str(held), f"{wheel}[{EXTRAS}]", *tools],
        capture_output=True, text=True, check=False, env=_clean(),
    )  # fmt: skip
    if done.returncode:
        reached = subprocess.run([*install, "--dry-run", "lark"], capture_output=True, check=False, env=_clean())
        if reached.returncode:
            return "skipped: no packages are reached"
        raise RuntimeError("\n".join(line for line in done.stderr.splitlines() if not line.startswith("WARNING")))
    ran = subprocess.run(
        [python, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-m", "not browser and not slow", *SUITE],
        cwd=ROOT, capture_output=True, text=True, check=False, env=_clean(),
    )  # fmt: skip
    if ran.returncode:
        raise RuntimeError(ran.stdout[-6000:] + ran.stderr[-2000:])
    return f"passed: {ran.stdout.strip().splitlines()[-1].strip('= ')}"


def _clean() -> dict[str, str]:
    """The environment without what leads a program back to this one."""
    return {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV", "PETADAY_"))
    }


def main() -> int:
    """Try each cell, say what became of it; 1 where one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--short", action="store_true", help="two cells: oldest under the oldest, newest under the newest"
    )
    asked = parser.parse_args()
    failed = False
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top)
        subprocess.run([sys.executable, "-c", BUILD, str(folder)], cwd=ROOT, check=True, capture_output=True)
        (wheel,) = folder.glob("*.whl")
        for cell in cells(short=asked.short):
            try:
                became = tried(cell, wheel, folder)
            except RuntimeError as fault:
                failed, became = True, f"FAILED\n{fault}"
            print(f"Python {cell.python}, {cell.libraries} libraries: {became}", flush=True)
            shutil.rmtree(folder / f"{cell.python}-{cell.libraries}", ignore_errors=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
