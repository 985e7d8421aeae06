"""How fast running text is read, beside one regular expression over it: `python -m benchmarks.reading [FILE…]`.

Prose in which there is nothing to find is generated; files are read as they are, whatever their kind. Both readings are
timed in seconds of computing, the one that passes over lines which promise nothing and the exact one, and their finds
are compared.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import deque
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from time import process_time

from benchmarks.rounds import Work, over, race
from petaday.calculate import scan
from petaday.core.calculation import Calculation

_ALONE = re.compile(r"[0-9][^\n=*×/]{0,80}[=*×/]")  # a figure, and a sign behind it
_WORDS = (
    "the model was trained on a large corpus of text and code with careful filtering of repeated passages while its "
    "learning rate decays slowly to a small value and results improve across most tasks that we evaluate in this part"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="*", type=Path, help="documents to read, of any kind that is text")
    parser.add_argument("--rounds", type=int, default=3, help="interleaved rounds (default: %(default)s)")
    given = parser.parse_args()
    _timed("prose without a figure", [prose(500_000)], given.rounds)
    _timed("prose with figures, nothing to find", [prose(500_000, years=True)], given.rounds)
    if given.file:
        texts = [path.read_bytes().decode("utf-8", errors="replace") for path in given.file]
        _timed(f"{len(texts)} documents", texts, given.rounds)
        _compared(texts)


def prose(size: int, *, years: bool = False) -> str:
    """So many characters of sentences without a figure, or with a year in some; the same ones every time."""
    dice, words = random.Random(7), _WORDS.split()
    ends = ("", ".", " in 2019." if years else ".", ".\n")
    lines = (" ".join(dice.choices(words, k=14)) + dice.choice(ends) for _ in range(size // 60))
    return "\n".join(lines)[:size]


def _timed(name: str, texts: list[str], rounds: int) -> None:
    size = sum(map(len, texts)) / 1e6
    print(f"\n{name}: {size:.2f} million characters; yardstick: one regular expression")
    work: dict[str, Work] = {
        "regular expression": over(texts, lambda text: deque(_ALONE.finditer(text), 0)),
        "scan": over(texts, scan),
        "scan, exact": over(texts, partial(scan, exact=True)),
    }
    for called, timing in race(work, "regular expression", rounds, process_time).items():
        print(f"  {called:19} {size / timing.seconds:8.2f} million a second   {timing.ratio:8.1f} ×")


def _compared(texts: Iterable[str]) -> None:
    found = lost = units = 0
    for text in texts:
        read = set(map(_place, scan(text)))
        exact = scan(text, exact=True)
        missing = [one for one in exact if _place(one) not in read]
        found, lost = found + len(exact), lost + len(missing)
        units += sum(one.unit not in {None, "1"} for one in missing)
    print(f"  of {found} finds of the exact reading the other one loses {lost}, {units} of them with a unit")


def _place(one: Calculation) -> tuple[int, int, str]:
    return *one.span, one.shown


if __name__ == "__main__":
    main()
