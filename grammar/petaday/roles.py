"""What each factor of a product is there for: devices, time, rate, utilization; examples, epochs, operations.

Evidence is taken in this order, and each factor says which decided: its dimension, what the author calls it (words
behind it, a label before it, its place in the legend), then its size, for bare numbers in a product whose other factors
leave one thing for them to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from petaday import hardware, units
from petaday.conversion import operands
from petaday.diagnostic import Span
from petaday.evaluate import UnworkableError, evaluate
from petaday.hardware import Device
from petaday.interpret import Interpretation
from petaday.quantity import COUNT, ONE, RATE, TIME, Dimension, Quantity
from petaday.resolve import Resolved
from petaday.syntax import Group, Name, Node, Number, Product, Sum, Word
from petaday.vocabulary import DEVICE_FAMILIES, DEVICE_MAKERS, DEVICE_WORDS


class Role(Enum):
    """What a factor is there for; the value is its name for people."""

    DEVICES = "devices"
    TIME = "time"
    RATE = "rate"
    UTILIZATION = "utilization"
    OPERATIONS = "operations of one forward pass"
    EXAMPLES = "examples"
    EPOCHS = "epochs"
    PARAMETERS = "parameters"
    ADD_MULTIPLY = "2, an add and a multiply"
    BACKWARD = "3, forward and backward pass"
    SIX = "6 operations a parameter and token"
    CONVERSION = "a conversion written out"
    OTHER = "another factor"


_SAID = (
    (Role.UTILIZATION, r"utili[sz]|\b(mfu|hfu)\b|efficiency|of peak"),
    (Role.BACKWARD, r"back-?\s?(ward|prop)"),
    (Role.ADD_MULTIPLY, r"add-?\s?mul|add-?\s?mut|mul\w*-?\s?(and-)?\s?add|\bmult-adds?\b|\b(macc?s?|fmas?)\b"),
    (Role.EPOCHS, r"\bepochs?\b"),
    (Role.PARAMETERS, r"\bparam|\bweights?\b|\bconnections?\b"),
    (
        Role.EXAMPLES,
        r"\b(image|token|word|example|sample|sequence|sentence|frame|pixel|character|point|pair|position|game"
        r"|update|step|iteration|batch|dataset)s?(es)?\b",
    ),
)
"""What authors call a factor that is a plain number. The first that fits decides: `3 for forward and backward pass`."""

_MANY = re.compile(rf"\b({'|'.join(DEVICE_WORDS)}|node|server|machine|core|gcd|worker)s?\b")
_BARE = {2.0: Role.ADD_MULTIPLY, 3.0: Role.BACKWARD, 6.0: Role.SIX}
_STEPS = frozenset({24.0, 60.0, 3600.0, 86400.0, 7.0, 365.0})
_FACTORS = frozenset({Role.ADD_MULTIPLY, Role.BACKWARD})
_FREQUENCY = ONE / TIME  # `50 samples/sec`
_LARGE = 1e4
_SMALL = 100.0  # fewer FLOP than any forward pass has: `6 FLOP / token / parameter`


class Factor(NamedTuple):
    """One factor with its role.

    Attributes:
        role: what it is there for.
        because: which evidence decided.
        node, span: where it stands.
        quantity: in base units; the divisor itself where it is divided by.
        inverse: divided by.
        said: all that the author calls it, in small letters.
        named: true when its words gave the role, false when its size or dimension did.
        device: the device it names, or None.
    """

    role: Role
    because: str
    node: Node
    span: Span
    quantity: Quantity
    inverse: bool
    said: str
    named: bool
    device: Device | None = None

    @property
    def value(self) -> float:
        """In base units."""
        return self.quantity.value

    @property
    def spelled(self) -> tuple[str, ...]:
        """The words behind it, as written."""
        return tuple(word.text for word in _words(self.node) if word.how == "with")

    @property
    def in_macs(self) -> bool:
        """True when it is counted in multiply-adds, each of which is two FLOP already."""
        return self.quantity.dimension == COUNT and any(
            m.unit in ("MAC", "factor-MAC") for word in self.spelled for m in units.meanings(word)
        )


class Roles(NamedTuple):
    """The factors of one product, in order."""

    product: Span
    dimension: Dimension
    factors: tuple[Factor, ...]

    def of(self, role: Role) -> tuple[Factor, ...]:
        """The factors of one role that are multiplied by."""
        return tuple(f for f in self.factors if f.role is role and not f.inverse)

    def first(self, role: Role) -> Factor | None:
        """The first of them."""
        return next(iter(self.of(role)), None)

    def has(self, *wanted: Role) -> bool:
        """True when every one of these roles is taken."""
        return all(self.of(role) for role in wanted)

    @property
    def by_devices(self) -> bool:
        """True for Method 2: a rate, kept up for a time, is a count of operations."""
        return self.dimension == COUNT and self.has(Role.RATE, Role.TIME)

    @property
    def by_operations(self) -> bool:
        """True for Method 1: the operations of a forward pass, times how often it is gone through."""
        return self.has(Role.OPERATIONS) and (self.has(Role.EXAMPLES) or self.has(Role.EPOCHS))

    @property
    def by_parameters(self) -> bool:
        """True for 6ND: parameters times examples."""
        return self.has(Role.PARAMETERS, Role.EXAMPLES)

    @property
    def device(self) -> Device | None:
        """The device of its rate; one that several factors disagree about is none."""
        found = {f.device.id: f.device for f in self.factors if f.device}
        return next(iter(found.values())) if len(found) == 1 else None


def roles(resolved: Resolved) -> tuple[Roles, ...]:
    """The products of the worked side that stand for themselves (a sum has several), their factors in their roles.

    >>> from petaday.parse import lex, parse
    >>> from petaday.resolve import resolve
    >>> from petaday.segment import drafts, lines
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
    reading, legend = resolved.reading, resolved.legend.node if resolved.legend else None
    called = {}
    if isinstance(legend, Product) and len(legend.terms) == len(product.terms):
        called = {term.node.span: _legend(name.node) for term, name in zip(product.terms, legend.terms, strict=True)}
    steps = {span for conversion in reading.conversions for span in conversion.by}
    found = [_factor(node, inverse, called.get(node.span, ""), reading, steps) for node, inverse in _factors(product)]
    try:
        dimension = evaluate(product, reading.choice).dimension
    except UnworkableError:
        dimension = ONE
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


def _factor(node: Node, inverse: bool, legend: str, reading: Interpretation, steps: set[Span]) -> Factor:
    try:
        quantity = evaluate(node, reading.choice)
    except UnworkableError:
        quantity = Quantity(1.0)
    own = _words(node)
    said = " ".join([*_labels(node), *(w.text for w in own), legend]).casefold()
    role, because, named = _role(node, quantity, said, reading, steps)
    device = _device(tuple(w.text for w in own if w.how != "remark")) or _device(tuple(re.split(r"[\s/()]+", legend)))
    if role is Role.OTHER and device:
        role, because, named = Role.DEVICES, "it names a device", True
    return Factor(role, because, node, node.span, quantity, inverse, said, named, device)


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
    if dimension == COUNT and quantity.value >= _SMALL:
        return Role.OPERATIONS, "it is a count of operations", False
    if dimension == ONE and node.span in steps | {o.span for o in _times_only(node)}:
        return Role.CONVERSION, "it converts a time", False
    for role, words in _SAID if dimension in (ONE, COUNT, _FREQUENCY) else ():
        if re.search(words, said):
            if dimension == COUNT:  # `6 FLOP / token / parameter`
                return _BARE.get(quantity.value, Role.OTHER), "it is operations a piece", False
            if role in _FACTORS and quantity.value >= _LARGE:  # `add-multiplies per forward pass`
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
        bare = factor.role is Role.OTHER and factor.quantity.dimension == ONE and not factor.inverse
        if bare and 0 < factor.value < 1 and runs and Role.UTILIZATION not in taken:
            yield factor._replace(role=Role.UTILIZATION, because="it is a share of a rate kept up for a time")
        elif bare and not factor.said.strip() and factor.value in _STEPS and runs:
            yield factor._replace(role=Role.CONVERSION, because="it converts a time")
        elif bare and not factor.said.strip() and factor.value in _BARE and taken & {Role.OPERATIONS, Role.PARAMETERS}:
            yield factor._replace(
                role=_BARE[factor.value], because="it is that number, beside operations or parameters"
            )
        else:
            yield factor


def _words(node: Node) -> list[Word]:
    words = [word for operand in operands(node) for word in operand.words]
    return [*words, *(node.words if isinstance(node, Name) else ())]


def _labels(node: Node) -> Iterator[str]:
    if isinstance(node, Name):
        yield node.text
    for operand in operands(node):
        yield getattr(operand, "label", "")


def _times_only(node: Node) -> Iterator[Number]:
    """`24 hours / day`: a time by a time."""
    times = isinstance(node, Number) and all(units.is_time(word.text) for word in node.words)
    if isinstance(node, Number) and times and {word.how for word in node.words} == {"with", "per"}:
        yield node


def _legend(node: Node) -> str:
    if isinstance(node, Group):
        return _legend(node.inner)
    return " ".join([*_labels(node), *(w.text for w in _words(node))]).casefold()


@lru_cache(maxsize=4096)
def _device(words: tuple[str, ...]) -> Device | None:
    """The device that the words name, the longest name first: `TFLOPS/ K20 GPU`, `GTX 580`, `NVIDIA A100 80GB GPUs`."""
    nouns = [w for w in words if w and w.casefold() not in DEVICE_MAKERS and units.scale(w) is None]
    for size in range(min(4, len(nouns)), 0, -1):
        for at in range(len(nouns) - size + 1):
            run = nouns[at : at + size]
            if _plain(run[-1]) in DEVICE_WORDS or (size == 1 and _plain(run[0]) in DEVICE_FAMILIES):
                continue
            if any(c.isdigit() for c in "".join(run)) or run[0][:1].isupper():
                name = re.sub(r"['’]s$", "", " ".join(run))
                if found := hardware.find(name):
                    return found
    return None


def _plain(word: str) -> str:
    return word.casefold().rstrip("s'’")
