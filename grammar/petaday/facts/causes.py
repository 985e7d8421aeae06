"""The likeliest causes of two sides that do not meet: a factor that would make them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from petaday.facts.interval import Interval
from petaday.facts.records import Fact

CAUSES: tuple[tuple[float, str], ...] = (
    (3 / 4, "words and tokens: three words are about four tokens"),
    (2.0, "2: cores and chips, a sparse peak, or an add and a multiply"),
    (8.0, "8: nodes and the devices in them"),
    (3.0, "3: the forward pass alone, or forward and backward"),
    (1000.0, "a thousand"),
    (10.0, "ten"),
    (100.0, "a hundred"),
    (1e6, "a million"),
    (24.0, "24: days and hours"),
    (60.0, "60: hours and minutes"),
    (3600.0, "3,600: hours and seconds"),
)
"""Factors that are dropped or doubled, the likeliest first, each with what people confuse there."""

_ROOM = 0.02


def cause(left: Interval, right: Interval, settled: Callable[[str], Fact | None]) -> str:
    """What would explain that two sides do not meet, in words."""
    tried = [(times, said) for factor, said in (*_epochs(settled), *CAUSES) for times in (factor, 1 / factor)]
    for times, said in tried:
        if abs(left.value * times / right.value - 1) < _ROOM:
            return f"they are apart by {said}"
    for times, said in tried:
        if left.scaled(times).meets(right):
            return f"they are apart by {said}"
    return "no single slip explains it"


def _epochs(settled: Callable[[str], Fact | None]) -> Iterator[tuple[float, str]]:
    epochs = settled("epochs")
    if epochs and epochs.value and epochs.value > 1:
        yield epochs.value, "the number of epochs: data and what was gone through"
