"""Time against length, for texts of every kind of trouble: `python -m benchmarks.growth`.

What is linear takes twice as long for twice the text: the last column stays near 2.
"""

from __future__ import annotations

from benchmarks import texts
from benchmarks.rounds import Work, over, race
from petaday.calculate import scan

SIZE = 50_000
KINDS = {
    "prose": "The model was trained on a cluster for some weeks, as we said before. ",
    "figures": "see 3 of 12, 4.5 and 17 (2018), or 9; ",
    "open brackets": "(2 * ",
    "closed brackets": "((2) * 3) ",
    "equals signs": "2 = ",
    "operators": "2 * 3 + ",
    "terms, one unit": "1 + ",
    "lines that go on": "2 *\n",
    "words": "2 GPU days ",
    "open subscripts": "a_{",
    "shapes": "1 x ",
    "definitions": "where N = 1, ",
    "torn exponents": "1e-",
    "superscripts": "10²³ ",
    "markup": r"$2 \times 10^{3}$ <b>4</b> ",
}


def main() -> None:
    kinds = KINDS | {"calculations": "\n".join(texts.generated(100)) + "\n"}
    print(f"{SIZE:,} and {2 * SIZE:,} characters of")
    for kind, piece in kinds.items():
        once, twice = (piece * (size // len(piece)) + "2 days" for size in (SIZE, 2 * SIZE))
        timings = race({"once": _scanned(once), "twice": _scanned(twice)}, "once", 3)
        print(f"  {kind:17} {timings['once'].seconds * 1000:8.1f} ms   {timings['twice'].ratio:5.2f} ×")


def _scanned(text: str) -> Work:
    return over([text], scan)


if __name__ == "__main__":
    main()
