"""Figures as text for people."""

from __future__ import annotations

import math

from petaday.card.figures import written
from petaday.core.numerals import raised


def figure(value: float, digits: int = 4) -> str:
    r"""A figure to so many significant digits: plain where that is short, else a power of ten, unbroken.

    >>> print(figure(0.0057349), figure(8524.8), figure(120), figure(0.00045))
    0.005735 8,525 120 0.00045
    >>> print(figure(2.7777e-05).replace("\u00a0", " "))
    2.778 × 10⁻⁵
    """
    text, power = written(value, digits)
    return text if power is None else f"{text}\u00a0×\u00a010{raised(power)}"


def deviation(ratio: float) -> str:
    """How far a stated figure is from the recomputed one, in words.

    >>> deviation(1.0), deviation(1.0091), deviation(0.655), deviation(1.19)
    ('equal', '0.9% high', '1.53× low', '19% high')
    >>> print(deviation(1e12))
    10¹²× high
    """
    if ratio <= 0 or not math.isfinite(ratio):
        return "not comparable"
    way = "high" if ratio > 1 else "low"
    if 0.7 < ratio < 1.4:
        percent = abs(ratio - 1) * 100
        shown = f"{percent:.1f}" if percent < 10 else f"{percent:.0f}"
        return "equal" if shown == "0.0" else f"{shown}% {way}"
    times = figure(max(ratio, 1 / ratio), 3).removeprefix("1\u00a0×\u00a0")
    return f"{times}× {way}"
