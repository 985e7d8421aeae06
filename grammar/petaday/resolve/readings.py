"""Takes a side; returns every way its words can be read, each worked to a quantity, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice, product
from typing import NamedTuple

from petaday.core.diagnostic import Diagnostic, Span
from petaday.core.figures import figure
from petaday.core.quantity import COUNT, ONE, RATE, TIME, Dimension, Quantity
from petaday.resolve.evaluate import Choice, evaluate
from petaday.resolve.listed_peaks import Listed, has_share, listed_rates, only_rates, peak_sized
from petaday.resolve.names import NOTHING, Names, used_in
from petaday.resolve.operations_each import BECAUSE, COUNTS_OPERATIONS, operations_each
from petaday.resolve.preferences import (
    CONVERTED_TWICE,
    DEVICES_MAKE_A_RATE,
    IMPOSSIBLE_TIME,
    LARGEST_MAC_FACTOR,
    LEGEND_UNIT_LEFT_OUT,
    MOST_READINGS,
    ODD_RESULT,
    OPERATIONS_LEFT_OUT,
    RATE_OR_TIME_MISREAD,
    RESULT,
)
from petaday.resolve.time_conversions import Conversion, conversions, convertible
from petaday.resolve.unit_phrases import PLAIN, Option, leading_scale, options
from petaday.resolve.unworkable import UnworkableError
from petaday.syntax.nodes import Call, Group, Name, Node, Number, Power, Product, Word
from petaday.syntax.walk import operands

_YEAR = 31_536_000.0


class Supplied(NamedTuple):
    """A unit the author left out: where, which, why it is known, and what else the figure could be."""

    span: Span
    unit: str
    because: str
    others: tuple[str, ...] = ()


class _Variant(NamedTuple):
    """What the words of a side are taken for, with which conversions and supplied units, and what speaks against it."""

    options: Mapping[Span, Option]
    conversions: tuple[Conversion, ...] = ()
    supplied: tuple[Supplied, ...] = ()
    rank: float = 0.0


class Written:
    """A side whose units only label its numbers (scales such as `M` or `%` still count): no reading changes it."""

    def __init__(self, node: Node, names: Names) -> None:
        self._node, self._names = node, names
        self._values: list[float | None] = []

    @property
    def value(self) -> float | None:
        """What the figures come to, worked once; None where they come to nothing."""
        if not self._values:
            self._values.append(self._worked())
        return self._values[0]

    def _worked(self) -> float | None:
        labels = {
            operand.span: PLAIN._replace(factor=leading_scale(operand.words))
            for operand in operands(self._node)
            if operand.words
        }
        try:
            return evaluate(self._node, Choice(labels, self._names.quantities)).value
        except UnworkableError:
            return None


class Interpretation(NamedTuple):
    """One reading of one side: lower `rank` is preferred."""

    quantity: Quantity
    choice: Choice
    written: Written
    rank: float
    conversions: tuple[Conversion, ...] = ()
    supplied: tuple[Supplied, ...] = ()
    listed: tuple[Listed, ...] = ()


def interpretations(
    node: Node, names: Names = NOTHING, legend: Node | None = None
) -> tuple[list[Interpretation], Diagnostic | None]:
    """Every reading of a side that has a value, best first; and why the first without one has none."""
    found: list[Interpretation] = []
    problem: Diagnostic | None = None
    names = used_in(node, names)
    supplied, written = _from_legend(node, legend), Written(node, names)
    choices = list(_choices(node, names))
    within = convertible(node) if choices[0][0] else []  # without words nothing is a time
    for words, rank in choices:
        ways = _variants(within, words, supplied) if within or supplied else (_Variant(words),)
        for chosen, by, given, weight in ways:
            choice = Choice(chosen, names.quantities)
            try:
                quantity = evaluate(node, choice)
            except UnworkableError as unworkable:
                problem = problem or unworkable.diagnostic
                continue
            if any(c.divided and c.dimension != quantity.dimension for c in by):
                continue
            natural = RESULT.get(quantity.dimension, ODD_RESULT)
            if quantity.dimension == COUNT and len(choices) > 1 and only_rates(node, chosen):
                natural = DEVICES_MAKE_A_RATE
            reading = Interpretation(quantity, choice, written, rank + weight + natural, by, given)
            lone = isinstance(node, Number)  # `150,000 A100-hours` is a time, whatever an A100 does in it
            if quantity.dimension == TIME and not lone:
                found += _rated(node, reading)
            elif quantity.dimension == ONE and (each := operations_each(node, chosen)):
                found += _counted(node, reading, each)
            else:
                found.append(reading)
    if len(found) > 1:
        found.sort(key=lambda i: i.rank)
    return found, problem


def _variants(
    within: Sequence[Product], words: Mapping[Span, Option], supplied: tuple[Supplied, ...]
) -> list[_Variant]:
    """One choice of words as it stands, with its conversions of time, with and without what the legend supplies."""
    written = conversions(within, words)
    if not written and not supplied:
        return [_Variant(words)]
    unlikely = any(c.divided or c.doubled for c in written)
    ways = [_Variant(words, (), (), CONVERTED_TWICE * (bool(written) and not unlikely))]
    if written:
        ways.insert(0, _Variant(_with(words, written), tuple(written), (), CONVERTED_TWICE * unlikely))
    if not supplied:
        return ways
    return [
        variant
        for way in ways
        for variant in (
            way._replace(options=_with_supplied(way.options, supplied), supplied=supplied),
            way._replace(rank=way.rank + LEGEND_UNIT_LEFT_OUT),
        )
    ]


def _rated(node: Node, reading: Interpretation) -> Iterator[Interpretation]:
    """A reading that comes to a time, and the one that takes the listed rate of its devices.

    With a share among the factors (`40%`) the rate is meant; without, the time is (`8 H100 * 34 days`).
    """
    taken = listed_rates(node, reading.choice.options)
    bare = peak_sized(node, reading.choice.options, bool(taken)) if reading.quantity.value > IMPOSSIBLE_TIME else None
    if bare:
        yield from _bare_rate(node, reading, bare)
        return
    if not taken:
        yield reading
        return
    options = {**reading.choice.options, **{rate.named.operand: rate.option for rate in taken}}
    choice = reading.choice._replace(options=options)
    meant = has_share(node, reading.choice.options)
    yield reading._replace(rank=reading.rank + RATE_OR_TIME_MISREAD * meant)
    with suppress(UnworkableError):
        quantity = evaluate(node, choice)
        if quantity.dimension == COUNT:
            rank = reading.rank - RESULT[TIME] + RATE_OR_TIME_MISREAD * (not meant)
            yield reading._replace(quantity=quantity, choice=choice, rank=rank, listed=taken)


def _bare_rate(node: Node, reading: Interpretation, bare: Number) -> Iterator[Interpretation]:
    """`7.2e6 GPU hours * 3600 * 989e12 * 0.4`: a bare figure of the size of a peak, where no rate is named, is one.

    As a plain number it would make a time of it that no machine has run.
    """
    rate = PLAIN._replace(dimension=RATE)
    choice = reading.choice._replace(options={**reading.choice.options, bare.span: rate})
    years = figure(reading.quantity.value / _YEAR)
    because = f"no rate is named, this figure has the size of one, and without it the result is {years} years"
    given = (*reading.supplied, Supplied(bare.span, "FLOP/s", because, ("a plain number",)))
    with suppress(UnworkableError):
        quantity = evaluate(node, choice)
        yield reading._replace(quantity=quantity, choice=choice, supplied=given)
    yield reading._replace(rank=reading.rank + RATE_OR_TIME_MISREAD)


def _counted(node: Node, reading: Interpretation, each: Number) -> Iterator[Interpretation]:
    """`6 * 7B parameters * 2T tokens`, in operations; and as the plain number that it is without a unit."""
    choice = reading.choice._replace(options={**reading.choice.options, each.span: COUNTS_OPERATIONS})
    given = (*reading.supplied, Supplied(each.span, "FLOP", BECAUSE, ("a plain number",)))
    yield reading._replace(quantity=evaluate(node, choice), choice=choice, supplied=given)
    yield reading._replace(rank=reading.rank + OPERATIONS_LEFT_OUT)


def _choices(node: Node, names: Names) -> Iterator[tuple[dict[Span, Option], float]]:
    """The same words are read the same way throughout one side."""
    if isinstance(node, Number):  # most of what is stated: one figure, and its unit
        readings = _read(node, names)
        for option in readings:
            yield {node.span: option} if node.words else {}, option.rank if len(readings) > 1 else 0.0
        return
    fixed: dict[Span, Option] = {}
    open_: dict[tuple[tuple[str, str], ...], tuple[tuple[Option, ...], list[Span]]] = {}
    for operand in operands(node):
        if not operand.words:
            continue
        readings = _read(operand, names)
        if len(readings) == 1:
            fixed[operand.span] = readings[0]
        else:
            key = tuple((w.text, w.how) for w in operand.words)
            open_.setdefault(key, (readings, []))[1].append(operand.span)
    if not open_:
        yield fixed, 0.0
        return
    for picked in islice(product(*(readings for readings, _ in open_.values())), MOST_READINGS):
        chosen = dict(fixed)
        for option, (_, spans) in zip(picked, open_.values(), strict=True):
            chosen |= dict.fromkeys(spans, option)
        yield chosen, sum(o.rank for o in picked)


def _read(operand: Number | Group | Call | Power, names: Names) -> tuple[Option, ...]:
    """`2 add-multiply` is a factor, `1.2e9 multiply-add operations` a count; other words have all their readings."""
    readings = options(operand.words, names.units)
    if len(readings) < 2:
        return readings
    per = any(word.how == "per" for word in operand.words)  # `2 FLOPs/add-multiply` may divide by the count
    if per or not isinstance(operand, Number):
        return readings
    small = operand.value * readings[0].factor <= LARGEST_MAC_FACTOR
    kept = [o for o in readings if all((m.kind == "factor") == small for _, m in o.picks if m.unit == "factor-MAC")]
    return tuple(kept) or readings


def _with(words: Mapping[Span, Option], written: Sequence[Conversion]) -> dict[Span, Option]:
    new = dict(words)
    for conversion in written:
        new |= conversion.options
    return new


def _with_supplied(words: Mapping[Span, Option], given: tuple[Supplied, ...]) -> Mapping[Span, Option]:
    new = dict(words)
    for unit in given:
        new[unit.span] = options((Word(unit.unit, unit.span),), {})[0]
    return new


def _from_legend(node: Node, legend: Node | None) -> tuple[Supplied, ...]:
    """`days trained` in the legend, a bare `5.5` in its place: the number is in days."""
    if not (isinstance(node, Product) and isinstance(legend, Product) and len(node.terms) == len(legend.terms)):
        return ()
    given = []
    for term, name in zip(node.terms, legend.terms, strict=True):
        if not (isinstance(term.node, Number) and isinstance(name.node, Name)) or term.node.words:
            continue
        for word in name.node.text.replace("(", " ").replace(")", " ").split():
            option = options((Word(word, name.node.span),), {})[0]
            if option is not PLAIN and option.dimension == TIME:
                given.append(Supplied(term.node.span, word, f"the legend calls this factor “{name.node.text}”"))
                break
    return tuple(given)


def dimensions(found: Sequence[Interpretation]) -> list[Dimension]:
    """Takes readings; returns the dimensions they come to, each once."""
    return list(dict.fromkeys(i.quantity.dimension for i in found))
