"""A factor with its role, and a product of such factors."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from petaday import units
from petaday.core.diagnostic import Span
from petaday.core.quantity import COUNT, Dimension, Quantity
from petaday.hardware import Device
from petaday.roles.names import words
from petaday.syntax.nodes import Node, Number


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
        """The factor in base units."""
        return self.quantity.value

    @property
    def number(self) -> float | None:
        """The number that is written, before its unit counts; None where the factor is no single number."""
        return self.node.value if isinstance(self.node, Number) else None

    def with_number(self, number: str, text: str) -> str:
        """This factor of `text` with another number before the same words; only a single number has another.

        >>> from petaday.roles import factors
        >>> text = "2 GPUs * 5 days"
        >>> [factor.with_number("16", text) for factor in factors(text)]
        ['16 GPUs', '16 days']
        """
        assert isinstance(self.node, Number)
        written = self.span.of(text)
        if self.node.text in written and not self.node.negative:
            return written.replace(self.node.text, number, 1)
        words = (f"/ {word.text}" if word.how == "per" else word.text for word in self.node.words)
        return " ".join([number, *words])

    @property
    def has_words(self) -> bool:
        """Whether words stand behind the number."""
        return bool(words(self.node))

    @property
    def spelled(self) -> tuple[str, ...]:
        """The words behind it, as written."""
        return tuple(word.text for word in words(self.node) if word.how == "with")

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
        return tuple([f for f in self.factors if f.role is role and not f.inverse])

    def first(self, role: Role) -> Factor | None:
        """The first factor of a role that is multiplied by, or None."""
        return next((f for f in self.factors if f.role is role and not f.inverse), None)

    def has(self, *wanted: Role) -> bool:
        """True when every one of these roles is taken."""
        return all(map(self.of, wanted))

    @property
    def by_devices(self) -> bool:
        """True for Method 2: a rate, kept up for a time, is a count of operations."""
        return self.dimension == COUNT and self.has(Role.RATE, Role.TIME)

    @property
    def by_listed_devices(self) -> bool:
        """True for Method 2 with no rate written: the devices bring the peak that is listed for them."""
        return self.dimension == COUNT and not self.of(Role.RATE) and self.device is not None

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
