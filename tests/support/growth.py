"""How the time of a piece of work grows with the length of its text."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable
from typing import NamedTuple

SIZES = (6_250, 25_000, 100_000)
STEEPEST = 1.2
STEEP = 1.7
"""So steep is no accident of a busy machine."""

FAST = 3e-6
"""Seconds for each character of the longest text: of what takes no longer, nobody can measure how it grows."""

TRIES = 8
"""How often a growth that looks steep is measured again: the quickest of several rounds says what the work is worth."""


class Growth(NamedTuple):
    """The seconds that a length took, and the exponent from about a fourth of it: 1 is linear, 2 is quadratic."""

    size: int
    seconds: float
    exponent: float

    @property
    def linear(self) -> bool:
        """Whether four times the text takes about four times the time."""
        return self.seconds <= FAST * self.size or self.exponent <= STEEPEST


def growth(work: Callable[[str], object], piece: str, end: str = "", sizes: tuple[int, ...] = SIZES) -> Growth:
    """The steepest growth of this work over repetitions of a piece; each size is four times the one before.

    The lengths go up only as long as the time is linear, and as long as it can be seen.
    """
    texts = [piece * max(1, size // max(1, len(piece))) + end for size in sizes]
    steepest = Growth(0, 0.0, 0.0)
    before = seconds(work, texts[0])
    for at in range(1, len(sizes)):
        if len(texts[at]) == len(texts[at - 1]):
            continue  # one piece is longer than both
        if at == 1 and before * (sizes[-1] / sizes[0]) ** 2 < FAST * sizes[-1]:
            return steepest  # were it quadratic, the longest text would still be done at once
        now, longer = seconds(work, texts[at]), len(texts[at]) / len(texts[at - 1])
        found = Growth(sizes[at], now, _exponent(before, now, longer))
        for _ in range(TRIES):
            if found.linear or found.exponent > STEEP:
                break
            before, now = min(before, seconds(work, texts[at - 1])), min(now, seconds(work, texts[at]))
            found = Growth(sizes[at], now, _exponent(before, now, longer))
        if not found.linear:
            return found
        steepest = max(steepest, found, key=lambda one: one.exponent)
        before = now
    return steepest


def _exponent(before: float, now: float, longer: float) -> float:
    """How steeply the time grew for a text so many times as `longer`: whole pieces make no exact four of it."""
    return math.log(max(now, 1e-7) / max(before, 1e-7), longer)


def seconds(work: Callable[[str], object], text: str) -> float:
    """CPU time of this thread; what else the machine does is not counted."""
    gc.disable()
    try:
        begun = time.thread_time()
        work(text)
        return time.thread_time() - begun
    finally:
        gc.enable()
