"""The texts that are timed: cases and pages of this repository, generated lines, a corpus where one is given."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

from petaday.calculate import scan

ROOT = Path(__file__).parent.parent
_BLOCK = re.compile(r"^```calc[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)


def shipped() -> list[str]:
    """Inputs of the test cases, and the calc blocks of the published pages."""
    cases = [part for path in sorted((ROOT / "tests/cases").glob("*.txt")) for part in _inputs(path.read_text("utf-8"))]
    pages = sorted((ROOT / "content").rglob("*.md"))
    return cases + [block for page in pages for block in _BLOCK.findall(page.read_text("utf-8"))]


def _inputs(cases: str) -> list[str]:
    return [part.partition("\n")[2].partition("\n---\n")[0] for part in cases.split("=== ")[1:]]


def generated(count: int) -> list[str]:
    """Calculations of the two methods with other numbers in each; the same ones every time.

    >>> generated(1)
    ['155 GPUs * 41.4 days * 669 TFLOPS/GPU * 0.31 utilization = 1.15e+23 FLOP']
    """
    dice = random.Random(7)
    return [_one(dice) for _ in range(count)]


def _one(dice: random.Random) -> str:
    if dice.random() < 0.6:
        gpus, days, rate, used = dice.randint(1, 999), dice.randint(10, 900) / 10, dice.randint(3, 990), 0.3
        used += dice.randint(0, 20) / 100
        total = gpus * days * 86400 * rate * 1e12 * used
        return f"{gpus} GPUs * {days} days * {rate} TFLOPS/GPU * {used:.2f} utilization = {total:.2e} FLOP"
    size, tokens = dice.randint(1, 700), dice.randint(1, 3000)
    return f"6 FLOP / parameter / token * {size}B parameters * {tokens}B tokens = {6e18 * size * tokens:.3g} FLOP"


def corpus(path: Path) -> list[str]:
    """Texts of a file of JSON lines, each with a `text`."""
    return [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]


def calculations(texts: list[str]) -> list[str]:
    """Only those that hold a calculation: the rest is prose, and costs every reader little."""
    return [text for text in texts if scan(text)]
