"""A column of calculations in pandas, beside its texts worked one by one: `python -m benchmarks.frames`.

Every text is another one. The limit is 1.2 times the texts alone.
"""

from __future__ import annotations

import argparse

import pandas as pd

import petaday.pandas  # noqa: F401 - gives every Series its accessor
from benchmarks.rounds import race
from petaday.calculate import audit


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=2_000, help="of the column (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=5, help="interleaved rounds (default: %(default)s)")
    parser.add_argument("--jobs", type=int, default=1, help="processes of the column (default: %(default)s)")
    given = parser.parse_args()
    column = pd.Series(
        [f"{8 + n} A100 * 312 TFLOPS * 3 days * 40% = {(8 + n) * 0.374:.1f} pfs-days" for n in range(given.rows)]
    )

    def alone() -> None:
        for text in column:
            audit(text)

    timings = race(
        {"texts alone": alone, "the column": lambda: column.petaday.audit(given.jobs)}, "texts alone", given.rounds
    )
    for name, timing in timings.items():
        each = given.rows / timing.seconds
        print(f"  {name:12} {timing.seconds:8.2f} s   {timing.ratio:5.2f} ×   {each:8,.0f} rows a second")


if __name__ == "__main__":
    main()
