"""PD424: the backward pass is counted twice."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.core.diagnostic import Diagnostic
from petaday.lint.context import Accounting
from petaday.roles import Role


def check(under: Accounting) -> Iterator[Diagnostic]:
    """A factor for the backward pass beside another one, or beside the 6 of 6ND."""
    for product in under.products:
        named = [f for f in product.of(Role.BACKWARD) if f.named and f.value in (2, 3)]
        if len(named) > 1:
            said, at = "This is the second factor for the backward pass", named[1]
        elif named and product.has(Role.SIX):
            said, at = "The 6 operations a parameter and token have the backward pass in them already", named[0]
        else:
            continue
        yield Diagnostic("PD424", "warning", f"{said}.", at.span, "Leave out one of the two.")
