"""Whether a figure states the result of the calculation in brackets behind it."""

from __future__ import annotations

from collections.abc import Sequence

from petaday.core.quantity import ONE
from petaday.resolve.preferences import (
    RESTATED_BUT_FOR,
    RESTATED_COUNT_WITHIN,
    RESTATED_LARGE_WITHIN,
    TOO_LARGE_FOR_CHANCE,
)
from petaday.resolve.resolver import Resolved
from petaday.resolve.unit_inference import Bridge, near
from petaday.syntax.nodes import Group, Node, Number, Product
from petaday.syntax.walk import names, numbers, operands

_DIGIT = 10
_DIGITS = 3
_SIDE = 32  # smaller numbers beside a count are rather the sides of a size


def agrees(found: Sequence[Resolved], *, exactly: bool = False, sized: bool = False) -> bool:
    """True when the units agree, and the figures so far that a slip explains the rest.

    A count must be met to 5%, or to a factor of 2 where the bracket counts the same thing. Beside a large figure a
    bracket that begins with 6 is parameters times tokens; beside one of plain numbers a figure may be ten times off.
    `exactly`: every result must be met to 5%. `sized`: the bracket is written as the size of a thing (`64x64`).
    """
    if len(found) != 1 or not found[0].stated:
        return False
    [one] = found
    if exactly:
        return all(s.bridge and near(s.bridge.claim, s.bridge.worked) for s in one.stated)
    first = one.stated[0]
    bridge = first.bridge
    if bridge is None or bridge.code == "PD228" or not bridge.worked:
        return False
    if one.reading.quantity.dimension != ONE == first.reading.quantity.dimension and _nouns(first.side.node):
        return False  # `36% MFU (45/125 TFLOP/s)`
    if _numbers_something(first.side.node, bridge):
        return False  # `Epoch: 1 [57600/60000]`
    if near(bridge.claim, bridge.worked):
        return True
    if "%" in _nouns(first.side.node) and _plain(one.worked.node, counted=False):
        return False  # `25% improvement (850/680)`
    if bridge.lent and bridge.worked != one.reading.quantity.value and _nouns(one.worked.node):
        return False  # `64 V100 32 GB GPUs (4 nodes x 16 GPUs)`: the bracket counts something of its own
    ratio = bridge.claim / bridge.worked
    measured, large = _same_unit(bridge), abs(first.reading.quantity.value) >= TOO_LARGE_FOR_CHANCE
    slipped = measured and any(_differs_by(ratio, slip) for slip in RESTATED_BUT_FOR)
    if (large and _starts_with_six(one.worked.node)) or slipped:
        return True
    if bridge.dimension == ONE and not measured:
        if _one_digit_off(first.side.node, bridge.worked):
            return True
        if sized:
            return False  # `500 images (64x64)`
    if measured or large or _plain(one.worked.node, counted=first.reading.quantity.dimension == ONE):
        return 1 / RESTATED_LARGE_WITHIN <= ratio <= RESTATED_LARGE_WITHIN
    alike = bool(_nouns(first.side.node) & _nouns(one.worked.node))
    return alike and 1 / RESTATED_COUNT_WITHIN <= ratio <= RESTATED_COUNT_WITHIN


def _plain(node: Node, *, counted: bool) -> bool:
    """`24*4`: numbers that count nothing but what stands in front of their bracket; beside a count no size (`3x3`)."""
    if any(operand.words for operand in operands(node)) or next(names(node), None):
        return False
    return not counted or any(number.value >= _SIDE for number in numbers(node))


def _numbers_something(node: Node, bridge: Bridge) -> bool:
    """True for a whole number of one digit beside what does not come to it: nobody rounds 0.96 to one."""
    digit = isinstance(node, Number) and not node.step and 0 < node.value == bridge.claim < _DIGIT
    return digit and bridge.dimension == ONE and bridge.claim != bridge.worked


def _one_digit_off(node: Node, worked: float) -> bool:
    """True for a whole number of three digits or more that is the other but for one digit: hardly by chance."""
    if not isinstance(node, Number) or node.step or worked != round(worked):
        return False
    stated, found = f"{node.value:.0f}", f"{worked:.0f}"
    if len(stated) != len(found) or len(found) < _DIGITS:
        return False
    return sum(one != other for one, other in zip(stated, found, strict=True)) == 1


def _same_unit(bridge: Bridge) -> bool:
    """Both are measured in one kind of unit, and both say so."""
    return bridge.dimension != ONE and not bridge.code


def _differs_by(ratio: float, slip: float) -> bool:
    return near(ratio, slip) or near(ratio * slip, 1.0)


def _starts_with_six(node: Node) -> bool:
    """`6 x 20B`: operations a parameter and token, whatever became of the other factors."""
    inner = node.inner if isinstance(node, Group) else node
    if not isinstance(inner, Product) or any(term.inverse for term in inner.terms):
        return False
    first = inner.terms[0].node
    return isinstance(first, Number) and first.value == 6 and not first.words


def _nouns(node: Node) -> set[str]:
    return {word.text.lower().rstrip("s") for operand in operands(node) for word in operand.words if word.how == "with"}
