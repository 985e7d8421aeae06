"""Settles in which unit a worked side and a stated result are compared, before anything is judged.

A side that names a unit keeps it; that figures agree never changes it. A side without a unit has two candidates: the
unit that the other side writes, with its prefix, and that unit's base. The one that brings both sides together at the
printed digits is taken (where both do, the written one); else the nearer one, and what then remains is the discrepancy.
No third unit is tried because these do not fit. What was chosen is said (PD221).

    (2 * 96 * 4096) / 9e10 = 8.7us       in s or in µs: 8.738 µs is the printed figure, so the factors are in s
    2e21 / 8.64e19 = 46 pfs-days         in FLOP or in pfs-days: 23.15 pfs-days is nearer, and 46 is twice that
    14 * 7 = 90 GB                       in byte or in GB: 98 GB is nearer
    2 days * 3 = 7                       the result is in s or in days: 6 days are nearer
    225,000 tokens/s * 6 * 9e6 = 12 TFLOP/s   a second is named, operations are not: the plain factors count them
    8 V100 * 125 TFLOP/s * 3600 = 3.6e18 FLOP   a rate and a plain 3600, stated in operations: a time lost its unit

A conversion that is written out is not applied again (`time_conversions`); the first unit that is stated behind bare
factors holds for the figures after it (`resolver`); beyond `JUDGED_WITHIN` nothing is judged (`verdicts.claims`).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite, log
from typing import NamedTuple

from petaday import units
from petaday.core.figures import figure
from petaday.core.precision import Printed, rounds_to
from petaday.core.quantity import COUNT, ONE, RATE, TIME, Dimension
from petaday.resolve import preferences as prefer
from petaday.resolve.listed_peaks import counts_devices
from petaday.resolve.readings import Interpretation
from petaday.resolve.time_conversions import UNITS
from petaday.resolve.unit_phrases import PLAIN, leading_scale, one_of
from petaday.syntax.nodes import Node, Number, Product
from petaday.syntax.walk import operands

_SCALES = (1e3, 1e6, 1e9, 1e12)
_PER_SECOND = ONE / TIME
_SAME = 1e-9


class Bridge(NamedTuple):
    """The worked value and the claim's value in one unit, and what had to be supplied to get there.

    `lent` is one of the stated unit where the factors have none of their own and it was theirs to take; 0 elsewhere.
    """

    worked: float
    claim: float
    dimension: Dimension
    cost: float
    said: str = ""
    code: str = ""
    lent: float = 0.0


def near(a: float, b: float) -> bool:
    """True when two figures are within five in a hundred of each other."""
    return a == b or (b != 0 and abs(a / b - 1) <= prefer.NEAR)


def printed(value: float, node: Node) -> Printed:
    """A stated figure, in base units, with the precision of its digits."""
    if not isinstance(node, Number) or not node.value:
        return Printed(value, 0.0, 0, whole=False)
    unit = abs(value / node.value)
    return Printed(value, node.step / 2 * unit, node.digits, whole=not node.step, unit=unit)


def bridge(worked: Interpretation, node: Node, claim: Interpretation, stated: Node) -> Bridge | None:
    """Takes a worked side and a stated result; returns the likeliest way to compare them, None when there is none."""
    one, two = worked.quantity, claim.quantity
    if one.dimension == two.dimension and near(two.value, one.value):
        return Bridge(one.value, two.value, one.dimension, prefer.SAME_UNIT)
    found = [b for b in _bridges(worked, node, claim, stated) if isfinite(b.worked) and isfinite(b.claim)]
    agreeing = [b for b in found if near(b.claim, b.worked)]
    if not agreeing and one.dimension != two.dimension:
        agreeing = list(_figures(worked, claim))
    if agreeing:
        return min(agreeing, key=lambda b: (not rounds_to(b.worked, printed(b.claim, stated)), b.cost))
    if found and ONE in (one.dimension, two.dimension) != (ONE, ONE):
        return min(found, key=_apart)
    return min(found, key=lambda b: b.cost, default=None)


def converted_to(worked: Interpretation, claim: Interpretation, stated: Node) -> bool:
    """True where a conversion is written out among the divisors, and the result is in what that leads to."""
    option = claim.choice.options.get(stated.span, PLAIN)
    if option.dimension == ONE:
        return False
    one = one_of(option, stated.words) if isinstance(stated, Number) else option.factor
    return any(c.divided and abs(c.one / one - 1) < _SAME for c in worked.conversions)


def _apart(one: Bridge) -> float:
    """How far the two sides are from each other, in either direction."""
    return abs(log(one.claim / one.worked)) if one.worked and one.claim / one.worked > 0 else float("inf")


def _bridges(worked: Interpretation, node: Node, claim: Interpretation, stated: Node) -> Iterator[Bridge]:
    one, two = worked.quantity, claim.quantity
    if one.dimension == two.dimension:
        yield Bridge(one.value, two.value, one.dimension, prefer.SAME_UNIT)
        yield from _scale_on_result(one.value, claim, stated, one.dimension)
    elif two.dimension == ONE:
        yield from _bare_result(worked, node, claim)
    elif one.dimension == ONE:
        yield from _bare_factors(worked, claim, stated)
    else:
        yield from _something_missing(worked, node, claim)


def _bare_result(worked: Interpretation, node: Node, claim: Interpretation) -> Iterator[Bridge]:
    """A figure without a unit behind factors that have one: in that unit's base, or in a unit that they write."""
    one, two = worked.quantity, claim.quantity
    if one.dimension == RATE and _seconds_in(worked, node):
        said = "a time is missing: a plain factor is read in s"
        yield Bridge(one.value, two.value, COUNT, prefer.SECONDS_FOR_PLAIN_FACTOR, said, "PD221", 1.0)
    said = f"no unit is written: read in {one.dimension}"
    yield Bridge(one.value, two.value, one.dimension, prefer.RESULT_WITHOUT_UNIT, said, "PD221", 1.0)
    for factor, words in _written(worked, node, one.dimension):
        said, cost = f"no unit is written: read in {words}", prefer.RESULT_IN_A_WRITTEN_UNIT
        yield Bridge(one.value, two.value * factor, one.dimension, cost, said, "PD221", factor)


def _bare_factors(worked: Interpretation, claim: Interpretation, stated: Node) -> Iterator[Bridge]:
    """Factors without a unit: in the unit of the result as it is written, or in that unit's base."""
    one, two = worked.quantity, claim.quantity
    if any(m.unit in ("MAC", "factor-MAC") for m in _meanings(stated)):
        scale = _scale_of(stated, stated.span)
        value = stated.value * scale if isinstance(stated, Number) else two.value / 2
        said = "the result is counted in MACs, two FLOP each"
        yield Bridge(one.value, value, ONE, prefer.RESULT_IN_MACS, said, "PD227")
    cost = prefer.FACTORS_IN_SECONDS if two.dimension == TIME else prefer.FACTORS_WITHOUT_UNIT
    said = f"the factors name no unit: the result is stated in {two.dimension}"
    unit, words = _unit_as_written(claim, stated, two.dimension)
    yield Bridge(one.value, two.value, two.dimension, cost, said, "PD221", unit)
    if unit != 1:
        said = f"the factors name no unit: the result is stated in {words}"
        yield Bridge(one.value * unit, two.value, two.dimension, prefer.FACTORS_IN_RESULT_UNIT, said, "PD221", unit)


def _something_missing(worked: Interpretation, node: Node, claim: Interpretation) -> Iterator[Bridge]:
    """Two named units that differ by one that a plain factor lost."""
    one, two = worked.quantity, claim.quantity
    if one.dimension == COUNT and two.dimension == TIME and _over_plain(worked, node):
        said = "a rate is missing: a plain divisor is read in FLOP/s"
        yield Bridge(one.value, two.value, TIME, prefer.PLAIN_DIVISOR_IS_A_RATE, said, "PD221")
    elif {one.dimension, two.dimension} == {_PER_SECOND, RATE} and _has_plain(worked, node):
        said = "the plain factors count operations: no unit is written"
        yield Bridge(one.value, two.value, two.dimension, prefer.PLAIN_FACTORS_ARE_OPERATIONS, said, "PD221")
    elif one.dimension == RATE and two.dimension == COUNT and _has_plain(worked, node):
        for seconds in (1.0, 3600.0, 86400.0, 60.0):
            cost = prefer.PLAIN_FACTOR_IN_SECONDS if seconds == 1.0 else prefer.PLAIN_FACTOR_IN_ANOTHER_TIME
            said = f"a time is missing: a plain factor is read in {UNITS[seconds]}"
            yield Bridge(one.value * seconds, two.value, COUNT, cost, said, "PD221")


def _unit_as_written(claim: Interpretation, stated: Node, dimension: Dimension) -> tuple[float, str]:
    """One of the unit that a stated result writes, and its words; scales such as `million` belong to the figure."""
    for operand in operands(stated):
        option = claim.choice.options.get(operand.span, PLAIN)
        if option.dimension == dimension:
            factor = option.factor / leading_scale(operand.words)
            words = [w.text for w in operand.words if w.how != "remark" and units.scale(w.text) is None]
            return factor, " ".join(words) or UNITS.get(factor, str(dimension))
    return 1.0, str(dimension)


def _figures(worked: Interpretation, claim: Interpretation) -> Iterator[Bridge]:
    """The figures as written, where nothing else agrees: the dearest bridge of all."""
    if worked.listed:
        return  # a rate was supplied: its unit is no slip of the author's
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
        yield conversion.one or next((f for f, u in UNITS.items() if u == conversion.unit), 1.0), conversion.unit
    for operand in operands(node):
        option = reading.choice.options.get(operand.span, PLAIN)
        if option.dimension == dimension and option.factor != 1:
            words = " ".join(w.text for w in operand.words if w.how != "remark")
            yield option.factor, words or UNITS.get(option.factor, str(dimension))


def _has_plain(reading: Interpretation, node: Node) -> bool:
    """True when a factor could be a time that lost its unit: a plain number, and no share below one."""
    return any(
        isinstance(o, Number)
        and abs(o.value) >= 1
        and (option := reading.choice.options.get(o.span, PLAIN)).dimension == ONE
        and not counts_devices(option)
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
