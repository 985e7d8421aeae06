"""Works a side, under one reading of its words, to a quantity."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import NamedTuple

from petaday.core.diagnostic import Clash, Span
from petaday.core.quantity import ONE, Dimension, Quantity
from petaday.core.unvalued import Unvalued
from petaday.resolve.functions import FUNCTIONS
from petaday.resolve.unit_phrases import PLAIN, Option
from petaday.resolve.unworkable import LEAST, UnworkableError, fault, powers_of_units, too_large, too_small
from petaday.syntax.nodes import Call, Group, Name, Node, Number, Power, Product, Sum, Term, Word
from petaday.syntax.walk import names, operands
from petaday.units import meanings


class Choice(NamedTuple):
    """What the words were taken for: an option for each operand that has words, by the operand's place."""

    options: Mapping[Span, Option]
    names: Mapping[str, Quantity]


def evaluate(node: Node, choice: Choice) -> Quantity:
    """The quantity a node stands for.

    Raises:
        UnworkableError: a division by zero, an overflow, unlike terms, an unknown name.
    """
    worked = _WORK[type(node)](node, choice)
    if not LEAST <= abs(worked.value) < math.inf:
        _held(node, worked.value)
    return worked


def _held(node: Node, value: float, *parts: float) -> None:
    """Refuse what no float holds: too large, or so small that digits are lost, or zero where no part is zero."""
    if not math.isfinite(value):
        raise too_large(node.span)
    if abs(value) < LEAST and (value or (parts and all(parts))):
        raise too_small(node.span)


def _number(node: Number, choice: Choice) -> Quantity:
    option = choice.options.get(node.span, PLAIN)
    value, step = node.value, node.step
    slack = abs(step / 2 / value) if step and value else 0.0
    worth = value * option.factor
    if abs(worth) < LEAST:
        _held(node, worth, value)
    for end in node.spread or ():
        if not math.isfinite(end * option.factor):
            raise too_large(node.span)
    return tuple.__new__(
        Quantity, (worth, option.dimension, slack)
    )  # what Quantity calls too, in two thirds of the time


def _behind(node: Group | Call | Power, inner: Quantity, choice: Choice, *, negative: bool) -> Quantity:
    option = choice.options.get(node.span, PLAIN)
    value = inner.value * option.factor
    _held(node, value, inner.value)
    return Quantity(-value if negative else value, inner.dimension * option.dimension, inner.slack)


def _group(node: Group, choice: Choice) -> Quantity:
    return _behind(node, evaluate(node.inner, choice), choice, negative=node.negative)


def _name(node: Name, choice: Choice) -> Quantity:
    found = choice.names.get(node.text)
    if found is None and len(node.text) > 1 and (unit := meanings(node.text)):  # `petaflop/s · days`
        found = Quantity(unit[0].factor, unit[0].dimension)
    if found is None:
        raise _unknown(node.text, node.span)
    return found._replace(value=-found.value) if node.negative else found


def _unknown(name: str, span: Span) -> UnworkableError:
    return fault(
        "PD208",
        span,
        f"Nothing here says what “{name}” is.",
        f"Define it on a line before (`{name} = …`), or write its number.",
    )


def _raised_symbol(base: Node, choice: Choice) -> Word | None:
    """The letters that a power stands behind (`12BT^2`), which is theirs and not the number's; None for all else."""
    if not isinstance(base, Number):
        return None
    nouns = choice.options.get(base.span, PLAIN).nouns
    return next((word for word in reversed(base.words) if word.text in nouns), None)


def _power(node: Power, choice: Choice) -> Quantity:
    if symbol := _raised_symbol(node.base, choice):
        raise _unknown(symbol.text, symbol.span)
    base, exponent = evaluate(node.base, choice), evaluate(node.exponent, choice)
    if exponent.dimension != ONE:
        raise fault(
            "PD207",
            node.exponent.span,
            f"An exponent is a plain number, not {exponent.dimension}.",
            "Leave out the unit in the exponent.",
        )
    try:
        value = base.value**exponent.value
    except OverflowError:
        value = math.inf
    except ZeroDivisionError:
        raise fault("PD205", node.span, "Zero to a negative power divides by zero.", "Check the base.") from None
    if isinstance(value, complex):
        raise fault("PD207", node.span, "A negative number has no real root.", "Check the sign.")
    if not math.isfinite(value):
        raise fault(
            "PD206",
            node.span,
            "This power is larger than any number petaday can hold (1.8e308).",
            "Check the exponents: `a^b^c` grows fast.",
        )
    _held(node, value, base.value)
    dimension = ONE if base.dimension == ONE else _raised(node, base.dimension, exponent.value)
    powers_of_units(node.span, dimension)
    return _behind(node, Quantity(value, dimension, base.slack * abs(exponent.value)), choice, negative=False)


def _raised(node: Power, dimension: Dimension, exponent: float) -> Dimension:
    if not isinstance(exponent, Unvalued):
        return dimension**exponent
    said = f"The unit of this depends on a figure that is not known yet: {dimension} to a power."
    raise fault("PD207", node.exponent.span, said, "Write the exponent as a number, or divide the base by its unit.")


def _product(node: Product, choice: Choice) -> Quantity:
    value, dimension, slack = 1.0, ONE, 0.0
    for factor, inverse in node.terms:
        worth, unit, unsure = _number(factor, choice) if factor.__class__ is Number else evaluate(factor, choice)
        if not math.isfinite(worth):
            raise too_large(factor.span)
        before = value
        if not inverse:
            value, dimension = value * worth, dimension if unit is ONE else dimension * unit
        elif worth:
            value, dimension = value / worth, dimension if unit is ONE else dimension / unit
        else:
            raise fault("PD205", factor.span, "This divides by zero.", "Check the divisor.")
        if abs(value) < LEAST and before and (worth or inverse):
            raise too_small(node.span)
        slack += unsure
    if dimension is not ONE:
        powers_of_units(node.span, dimension)
    return Quantity(value, dimension, slack)


def _sum(node: Sum, choice: Choice) -> Quantity:
    value = spread = 0.0
    parts = terms(node, choice)
    for term in node.terms:
        if _percent(term.node):
            _share_of(term, node, parts)
    for term, (part, _) in zip(node.terms, parts, strict=True):
        value += -part.value if term.inverse else part.value
        spread += abs(part.value) * part.slack
    return Quantity(value, parts[-1][0].dimension, abs(spread / value) if value else 0.0)


def _percent(node: Node) -> bool:
    return isinstance(node, Number) and node.words[:1] != () and node.words[0].text == "%"


def _share_of(share: Term, node: Sum, parts: list[tuple[Quantity, float]]) -> None:
    """`8.4e22 + 3.5%`: added as it stands the share is next to nothing, and nobody means that; `1 - 40%` is meant.

    Raises:
        UnworkableError: a term beside the share is larger than one.
    """
    if any(abs(p.value) > 1 and not _percent(t.node) for t, (p, _) in zip(node.terms, parts, strict=True)):
        percent = share.node.value if isinstance(share.node, Number) else 0.0
        times, more = (1 - percent / 100, "less") if share.inverse else (1 + percent / 100, "more")
        said = "This is a share, and what it stands beside in this sum is none: a share of what?"
        raise fault("PD203", share.node.span, said, f"Multiply instead: `* {times:.6g}` is {percent:g}% {more}.")


def terms(node: Sum, choice: Choice) -> list[tuple[Quantity, float]]:
    """The terms in one unit, each with the factor that brought it there: 1 where its own words did.

    `98000 + 896 GPU-hours`: the unit behind the last term is the unit of all.

    Raises:
        UnworkableError: the terms are unlike.
    """
    parts = [evaluate(term.node, choice) for term in node.terms]
    dimension = next((p.dimension for p in reversed(parts) if p.dimension != ONE), ONE)
    if all(p.dimension == dimension for p in parts):
        return [(p, 1.0) for p in parts]
    unit = _shared_unit(node, parts, dimension, choice)
    return [
        (p, 1.0) if p.dimension == dimension else (Quantity(p.value * unit, dimension, p.slack), unit) for p in parts
    ]


def _shared_unit(node: Sum, parts: list[Quantity], dimension: Dimension, choice: Choice) -> float:
    named = [t.node for t, p in zip(node.terms, parts, strict=True) if p.dimension != ONE]
    plain = all(p.dimension in (ONE, dimension) for p in parts) and not any(
        p.dimension == ONE and _has_words(t.node) for t, p in zip(node.terms, parts, strict=True)
    )
    if plain and dimension != ONE and isinstance(named[-1], Number):
        return choice.options[named[-1].span].factor
    odd, unlike = next((t.node, p) for t, p in zip(node.terms, parts, strict=True) if p.dimension != parts[0].dimension)
    said = f"These terms cannot be added: {_kind(parts[0])} and {_kind(unlike)}."
    way_out = "Give both the same unit, or put brackets around what belongs together."
    kinds = (parts[0].dimension, unlike.dimension)
    raise UnworkableError(Clash("PD203", "error", said, odd.span, way_out, dimensions=kinds))


def _kind(part: Quantity) -> str:
    return "a plain number" if part.dimension == ONE else str(part.dimension)


def _has_words(node: Node) -> bool:
    return any(True for _ in names(node)) or any(w.how != "remark" for o in operands(node) for w in o.words)


def _call(node: Call, choice: Choice) -> Quantity:
    parts = [evaluate(arg, choice) for arg in node.args]
    try:
        inner = FUNCTIONS[node.function](node, parts)
    except OverflowError:
        raise fault(
            "PD206", node.span, "This is larger than any number petaday can hold (1.8e308).", "Check the argument."
        ) from None
    return _behind(node, inner, choice, negative=node.negative)


_WORK: dict[type, Callable[..., Quantity]] = {
    Number: _number,
    Name: _name,
    Group: _group,
    Call: _call,
    Power: _power,
    Product: _product,
    Sum: _sum,
}
