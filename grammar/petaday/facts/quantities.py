"""Gives every figure of a text its kind: by the unit behind it, the noun it counts, or the label before it."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.facts.combined import combined, in_lists
from petaday.facts.counted import counted
from petaday.facts.cues import ACTIVE
from petaday.facts.figures import Figure
from petaday.facts.labelled import bare, labelled, share, under
from petaday.facts.measured import measured, money
from petaday.facts.mention import Mention
from petaday.facts.surroundings import Surroundings

_A_SIZE = 1e5
_OPERATIONS = 1e15  # nothing else in these texts is so many


def mentions(around: Surroundings) -> list[Mention]:
    """Every figure of the text that has a kind, in order; then those that several of them make.

    >>> [(m.kind, m.value) for m in mentions(Surroundings("6.9 billion parameters on 256 H100 GPUs, 9.5 days"))]
    [('parameters', 6900000000.0), ('devices', 256.0), ('time', 820800.0)]
    """
    found = [mention for figure in around.figures if figure.value > 0 for mention in _read(around, figure)]
    found = in_lists(around, found)
    return [*found, *combined(around, found)]


def _read(around: Surroundings, figure: Figure) -> Iterator[Mention]:
    if around.low(figure.first - 1) == "$":
        yield from money(around, figure)
        return
    if head := around.head(figure):
        yield from under(around, figure, head)
        return
    by_unit = measured(around, figure)
    if by_unit is not None:
        yield from by_unit
        return
    if around.follows_per(figure):
        return
    noun, (label, far) = around.noun(figure), around.label(figure)
    if figure.share:
        yield from share(around, figure, label)
    elif figure.scale and (noun is None or not noun.kind) and not ACTIVE.isdisjoint(around.ahead(figure.last, 4)):
        yield around.mention("active_parameters", figure, "noun", unit="parameters")  # `37B activated for each token`
    elif noun and noun.kind:
        yield from counted(around, figure, noun, label)
    elif label:
        yield from labelled(around, figure, label, far=far > 1, counts=noun is not None)
    elif figure.scale and figure.value >= _A_SIZE:
        yield from bare(around, figure, noun)
    elif figure.value >= _OPERATIONS:
        yield around.mention("compute", figure, "no_unit", unit="FLOP")
