"""Writes a resolved tree in a notation; LaTeX and MathML share the walk."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, Protocol

from petaday.core.calculation import Verdict
from petaday.core.numerals import lowered
from petaday.units import meanings

if TYPE_CHECKING:
    from petaday.core.calculation import Node
    from petaday.core.diagnostic import Span

RELATIONS: dict[Verdict, str] = {
    "follows": "=",
    "by rounding": "≈",
    "from the figure before": "≈",
    "close": "≈",
    "within factor 2": "∼",
    "off": "≠",
    "not judged": "=",
}
"""How a claim stands to its inputs, as a sign."""


class Written(NamedTuple):
    """A number taken apart: `1.58e-3` is 1.58 times ten to the -3; the mantissa of `10^23` is empty."""

    mantissa: str
    exponent: str


_TEN = r"10\s*(?:(?:\^|\*\*)\s*[({]?\s*([-+−]?\d+)\s*[)}]?|([⁻⁺]?[⁰¹²³⁴-⁹]+))"
_NUMBER = re.compile(rf"([-−]?[\d.,]*)(?:[eE]([-+−]?\d+)|(?:\s*[×xX*·∙⋅]\s*)?{_TEN})?")


def written(text: str) -> Written:
    """A number as written, taken apart.

    >>> written("1.58e-3")
    Written(mantissa='1.58', exponent='-3')
    >>> tuple(written("12,000")), tuple(written("10²³"))
    (('12,000', ''), ('', '23'))
    """
    bare = text.strip()
    if re.fullmatch(_TEN, bare):
        bare = f"×{bare}"
    found = _NUMBER.fullmatch(bare)
    if not found:
        return Written(bare, "")
    exponent = next((part for part in found.groups()[1:] if part), "")
    return Written(found[1], lowered(exponent).removeprefix("+"))


def words(label: str) -> list[tuple[str, bool]]:
    """The words behind a number, and whether each is a unit (else it is a noun, or a slash).

    >>> words("TFLOPS/GPU")
    [('TFLOPS', True), ('/', False), ('GPU', False)]
    """
    return [(word, bool(meanings(word))) for word in re.findall(r"/|[^\s/]+", label)]


class Notation(Protocol):
    """What a notation must know how to write. Every part is a finished piece of that notation."""

    def number(self, text: str) -> str:
        """A number as written."""

    def text(self, text: str) -> str:
        """Words that are no unit."""

    def labelled(self, part: str, label: str) -> str:
        """A part with its unit and noun words behind it."""

    def product(self, parts: list[str]) -> str:
        """Factors in order."""

    def fraction(self, above: str, below: str) -> str:
        """One part over another."""

    def sum(self, parts: list[tuple[bool, str]]) -> str:
        """Summands in order; true marks one that is subtracted."""

    def power(self, base: str, exponent: str) -> str:
        """A power."""

    def call(self, function: str, parts: list[str]) -> str:
        """A function of parts; `sqrt` is a root."""

    def fenced(self, part: str) -> str:
        """A part in brackets."""

    def marked(self, part: str, span: Span) -> str:
        """A part that stands for the text at `span`."""


def typeset(node: Node, notation: Notation) -> str:
    """The tree in a notation."""
    match node.op:
        case "number":
            part = notation.number(node.text)
        case "name":
            part = notation.text(node.text)
        case "+":
            part = notation.sum([(arg.inverse, typeset(arg, notation)) for arg in node.args])
        case "*":
            part = _product(node.args, notation)
        case "^":
            base, exponent = node.args
            inner = typeset(base, notation)
            raised = base.op in {"number", "name"} and not base.label and not written(base.text).exponent
            part = notation.power(inner if raised else notation.fenced(inner), typeset(exponent, notation))
        case "call":
            part = notation.call(node.text, [typeset(arg, notation) for arg in node.args])
    if node.label:
        part = notation.labelled(notation.fenced(part) if node.op in {"+", "*"} else part, node.label)
    return notation.marked(part, node.span)


def _product(args: Iterable[Node], notation: Notation) -> str:
    """`a × b / c × d` as a fraction and a factor: every run of divisors goes under the run of factors before it."""
    parts: list[str] = []
    above = ""
    for inverse, run in groupby(args, key=lambda arg: arg.inverse):
        line = notation.product([_factor(arg, notation) for arg in run])
        if inverse:
            parts.append(notation.fraction(above or notation.number("1"), line))
            above = ""
        else:
            above = line
    return notation.product([*parts, above] if above else parts)


def _factor(node: Node, notation: Notation) -> str:
    part = typeset(node, notation)
    return notation.fenced(part) if node.op in {"+", "*"} and not node.label else part
