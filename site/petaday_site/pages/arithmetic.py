"""A calculation as a list of instructions that a page's script can run again with other numbers.

One instruction makes one figure out of earlier ones: `["n", value, scale, slack]` is a number, `["*", 0, 1]` the
product of two figures. The order is that of `petaday.evaluate`, so that the same numbers give the same bits. Beside its
value each figure has the relative half-width that the printed digits leave open: verdicts by rounding need it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from petaday.core import numerals
from petaday.core.calculation import Node, Step
from petaday.report import Report

Instruction = tuple[str | float, ...]
SIGNS = {"+": ("+", "-"), "*": ("*", "/")}


class Row(NamedTuple):
    """A worked line: the instructions of its factor and of the figure so far; `number` where the factor is one."""

    step: Step
    factor: int
    running: int
    number: Node | None


class Range(NamedTuple):
    """A factor that is a range: its instruction, and how far down and up it lets the product go, as logarithms."""

    at: int
    down: float
    up: float


class Program(NamedTuple):
    """The instructions, the one that makes the result, the worked lines, and the factors that are ranges."""

    instructions: tuple[Instruction, ...]
    result: int
    rows: tuple[Row, ...]
    ranges: tuple[Range, ...]


def program(report: Report) -> Program | None:
    """The program of a report; None where its lines do not match its tree, or it has no figure.

    >>> from petaday import audit
    >>> found = program(audit("2 GPU * 3 days / 4"))
    >>> found.instructions[:3], found.instructions[-1], len(found.rows)
    ((('n', 2.0, 1.0, 0.0), ('n', 259200.0, 86400.0, 0.0), ('*', 0, 1)), ('/', 2, 3), 3)
    """
    if report.tree is None or report.value is None or report.solution:
        return None
    made = _Made()
    result = made.node(report.tree)
    places = list(made.lines(report.tree))
    if len(places) != len(report.steps):
        return None
    rows = [Row(step, *place) for step, place in zip(report.steps, places, strict=True)]
    return Program(tuple(made.instructions), result, tuple(rows), tuple(made.ranges(report.tree, inverse=False)))


class _Made:
    """The instructions while they are made, and the instruction of each node."""

    def __init__(self) -> None:
        self.instructions: list[Instruction] = []
        self.at: dict[int, int] = {}
        self.running: dict[int, int] = {}

    def add(self, *instruction: str | float) -> int:
        self.instructions.append(instruction)
        return len(self.instructions) - 1

    def node(self, node: Node) -> int:
        """The instruction that makes a node's figure."""
        if node.op in SIGNS:
            at = self._folded(node, *SIGNS[node.op])
        elif node.args:
            name = "^" if node.op == "^" else node.text
            at = self.add(name, *[self.node(arg) for arg in node.args])
            if node.scale != 1.0:
                at = self.add("*", at, self.add("n", node.scale, 1.0, 0.0))
        else:
            at = self.add("n", node.value, node.scale, _slack(node))
        self.at[id(node)] = at
        return at

    def _folded(self, node: Node, straight: str, inverse: str) -> int:
        """The instruction that works the operands one after the other."""
        first = node.args[0]
        so_far = self.node(first)
        if first.inverse:
            so_far = self.add(inverse, self.add("n", float(straight == "*"), 1.0, 0.0), so_far)
        self.running[id(first)] = so_far
        for arg in node.args[1:]:
            so_far = self.add(inverse if arg.inverse else straight, so_far, self.node(arg))
            self.running[id(arg)] = so_far
        return so_far

    def lines(self, node: Node) -> Iterator[tuple[int, int, Node | None]]:
        """The instructions of a node's worked lines, in the order of the report's steps."""
        if node.op not in SIGNS or _in_brackets(node):
            yield from self._inside(node)
            yield self.at[id(node)], self.at[id(node)], _number(node)
        else:
            yield from self._terms(node)

    def _terms(self, node: Node) -> Iterator[tuple[int, int, Node | None]]:
        for arg in node.args:
            yield from self._inside(arg)
            yield self.at[id(arg)], self.running[id(arg)], _number(arg)

    def _inside(self, node: Node) -> Iterator[tuple[int, int, Node | None]]:
        """The lines inside a factor's brackets, before its own."""
        inner = node.args[0] if _has_unit(node) or node.op == "^" else node
        if inner.op in SIGNS and not _has_unit(inner) and (inner is not node or _in_brackets(node)):
            yield from self._terms(inner)
        elif inner is not node:
            yield from self._inside(inner)

    def ranges(self, node: Node, *, inverse: bool) -> Iterator[Range]:
        """The ranges among the factors; those inside a sum or a power are left out."""
        if node.op == "*":
            for arg in node.args:
                yield from self.ranges(arg, inverse=inverse is not arg.inverse)
        elif node.op == "number" and node.low and node.high and node.low > 0:
            low, high = math.log(node.value / node.low), math.log(node.high / node.value)
            yield Range(self.at[id(node)], *((high, low) if inverse else (low, high)))


def _in_brackets(node: Node) -> bool:
    """Whether a node is a bracket: it begins before what stands in it."""
    return node.span.start < node.args[0].span.start


def _has_unit(node: Node) -> bool:
    """Whether a bracket has a unit of its own, which its second factor stands for."""
    return node.op == "*" and len(node.args) == 2 and node.args[1].span == node.span


def _number(node: Node) -> Node | None:
    return node if node.op == "number" else None


def _slack(node: Node) -> float:
    """The rounding of the printed digits relative to the number; none for a range or a name."""
    if node.op != "number" or node.low is not None or not node.value:
        return 0.0
    value, step, _ = numerals.read(node.text)
    return abs(step / 2 / value) if step and value else 0.0


def place(node: Node, text: str) -> tuple[int, int] | None:
    """The span of a number's digits in the text; None where they are written in another form.

    >>> from petaday import audit
    >>> place(audit("Utilization 0.4 * 3 GPU").tree.args[0], "Utilization 0.4 * 3 GPU")
    (12, 15)
    """
    written = r"\s*".join(map(re.escape, node.text.split()))
    found = re.search(rf"(?<![\w.,]){written}(?![\d])", node.span.of(text))
    return (node.span.start + found.start(), node.span.start + found.end()) if found else None
