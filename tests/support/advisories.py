"""What is known to be unsafe of the libraries that are installed here: `python tests/support/advisories.py`.

pip-audit asks, in an environment of its own. It ends with 1 where a version has a known hole. Where no advisories can
be had it says so, for then nothing is known.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from licences import libraries

TOOL = "pip-audit>=2.7,<3"
SECONDS = 240


def outcome(dependencies: list[dict[str, Any]]) -> tuple[bool, str]:
    r"""Whether it may pass, and what there is to say of what pip-audit found.

    >>> outcome([{"name": "a", "version": "1", "vulns": []}])
    (True, '1 library without a known hole')
    >>> outcome([{"name": "a", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2"]}]}])[1]
    '1 library of 1 has a known hole:\n  a 1: PYSEC-1, mended in 2'
    >>> outcome([{"name": "a", "skip_reason": "not found"}])
    (True, 'skipped: no advisories are reached (not found)')
    """
    asked = [one for one in dependencies if "skip_reason" not in one]
    left = [one["skip_reason"] for one in dependencies if "skip_reason" in one]
    if not asked:
        return True, f"skipped: no advisories are reached ({left[0] if left else 'nothing was asked'})"
    holes = [
        f"  {one['name']} {one['version']}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or 'none yet'}"
        for one in asked
        for hole in one["vulns"]
    ]
    unknown = f"; {len(left)} could not be asked for" if left else ""
    if holes:
        wrong = len({line.split(":")[0] for line in holes})
        said = f"{wrong} {_libraries(wrong)} of {len(asked)} {'has' if wrong == 1 else 'have'} a known hole{unknown}:"
        return False, "\n".join([said, *holes])
    return True, f"{len(asked)} {_libraries(len(asked))} without a known hole{unknown}"


def _libraries(number: int) -> str:
    return "library" if number == 1 else "libraries"


def main() -> int:
    """Ask for every library, and say what is known."""
    names = [one.name for one in libraries()[0]]
    with tempfile.TemporaryDirectory() as top:
        place = Path(top)
        subprocess.run([sys.executable, "-m", "venv", str(place / "own")], check=True)
        pip = [str(place / "own/bin/python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", TOOL]
        done = subprocess.run(pip, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"advisories: skipped: {TOOL} cannot be had: {done.stderr.strip().splitlines()[-1]}")
            return 0
        (place / "wanted.txt").write_text("\n".join(f"{name}=={version(name)}" for name in names), "utf-8")
        ask = ["--requirement", "wanted.txt", "--no-deps", "--disable-pip", "--progress-spinner", "off"]
        command = [str(place / "own/bin/pip-audit"), *ask, "--format", "json", "--output", "found.json"]
        try:
            ran = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False, timeout=SECONDS)
        except subprocess.TimeoutExpired:
            print(f"advisories: skipped: no answer in {SECONDS} seconds")
            return 0
        if not (place / "found.json").is_file():
            print(f"advisories: skipped: {(ran.stderr.strip().splitlines() or ['no answer'])[-1]}")
            return 0
        passes, said = outcome(json.loads((place / "found.json").read_text("utf-8"))["dependencies"])
    print(f"advisories: {said}")
    return int(not passes)


if __name__ == "__main__":
    sys.exit(main())
