"""Finds times that are named and converted by hand as well (`37 days * 24 * 3600`), so that they are converted once.

A product that names a time and then multiplies by what turns it into a finer one is read as that conversion.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from petaday.core.diagnostic import Span
from petaday.core.figures import shown
from petaday.core.quantity import COUNT, ONE, TIME, Dimension
from petaday.resolve.unit_phrases import PLAIN, Option
from petaday.resolve.unit_steps import step, unit_of, unit_steps
from petaday.syntax.nodes import Call, Group, Node, Number, Power, Product, Sum, Term
from petaday.syntax.walk import operands, products
from petaday.units import meanings

UNITS = {
    1e-6: "µs",
    1e-3: "ms",
    1.0: "s",
    60.0: "min",
    3600.0: "h",
    86400.0: "days",
    604800.0: "weeks",
    2592000.0: "months",
    31536000.0: "years",
}
_POWERS = (1e12, 1e15, 1e18, 1e21)
_WRITTEN_OUT = frozenset(time * power for time in (1.0, 24.0, 60.0, 3600.0, 86400.0) for power in (1.0, *_POWERS)) - {
    1.0
}
_DAYS = {
    86400.0 * power: unit for power, unit in zip(_POWERS, ("tfs-days", "pfs-days", "efs-days", "zfs-days"), strict=True)
}
_RATE_DAYS = frozenset(_DAYS)  # a teraflop/s-day to a zettaflop/s-day
_MACS = frozenset({"MAC", "factor-MAC"})
_IN_MACS = frozenset(2 * power for power in (1.0, 1e3, 1e6, 1e9, *_POWERS))
_DIVISORS = frozenset({24.0, 60.0, 3600.0, 86400.0})
_STEPS = frozenset({7.0, 12.0, 24.0, 30.0, 52.0, 60.0, 365.0, 1440.0, 3600.0, 86400.0})
_BY = _WRITTEN_OUT | _DIVISORS | _STEPS | {2.0}
_BY_HAND = _WRITTEN_OUT | _DIVISORS | frozenset(_POWERS)


class Conversion(NamedTuple):
    """A time named at `start` and converted by the factors at `by`; `options` are the words read accordingly.

    `divided` when a quantity is divided by hand to come to a larger unit (`/ 86400`, `/ (1e15 * 86400)`), `doubled`
    when MACs, which are two FLOP each, are multiplied by 2: likely only where the result says so. `one` is one of the
    unit that a division leads to, in base units, and `dimension` what that measures. One that has to be `told` is none
    where no result is stated in that unit.
    """

    start: Span
    by: tuple[Span, ...]
    unit: str
    options: Mapping[Span, Option]
    divided: bool = False
    doubled: bool = False
    one: float = 0.0
    dimension: Dimension = TIME
    told: bool = False


def convertible(node: Node) -> list[Product]:
    """Takes a side; returns its products with a factor that time may be converted by, the last product first."""
    if isinstance(node, Number):
        return []
    return [found for found in products(node) if found.terms[1:] and any(map(_converts, found.terms))][::-1]


def _converts(term: Term) -> bool:
    if isinstance(term.node, Group) and isinstance(term.node.inner, Product):
        return any(map(_converts, term.node.inner.terms))
    return (isinstance(term.node, Number) and term.node.value in _BY) or step(term.node) > 1


def conversions(within: Sequence[Product], options: Mapping[Span, Option]) -> list[Conversion]:
    """Takes `convertible` products; returns every time in them that is named and then converted by hand."""
    if not options or not within:
        return []  # nothing has a unit, or nothing is converted
    timed = doubled = False
    for option in options.values():
        if option.dimension == TIME or option.factor in _RATE_DAYS:
            timed = True
            break
        doubled = doubled or option.factor in _IN_MACS
    written = (
        (timed and (_days(product, options) or _convert(product, options)))
        or _divided(product, options)
        or (doubled and _doubled(product, options))
        or (product is within[-1] and _stepped(product, options))  # the outermost: brackets are part of it
        for product in within
    )
    return [conversion for conversion in written if conversion]


def _convert(product: Product, options: Mapping[Span, Option]) -> Conversion | None:
    for at, term in enumerate(product.terms):
        leaves = [] if term.inverse else _times(term.node, options)
        units = {options[leaf.span].factor for leaf in leaves}
        if len(units) != 1:
            continue
        unit = next(iter(units))
        rest = [t.node for t in product.terms[at + 1 :] if not t.inverse]
        path: list[Number] = []
        while step := _next(unit, rest, path, options):
            unit = _finer(unit, step.value) or unit
            path.append(step)
        if not path or all(
            s.span in options and options[s.span] is not PLAIN and options[s.span].dimension == ONE for s in path
        ):
            return None
        scale = unit / next(iter(units))
        new = {leaf.span: options[leaf.span]._replace(factor=options[leaf.span].factor * scale) for leaf in leaves}
        new |= {step.span: PLAIN for step in path}
        return Conversion(term.node.span, tuple(s.span for s in path), UNITS.get(unit, "s"), new)
    return None


def _times(node: Node, options: Mapping[Span, Option]) -> list[Number | Group | Call | Power]:
    if isinstance(node, (Number, Group)) and (own := options.get(node.span)) and own.dimension == TIME:
        return [node]
    if isinstance(node, Group) and isinstance(node.inner, (Sum, Number)):
        leaves = [leaf for leaf in operands(node.inner) if (o := options.get(leaf.span)) and o.dimension == TIME]
        terms = len(node.inner.terms) if isinstance(node.inner, Sum) else 1
        return leaves if len(leaves) == terms else []
    return []


def _next(unit: float, rest: list[Node], path: list[Number], options: Mapping[Span, Option]) -> Number | None:
    for node in rest:
        if not isinstance(node, Number) or any(node is p for p in path) or node.value not in _STEPS:
            continue
        finer = _finer(unit, node.value)
        if finer is None:
            continue
        option = options.get(node.span, PLAIN)
        if option.nouns:
            continue
        if option == PLAIN or (option.dimension == TIME and option.factor == finer):
            return node
        if option.dimension == ONE and any(abs(option.factor * over / finer - 1) < 1e-9 for over in UNITS):
            return node
    return None


def _finer(unit: float, by: float) -> float | None:
    if unit == 31536000.0 and by in (12.0, 52.0):
        return 2592000.0 if by == 12.0 else 604800.0
    finer = unit / by
    return finer if finer in UNITS else None


def _divided(product: Product, options: Mapping[Span, Option]) -> Conversion | None:
    """`… FLOP / (… FLOP/s) / 86400 = 68.7 days`, `2e21 FLOP / (1e15 * 86400) = 23.1 pfs-days`: converted by hand."""
    out = [n for t in product.terms[1:] if t.inverse for n in _plain_numbers(t.node, options)]
    total = 1.0
    for number in out:
        total *= number.value
    if not out or total <= 1:
        return None
    rest = [t for t in product.terms if t.node.span not in {n.span for n in out}]
    if all(options.get(leaf.span, PLAIN).dimension == ONE for t in rest for leaf in operands(t.node)):
        return None  # `1/3600 hours/second`: nothing is named that is converted
    units = {options[t.node.span].factor for t in rest if not t.inverse and t.node.span in options}
    kept = {n.span: PLAIN._replace(factor=n.value**-1) for n in out}
    named = units.pop() if len(units) == 1 else 1.0
    if total not in _RATE_DAYS and unit_of(product, options)[1] != TIME:
        return None
    if unit := UNITS.get(named * total):
        return Conversion(product.span, tuple(n.span for n in out), unit, kept, divided=True, one=named * total)
    if unit := UNITS.get(total):
        return Conversion(product.span, tuple(n.span for n in out), unit, kept, divided=True, one=total)
    if total in _RATE_DAYS:
        by = tuple(n.span for n in out)
        return Conversion(product.span, by, _DAYS[total], kept, divided=True, one=total, dimension=COUNT)
    return None


def _stepped(product: Product, options: Mapping[Span, Option]) -> Conversion | None:
    """`500 ms / 1000 = 0.5 s`: from one unit to another."""
    steps = unit_steps(product, options)
    if steps is None:
        return None
    unit = UNITS.get(steps.one, "") if steps.dimension == TIME else ""
    return Conversion(
        product.span,
        steps.by,
        unit or shown(steps.one, steps.dimension),
        steps.options,
        divided=True,
        one=steps.one,
        dimension=steps.dimension,
        told=True,
    )


def _plain_numbers(node: Node, options: Mapping[Span, Option]) -> list[Number]:
    """The numbers of a divisor that are a conversion, or of a bracketed one; none where anything else is among them."""
    inner = node.inner if isinstance(node, Group) and not node.words else node
    parts = [t.node for t in inner.terms if not t.inverse] if isinstance(inner, Product) else [inner]
    found = [n for n in parts if isinstance(n, Number) and options.get(n.span, PLAIN) == PLAIN and n.value in _BY_HAND]
    return found if len(found) == len(parts) else []


def _days(product: Product, options: Mapping[Span, Option]) -> Conversion | None:
    """`157 PF-days * 3600 * 24 * 10^15`, `10 exaFLOP-days * 8.64e22`: the rate and the day written out."""
    named = [
        t.node
        for t in product.terms
        if (o := options.get(t.node.span)) and o.dimension == COUNT and o.factor in _RATE_DAYS
    ]
    if len(named) != 1:
        return None
    out = [t.node for t in product.terms if isinstance(t.node, Number) and t.node.value in _WRITTEN_OUT]
    total = 1.0
    for number in out:
        total *= number.value
    if total != options[named[0].span].factor:
        return None
    new = {named[0].span: options[named[0].span]._replace(factor=1.0)} | {n.span: PLAIN for n in out}
    return Conversion(named[0].span, tuple(n.span for n in out), "FLOP", new)


def _doubled(product: Product, options: Mapping[Span, Option]) -> Conversion | None:
    """`5 GMAC * 2 = 10 GFLOP`: multiply-adds turned into FLOP by hand."""
    twos = [t.node for t in product.terms if not t.inverse and isinstance(t.node, Number) and t.node.value == 2]
    two = next((n for n in twos if options.get(n.span, PLAIN).dimension == ONE), None)
    if two is None:
        return None
    for term in product.terms:
        option = options.get(term.node.span)
        if option and option.dimension == COUNT and not term.inverse and _in_macs(term.node):
            new = {term.node.span: option._replace(factor=option.factor / 2)}
            return Conversion(term.node.span, (two.span,), "FLOP", new, doubled=True)
    return None


def _in_macs(node: Node) -> bool:
    return isinstance(node, (Number, Group)) and any(m.unit in _MACS for w in node.words for m in meanings(w.text))
