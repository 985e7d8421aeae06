"""Assigns each factor of a product its role.

Evidence is taken in this order, and each factor says which decided: its dimension, what the author calls it (words
behind it, a label before it, its place in the legend), then its size, for bare numbers in a product whose other factors
leave one thing for them to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from petaday.core.diagnostic import Span
from petaday.core.quantity import COUNT, ONE, RATE, TIME, Quantity
from petaday.hardware.words import DEVICE_WORDS
from petaday.resolve.evaluate import evaluate
from petaday.resolve.preferences import LEAST_OPERATIONS, OPERATIONS_NOT_A_FACTOR
from petaday.resolve.readings import Interpretation
from petaday.resolve.resolver import Resolved
from petaday.roles.factor import Factor, Role, Roles
from petaday.roles.names import device, labels, legend, times_only, words
from petaday.syntax.nodes import Group, Node, Product, Sum
from petaday.syntax.walk import operands

_SAID = (
    (Role.UTILIZATION, r"utili[sz]|\b(mfu|hfu)\b|efficiency|of peak"),
    (Role.BACKWARD, r"back-?\s?(ward|prop)"),
    (Role.ADD_MULTIPLY, r"add-?\s?mul|add-?\s?mut|mul\w{0,12}-?\s?(and-)?\s?add|\bmult-adds?\b|\b(macc?s?|fmas?)\b"),
    (Role.EPOCHS, r"\bepochs?\b"),
    (Role.PARAMETERS, r"\bparam|\bweights?\b|\bconnections?\b"),
    (
        Role.EXAMPLES,
        r"\b(image|token|word|example|sample|sequence|sentence|frame|pixel|character|point|pair|position|game"
        r"|update|step|iteration|batch|dataset)s?(es)?\b",
    ),
)
"""What authors call a factor that is a plain number. The first that fits decides: `3 for forward and backward pass`."""


@cache
def _said() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    return tuple((role, re.compile(names)) for role, names in _SAID)


_MANY = re.compile(rf"\b({'|'.join(DEVICE_WORDS)}|node|server|machine|core|gcd|worker)s?\b")
_BARE = {2.0: Role.ADD_MULTIPLY, 3.0: Role.BACKWARD, 6.0: Role.SIX}
_STEPS = frozenset({24.0, 60.0, 3600.0, 86400.0, 7.0, 365.0})
_FACTORS = frozenset({Role.ADD_MULTIPLY, Role.BACKWARD})
_FREQUENCY = ONE / TIME  # `50 samples/sec`


def roles(resolved: Resolved) -> tuple[Roles, ...]:
    """The products of the worked side that stand for themselves (a sum has several), their factors in their roles.

    >>> from petaday.syntax.lexer import lex

    >>> from petaday.syntax.parser import parse
    >>> from petaday.resolve.resolver import resolve
    >>> from petaday.syntax.chains import drafts, lines
    >>> [draft] = [d for line in lines(lex("2 GPUs * 5 days * 1.58 TFLOPS/GTX 580 * 0.33")) for d in drafts(line)]
    >>> [found] = roles(resolve(parse(draft.tokens))[0][0])
    >>> [factor.role.value for factor in found.factors], found.device.name
    (['devices', 'time', 'rate', 'utilization'], 'NVIDIA GeForce GTX 580')
    """
    return tuple(_roles(product, resolved) for product in _outermost(resolved.worked.node))


def _outermost(node: Node) -> Iterator[Product]:
    if isinstance(node, Product):
        if len(node.terms) == 1:
            yield from _outermost(node.terms[0].node)
        else:
            yield node
    elif isinstance(node, Sum):
        for term in node.terms:
            yield from _outermost(term.node)
    elif isinstance(node, Group) and not node.words:
        yield from _outermost(node.inner)


def _roles(product: Product, resolved: Resolved) -> Roles:
    reading, said = resolved.reading, resolved.legend.node if resolved.legend else None
    called = {}
    if isinstance(said, Product) and len(said.terms) == len(product.terms):
        called = {term.node.span: legend(name.node) for term, name in zip(product.terms, said.terms, strict=True)}
    steps = {span for conversion in reading.conversions for span in conversion.by}
    found = [_factor(node, inverse, called.get(node.span, ""), reading, steps) for node, inverse in _factors(product)]
    dimension = ONE
    for factor in found:
        unit = factor.quantity.dimension
        dimension = dimension / unit if factor.inverse else dimension * unit
    return Roles(product.span, dimension, tuple(_sized(found)))


def _factors(product: Product, *, inverse: bool = False) -> Iterator[tuple[Node, bool]]:
    """Factors of factors too: `(2 * 3) * …`, when nothing behind the bracket makes one thing of it."""
    for term in product.terms:
        node, under = term.node, term.inverse != inverse
        inner = node.inner if isinstance(node, Group) and not node.words and not node.label else None
        if isinstance(inner, Product) and any(o.words for o in operands(inner)) and not _one_unit(inner):
            yield from _factors(inner, inverse=under)
        else:
            yield node, under


def _one_unit(product: Product) -> bool:
    """`(1.58 * 10 ^ -3 PF)`: a number in several pieces."""
    return sum(bool(o.words) for o in operands(product)) == 1


def _factor(node: Node, inverse: bool, in_legend: str, reading: Interpretation, steps: set[Span]) -> Factor:
    quantity = evaluate(node, reading.choice)
    own = words(node)
    said = " ".join([*labels(node), *(w.text for w in own), in_legend]).casefold()
    role, because, named = _role(node, quantity, said, reading, steps)
    found = device(tuple([w.text for w in own if w.how != "remark"]))
    if in_legend and not found:
        found = device(tuple(re.split(r"[\s/()]+", in_legend)))
    if role is Role.OTHER and found:
        role, because, named = Role.DEVICES, "it names a device", True
    return Factor(role, because, node, node.span, quantity, inverse, said, named, found)


def _role(
    node: Node, quantity: Quantity, said: str, reading: Interpretation, steps: set[Span]
) -> tuple[Role, str, bool]:
    dimension = quantity.dimension
    if any(taken.named.operand == node.span for taken in reading.listed):
        return Role.DEVICES, "the listed rate of the device is taken with it", True
    if dimension == RATE:
        return Role.RATE, "it is a rate", False
    if dimension == TIME:
        return Role.TIME, "it is a time", False
    if dimension == COUNT and quantity.value >= LEAST_OPERATIONS:
        return Role.OPERATIONS, "it is a count of operations", False
    if dimension == ONE and (node.span in steps or times_only(node)):
        return Role.CONVERSION, "it converts a time", False
    for role, names in _said() if said and dimension in (ONE, COUNT, _FREQUENCY) else ():
        if names.search(said):
            if dimension == COUNT:  # `6 FLOP / token / parameter`
                return _BARE.get(quantity.value, Role.OTHER), "it is operations a piece", False
            if role in _FACTORS and quantity.value >= OPERATIONS_NOT_A_FACTOR:  # `add-multiplies per forward pass`
                return Role.OPERATIONS, "its words say so", True
            return role, "its words say so", True
    if dimension == ONE and _MANY.search(said):
        return Role.DEVICES, "its words say so", True
    return Role.OTHER, "nothing says what it is", False


def _sized(found: list[Factor]) -> Iterator[Factor]:
    """Roles by size, for numbers that nothing is said about."""
    taken = {f.role for f in found}
    runs = {Role.RATE, Role.DEVICES} & taken and Role.TIME in taken
    for factor in found:
        unsaid = factor.role is Role.OTHER and not factor.inverse
        bare = unsaid and factor.quantity.dimension == ONE
        counts = unsaid and factor.quantity.dimension in {ONE, COUNT}  # the FLOP of 6ND may be supplied
        if bare and 0 < factor.value < 1 and runs and Role.UTILIZATION not in taken:
            yield factor._replace(role=Role.UTILIZATION, because="it is a share of a rate kept up for a time")
        elif bare and not factor.said.strip() and factor.value in _STEPS and runs:
            yield factor._replace(role=Role.CONVERSION, because="it converts a time")
        elif (
            counts and not factor.said.strip() and factor.value in _BARE and taken & {Role.OPERATIONS, Role.PARAMETERS}
        ):
            yield factor._replace(
                role=_BARE[factor.value], because="it is that number, beside operations or parameters"
            )
        else:
            yield factor
