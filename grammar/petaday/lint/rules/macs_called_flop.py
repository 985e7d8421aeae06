"""PD426: add-multiplies that are called FLOP."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.core.diagnostic import Diagnostic
from petaday.core.quantity import COUNT
from petaday.lint.context import Accounting
from petaday.roles import Role


def check(under: Accounting) -> Iterator[Diagnostic]:
    """`2.5 MFLOPs * … * 2 multiply-add`: what has to be doubled to be FLOP is none yet."""
    for product in under.products:
        passes = product.first(Role.OPERATIONS)
        factor = next((f for f in product.of(Role.ADD_MULTIPLY) if f.named and f.value in (2, 3)), None)
        if passes and factor and passes.quantity.dimension == COUNT and not passes.in_macs:
            yield Diagnostic(
                "PD426",
                "note",
                "These are add-multiplies, called FLOP: the factor for an add and a multiply stands beside them.",
                passes.span,
                "Write them in MACs and leave out the factor of 2, or write FLOP of which each add-multiply has two.",
            )
