"""Reads the calculations a text writes out: what each factor is there for, and which result supersedes what."""

from __future__ import annotations

from typing import NamedTuple

from petaday import calculate, roles
from petaday.core.calculation import Calculation, Claim, Node
from petaday.core.diagnostic import Span
from petaday.roles import Role

_CONVERSIONS = frozenset({24.0, 60.0, 3600.0, 86400.0, 7.0, 365.0})
_KINDS = {
    Role.DEVICES: "devices",
    Role.TIME: "time",
    Role.RATE: "peak",
    Role.UTILIZATION: "utilization",
    Role.EPOCHS: "epochs",
    Role.PARAMETERS: "parameters",
    Role.CONVERSION: "conversion",
    Role.EXAMPLES: "dataset",
    Role.SIX: "six",
    Role.ADD_MULTIPLY: "two",
    Role.BACKWARD: "three",
}
_LONGEST = 2000  # characters of one calculation whose factors are looked at


class Factor(NamedTuple):
    """One factor or term: its value in base units, where it stands, what it is called, and its kind where known."""

    value: float
    span: Span
    inverse: bool
    label: str
    kind: str = ""
    named: bool = False
    op: str = "number"


class Result(NamedTuple):
    """One stated result."""

    value: float
    span: Span
    half: float = 0.0
    digits: int = 0


class Chain(NamedTuple):
    """One calculation of the text.

    Attributes:
        span, name: where it stands, and what it says it works out.
        op: `*`, `+`, or `mean` for a root of a product.
        factors: of its outermost product or sum.
        leaves: every number in it.
        value, unit: what it comes to.
        results: what its author says it comes to; the last is the one he goes on with.
    """

    span: Span
    name: str
    op: str
    factors: tuple[Factor, ...]
    leaves: tuple[Node, ...]
    value: float
    unit: str
    results: tuple[Result, ...]
    sums: bool = False

    @property
    def layers(self) -> bool:
        """A sum of products of small whole numbers without a word: the weights between layers of a network."""
        plain = all(not leaf.label and leaf.value < 1e6 and leaf.value == int(leaf.value) for leaf in self.leaves)
        return plain and len(self.leaves) >= 4 and self.sums and 100 <= self.value < 1e12

    @property
    def tripled(self) -> bool:
        """A product with three for forward and backward and no two or six: it multiplies operations, not parameters."""
        above = {f.value for f in self.factors if not f.inverse}
        return self.op == "*" and len(self.factors) > 3 and 3.0 in above and not {2.0, 6.0} & above

    @property
    def shape(self) -> str:
        """What a product works out: compute `by_parameters` or `by_devices`, or just a `product`, `sum`, `mean`.

        >>> [chain.shape for chain in chains("6 * 7e9 * 2e12 = 8.4e22. 8 GPUs * 3600 s * 1e14 FLOP/s * 0.3 = 8.64e17")]
        ['by_parameters', 'by_devices']
        """
        if self.op != "*":
            return {"+": "sum", "mean": "mean"}.get(self.op, "figure")
        above = [f for f in self.factors if not f.inverse]
        values = [f.value for f in above]
        kinds = {f.kind for f in above}
        timed = (
            "device_time" in kinds
            or any(f.value in _CONVERSIONS for f in above if f.kind in ("", "conversion"))
            or "time" in kinds
        )
        fast = "peak" in kinds or any(v >= 1e6 for v in values)
        if timed and fast and (self.unit == "FLOP" or any(0 < v < 1 for v in values) or self.value >= 1e15):
            return "by_devices"
        many = sum(v >= 10 for v in values) >= 2
        size = 1e9 if 6.0 in values else 1e7 if 2.0 in values and 3.0 in values else float("inf")
        if many and self.unit in ("1", "FLOP") and self.value >= size:
            return "by_parameters"
        sized = {"parameters", "operations_per_example"} & kinds and "dataset" in kinds
        if self.unit in ("1", "FLOP") and self.value >= 1e15 and sized:
            return "by_parameters"
        return "product"


def chains(text: str) -> list[Chain]:
    """Every calculation of a text that has a result or two factors, in order."""
    found = []
    for calculation in calculate.scan(text):
        if calculation.tree is not None and calculation.value is not None and calculation.value > 0:
            chain = _chain(calculation)
            if chain.results or len(chain.factors) > 1:
                found.append(chain)
    return found


def _chain(calculation: Calculation) -> Chain:
    tree = calculation.tree
    assert tree is not None
    assert calculation.value is not None
    op, parts = _outermost(tree)
    found = tuple(_factor(part) for part in parts)
    if op == "*":
        found = _with_roles(calculation, found)
    results = tuple(_stated(claim) for claim in calculation.claims if claim.value > 0)
    name = " ".join((calculation.name, calculation.legend)).strip()
    return Chain(
        calculation.span,
        name,
        op,
        found,
        tuple(_leaves(tree)),
        calculation.value,
        calculation.unit or "1",
        results,
        _sums(tree),
    )


def _stated(claim: Claim) -> Result:
    printed = claim.precision
    return Result(claim.value, claim.span, printed.half if printed else 0.0, printed.digits if printed else 0)


def _outermost(tree: Node) -> tuple[str, tuple[Node, ...]]:
    if tree.op == "call" and tree.text in ("sqrt", "√") and tree.args:
        inner = tree.args[0]
        return "mean", inner.args or (inner,)
    if tree.op in ("*", "+"):
        return tree.op, tree.args
    return tree.op, (tree,)


def _factor(node: Node) -> Factor:
    kind = ""
    if node.op == "*" and node.value >= 3600 and any(leaf.value in (3600.0, 60.0, 86400.0) for leaf in node.args):
        kind = "time"  # `(11 * 24 * 3600)`
    return Factor(node.value, node.span, node.inverse, node.label, kind, op=node.op)


def _leaves(tree: Node) -> list[Node]:
    found, todo = [], [tree]
    while todo:
        node = todo.pop()
        todo += node.args
        if node.op == "number":
            found.append(node)
    return found


def _sums(tree: Node) -> bool:
    """Products are added somewhere in it."""
    todo = [tree]
    while todo:
        node = todo.pop()
        todo += node.args
        if node.op == "+" and sum(part.op == "*" for part in node.args) >= 1:
            return True
    return False


def _with_roles(calculation: Calculation, factors: tuple[Factor, ...]) -> tuple[Factor, ...]:
    """The factors with the kinds that `petaday.roles` gives them."""
    if len(calculation.text) > _LONGEST:
        return factors
    start = calculation.span.start
    kinds = {
        (role.span.start + start, role.span.end + start): (_KINDS.get(role.role, ""), role.named)
        for role in roles.factors(calculation.text)
    }
    out = []
    for factor in factors:
        kind, named = kinds.get((factor.span.start, factor.span.end), ("", False))
        kind = factor.kind or kind
        if not kind and factor.value in _CONVERSIONS and not factor.label.strip():
            kind = "conversion"
        out.append(factor._replace(kind=kind, named=named))
    return tuple(out)
