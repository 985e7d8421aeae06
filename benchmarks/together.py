"""Every run of the casebook drawn together, beside its draws alone in NumPy: `python -m benchmarks.together`.

A million draws of every factor of every run with a calculation. The limit is 1.5 times the draws alone; ends with 1
where it is passed. What the intervals cost is told beside it.
"""

from __future__ import annotations

import sys

import numpy as np

from benchmarks.rounds import race
from petaday import casebook
from petaday.columns.together import CHUNK, DRAWS, drawn, interval, stream
from petaday_site.facts.unsure import together

LIMIT = 1.5


def main() -> int:
    runs = together(casebook.load(casebook.Path("content")))
    factors = list({factor.key: factor for run in runs for factor in run.factors}.values())

    def alone() -> None:
        buffer = np.empty(CHUNK)
        for factor in factors:
            random = stream(factor.key)
            for start in range(0, DRAWS, CHUNK):
                part = buffer[: min(CHUNK, DRAWS - start)]
                random.standard_normal(out=part)
                part *= factor.sigma
                if factor.is_log:
                    np.exp(part, out=part)
                    part *= factor.centre

    def worked() -> None:
        for _ in drawn(runs):
            pass

    def with_intervals() -> None:
        for _, values in drawn(runs):
            interval(values)

    timings = race(
        {"the draws alone": alone, "every run": worked, "and its interval": with_intervals}, "the draws alone", 3
    )
    print(f"  {len(runs)} runs, {len(factors)} factors, {DRAWS:,} draws of each\n")
    for name, timing in timings.items():
        print(f"  {name:18} {timing.seconds:8.2f} s   {timing.ratio:5.2f} ×")
    return int(timings["every run"].ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
