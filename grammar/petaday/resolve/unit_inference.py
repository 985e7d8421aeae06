"""Finds the unit that was left out, where a worked side and a stated result are not written in the same unit.

`8 * 24 = 192 hours` writes no unit on the left, `125 TFLOP/s * 67 * 3600 = 3e19 FLOP` no second.
Each bridge says what it supplied; without one the two sides do not compare.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import NamedTuple

from petaday import units
from petaday.core.figures import figure
from petaday.core.quantity import COUNT, ONE, RATE, TIME, Dimension
from petaday.resolve import preferences as prefer
from petaday.resolve.readings import Interpretation, leading_scale
from petaday.resolve.time_conversions import UNITS
from petaday.resolve.unit_phrases import PLAIN
from petaday.syntax.nodes import Node, Number, Product
from petaday.syntax.walk import operands

_SCALES = (1e3, 1e6, 1e9, 1e12)


class Bridge(NamedTuple):
    """The worked value and the claim's value in one unit, and what had to be supplied to get there."""

    worked: float
    claim: float
    dimension: Dimension
    cost: float
    said: str = ""
    code: str = ""


def near(a: float, b: float) -> bool:
    """True when two figures are within five in a hundred of each other."""
    return a == b or (b != 0 and abs(a / b - 1) <= prefer.NEAR)


def bridge(worked: Interpretation, node: Node, claim: Interpretation, stated: Node) -> Bridge | None:
    """Takes a worked side and a stated result; returns the likeliest way to compare them, None when there is none."""
    one, two = worked.quantity, claim.quantity
    if one.dimension == two.dimension and near(two.value, one.value):
        return Bridge(one.value, two.value, one.dimension, prefer.SAME_UNIT)
    found = [b for b in _bridges(worked, node, claim, stated) if isfinite(b.worked) and isfinite(b.claim)]
    agreeing = [b for b in found if near(b.claim, b.worked)]
    if not agreeing and one.dimension != two.dimension:
        agreeing = list(_figures(worked, claim))
    return min(agreeing or found, key=lambda b: b.cost, default=None)


def _bridges(worked: Interpretation, node: Node, claim: Interpretation, stated: Node) -> Iterator[Bridge]:
    one, two = worked.quantity, claim.quantity
    if one.dimension == two.dimension:
        yield Bridge(one.value, two.value, one.dimension, prefer.SAME_UNIT)
        yield from _scale_on_result(one.value, claim, stated, one.dimension)
        return
    if one.dimension == RATE and two.dimension == ONE and _seconds_in(worked, node):
        said = "a time is missing: a plain factor is read in s"
        yield Bridge(one.value, two.value, COUNT, prefer.SECONDS_FOR_PLAIN_FACTOR, said, "PD221")
    if two.dimension == ONE:
        said = f"no unit is written: read in {one.dimension}"
        yield Bridge(one.value, two.value, one.dimension, prefer.RESULT_WITHOUT_UNIT, said, "PD221")
        for factor, words in _written(worked, node, one.dimension):
            said, cost = f"no unit is written: read in {words}", prefer.RESULT_IN_A_WRITTEN_UNIT
            yield Bridge(one.value, two.value * factor, one.dimension, cost, said, "PD221")
    elif one.dimension == ONE:
        if any(m.unit in ("MAC", "factor-MAC") for m in _meanings(stated)):
            scale = _scale_of(stated, stated.span)
            value = stated.value * scale if isinstance(stated, Number) else two.value / 2
            said = "the result is counted in MACs, two FLOP each"
            yield Bridge(one.value, value, ONE, prefer.RESULT_IN_MACS, said, "PD227")
        cost = prefer.FACTORS_IN_SECONDS if two.dimension == TIME else prefer.FACTORS_WITHOUT_UNIT
        said = f"the factors name no unit: the result is stated in {two.dimension}"
        yield Bridge(one.value, two.value, two.dimension, cost, said, "PD221")
        for factor, words in _written(claim, stated, two.dimension):
            for unit in {factor, factor / _scale_of(stated, stated.span)} - {1.0}:
                said = f"the factors name no unit: the result is stated in {words}"
                yield Bridge(one.value * unit, two.value, two.dimension, prefer.FACTORS_IN_RESULT_UNIT, said, "PD221")
    elif one.dimension == COUNT and two.dimension == TIME and near(two.value, one.value) and _over_plain(worked, node):
        said = "a rate is missing: a plain divisor is read in FLOP/s"
        yield Bridge(one.value, two.value, TIME, prefer.PLAIN_DIVISOR_IS_A_RATE, said, "PD221")
    elif one.dimension == RATE and two.dimension == COUNT and _has_plain(worked, node):
        for seconds in (1.0, 3600.0, 86400.0, 60.0):
            cost = prefer.PLAIN_FACTOR_IN_SECONDS if seconds == 1.0 else prefer.PLAIN_FACTOR_IN_ANOTHER_TIME
            said = f"a time is missing: a plain factor is read in {UNITS[seconds]}"
            yield Bridge(one.value * seconds, two.value, COUNT, cost, said, "PD221")


def _figures(worked: Interpretation, claim: Interpretation) -> Iterator[Bridge]:
    """The figures as written, where nothing else agrees: the dearest bridge of all."""
    plain, said = worked.written.value, claim.written.value
    if plain is not None and said is not None and near(said, plain):
        one, two = worked.quantity.dimension, claim.quantity.dimension
        says = f"the units do not cancel ({one} against {two}); the figures as written agree"
        yield Bridge(plain, said, two, prefer.FIGURES_ALONE, says, "PD228")


def _meanings(stated: Node) -> Iterator[units.Meaning]:
    for operand in operands(stated):
        for word in operand.words:
            yield from units.meanings(word.text)


def _scale_on_result(value: float, claim: Interpretation, stated: Node, dimension: Dimension) -> Iterator[Bridge]:
    """`70 * 370 / 125 = 207.2M`: the million is written only on the result."""
    if dimension != ONE or not isinstance(stated, Number) or not claim.choice.options.get(stated.span):
        return
    factor = claim.choice.options[stated.span].factor
    if factor in _SCALES and value and abs(stated.value / value - 1) < prefer.SCALE_ON_RESULT_WITHIN:
        said = f"the scale is written only on the result: the factors are read in {figure(factor)}"
        yield Bridge(value * factor, claim.quantity.value, ONE, prefer.SCALE_ON_RESULT_ONLY, said, "PD221")


def _written(reading: Interpretation, node: Node, dimension: Dimension) -> Iterator[tuple[float, str]]:
    """Units of a dimension that the side itself writes, and those its conversion leads to."""
    for conversion in reading.conversions:
        yield next((f for f, u in UNITS.items() if u == conversion.unit), 1.0), conversion.unit
    for operand in operands(node):
        option = reading.choice.options.get(operand.span, PLAIN)
        if option.dimension == dimension and option.factor != 1:
            words = " ".join(w.text for w in operand.words if w.how != "remark")
            yield option.factor, words or UNITS.get(option.factor, str(dimension))


def _has_plain(reading: Interpretation, node: Node) -> bool:
    """True when a factor could be a time that lost its unit: a plain number, and no share below one."""
    return any(
        isinstance(o, Number) and abs(o.value) >= 1 and reading.choice.options.get(o.span, PLAIN).dimension == ONE
        for o in operands(node)
    )


def _over_plain(reading: Interpretation, node: Node) -> bool:
    """True when a divisor could be a rate that lost its unit: `2.15e25 FLOP / (24,576 × 989e12 × 0.4)`."""
    return isinstance(node, Product) and any(
        t.inverse
        and any(
            isinstance(o, Number)
            and o.value >= prefer.PEAK_SIZES[0]
            and reading.choice.options.get(o.span, PLAIN) == PLAIN
            for o in operands(t.node)
        )
        for t in node.terms
    )


def _seconds_in(reading: Interpretation, node: Node) -> bool:
    """True when a plain factor turns hours or days into seconds: with it a rate has been given a time."""
    return isinstance(node, Product) and any(
        isinstance(t.node, Number)
        and not t.inverse
        and t.node.value in {3600.0, 86400.0}
        and reading.choice.options.get(t.node.span, PLAIN) == PLAIN
        for t in node.terms
    )


def _scale_of(node: Node, span: object) -> float:
    return next((leading_scale(operand.words) for operand in operands(node) if operand.span == span), 1.0)
