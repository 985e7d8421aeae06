"""PD433: one unit word for operations and for operations a second."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from petaday import units
from petaday.core.diagnostic import Diagnostic, Span
from petaday.core.quantity import COUNT, RATE, Dimension
from petaday.lint.context import Accounting
from petaday.resolve.readings import Interpretation
from petaday.roles import Role
from petaday.syntax.nodes import Node
from petaday.syntax.walk import operands


def check(under: Accounting) -> Iterator[Diagnostic]:
    """`1.58e-3 PF * … = 500 PF`, and `16 GFLOPS` for the operations of a forward pass."""
    seen: dict[str, Dimension] = {}
    for word, dimension, span in _words(under):
        if seen.setdefault(word, dimension) != dimension:
            said = f"`{word}` is operations in one place and operations a second in another"
            yield _finding(said, span)
            return
    for product in under.products:
        passes = product.first(Role.OPERATIONS)
        word = (
            next((w for w in passes.spelled if w.rstrip("s").endswith("OPS")), "")
            if passes and product.by_operations
            else ""
        )
        if passes and word:
            yield _finding(f"`{word}` is spelled as a rate and is a count of operations here", passes.span)


def _finding(said: str, span: Span) -> Diagnostic:
    return Diagnostic("PD433", "note", f"{said}.", span, "Write `FLOP` for a count and `FLOP/s` for a rate.")


def _words(under: Accounting) -> Iterator[tuple[str, Dimension, Span]]:
    sides = [(under.resolved.worked.node, under.resolved.reading)]
    sides += [(stated.side.node, stated.reading) for stated in under.resolved.stated]
    for node, reading in sides:
        if any(option.picks for option in reading.choice.options.values()):
            yield from _read(node, reading)


def _read(node: Node, reading: Interpretation) -> Iterator[tuple[str, Dimension, Span]]:
    """Each unit word that may be either, and which it was taken for."""
    for operand in operands(node):
        option = reading.choice.options.get(operand.span)
        for word, meaning in option.picks if option else ():
            if _may_be_either(word):
                yield word, meaning.dimension, operand.span


@lru_cache(maxsize=4096)
def _may_be_either(word: str) -> bool:
    return {meaning.dimension for meaning in units.meanings(word)} >= {COUNT, RATE}
