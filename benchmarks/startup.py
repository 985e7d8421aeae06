"""How long `petaday work` takes to answer, beside a Python that does nothing: `python -m benchmarks.startup`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from benchmarks.rounds import Work, race

CALCULATION = "4 GPUs * 2 days * 1 TFLOP/s = 6.9e17 FLOP"
STEPS = {
    "python -c pass": "pass",
    "its imports of the library": "import argparse, dataclasses, re, typing",
    "all modules, nothing read": "import petaday.cli.work, petaday.calculate, petaday.render.text",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=25, help="interleaved rounds (default: %(default)s)")
    calls = {name: _process("-c", code) for name, code in STEPS.items()}
    calls["petaday work"] = _process("-m", "petaday", "work", CALCULATION)
    for name, timing in race(calls, "python -c pass", parser.parse_args().rounds).items():
        print(f"  {name:27} {timing.seconds * 1000:6.1f} ms   {timing.ratio:5.2f} ×")


def _process(*words: str) -> Work:
    """A Python of its own; what it compiles it keeps, as an installed package does."""
    installed = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return lambda: subprocess.run([sys.executable, *words], stdout=subprocess.DEVNULL, env=installed, check=True)


if __name__ == "__main__":
    main()
