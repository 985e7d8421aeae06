"""Whether a text still says what it said: the same calculations with the same figures, readings and verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from petaday.core.calculation import Calculation

_AS_ONE = str.maketrans({"×": "*", "·": "*", "∙": "*", "⋅": "*", "✕": "*", "✖": "*", "x": "*", "X": "*", ",": None})


def same(before: Sequence[Calculation], after: Sequence[Calculation], *, reworded: bool = False) -> bool:
    """Whether both are the same calculations but for their layout.

    Args:
        before: the calculations of a text.
        after: those of the text with another layout.
        reworded: units are spelled in another way: a reading may have become needless, and a finding may be gone.
    """
    if len(before) != len(after):
        return False
    return all(_alike(one, other, reworded=reworded) for one, other in zip(before, after, strict=True))


def _alike(before: Calculation, after: Calculation, *, reworded: bool) -> bool:
    if _figures(before) != _figures(after):
        return False
    if reworded:
        return not _codes(after) - _codes(before)
    return _codes(after) == _codes(before) and _readings(after) == _readings(before)


def _figures(one: Calculation) -> tuple[Any, ...]:
    """Every figure of a calculation and what became of it, and its names but for their layout."""
    return (
        *(_bare(one.name), one.value, one.unit, one.pfs_days, one.bound, one.interval),
        one.solution and (one.solution.value, one.solution.unit),
        [(step.operation, step.value, step.unit, step.running, step.depth) for step in one.steps],
        [(claim.value, claim.unit, claim.verdict, claim.recomputed, claim.against) for claim in one.claims],
        [(about.low, about.high, about.unit) for about in one.uncertain],
    )


def _readings(one: Calculation) -> list[tuple[str, str]]:
    return [(_bare(reading.word), reading.reading) for reading in one.readings]


def _codes(one: Calculation) -> Counter[tuple[str, str]]:
    return Counter((said.code, said.severity) for said in one.diagnostics)


def _bare(words: str) -> str:
    return "".join(words.translate(_AS_ONE).split())
