"""Several ways to do one thing, timed in turns: what slows the machine down slows all of them."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import NamedTuple

Work = Callable[[], object]


class Timing(NamedTuple):
    """Median seconds of one contestant, and the median of its ratio to the yardstick in the same round."""

    seconds: float
    ratio: float


def race(
    contestants: dict[str, Work], yardstick: str, rounds: int, clock: Callable[[], float] = perf_counter
) -> dict[str, Timing]:
    """Time every contestant once a round; the first round only warms up. A `clock` may count this process alone."""
    took: dict[str, list[float]] = {name: [] for name in contestants}
    for _ in range(rounds + 1):
        for name, work in contestants.items():
            began = clock()
            work()
            took[name].append(clock() - began)
    base = took[yardstick][1:]
    return {
        name: Timing(median(times[1:]), median(t / b for t, b in zip(times[1:], base, strict=True)))
        for name, times in took.items()
    }


def over(texts: list[str], work: Callable[[str], object]) -> Work:
    """One pass over all texts."""

    def one_pass() -> None:
        for text in texts:
            work(text)

    return one_pass
