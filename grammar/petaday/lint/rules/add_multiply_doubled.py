"""PD422: an add and a multiply are counted twice."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.core.diagnostic import Diagnostic
from petaday.core.quantity import COUNT
from petaday.lint.context import Accounting
from petaday.roles import Role


def check(under: Accounting) -> Iterator[Diagnostic]:
    """A factor of 2 beside MACs, which are two FLOP each, beside another such factor, or beside the 6 of 6ND."""
    for product in under.products:
        twos = [f for f in product.of(Role.ADD_MULTIPLY) if f.value == 2]
        named = [f for f in twos if f.named]
        macs = next((f for f in product.of(Role.OPERATIONS) if f.in_macs), None)
        six = product.first(Role.SIX)
        if twos and macs and product.dimension == COUNT:
            said, at = (
                "The operations are written in MACs, which are two FLOP each, and are doubled once more here",
                twos[0],
            )
        elif len(named) > 1:
            said, at = "This is the second factor of 2 for an add and a multiply", named[1]
        elif named and six:
            said, at = "The 6 operations a parameter and token have the add and the multiply in them already", named[0]
        else:
            continue
        yield Diagnostic("PD422", "warning", f"{said}.", at.span, "Leave out one of the two.")
