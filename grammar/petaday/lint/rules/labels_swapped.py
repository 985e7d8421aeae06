"""PD425: the 2 is called backward pass and the 3 add-multiply."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.core.diagnostic import Diagnostic, Span
from petaday.lint.context import Accounting
from petaday.roles import Role


def check(under: Accounting) -> Iterator[Diagnostic]:
    """Both are there, so the product is right and the labels are not."""
    for product in under.products:
        two = next((f for f in product.of(Role.ADD_MULTIPLY) if f.named and f.value == 3), None)
        three = next((f for f in product.of(Role.BACKWARD) if f.named and f.value == 2), None)
        if two and three:
            yield Diagnostic(
                "PD425",
                "warning",
                "The two labels have changed places: an add and a multiply are 2 operations, forward and backward pass "
                "3 times the forward pass. The product is the same.",
                Span(min(two.span.start, three.span.start), max(two.span.end, three.span.end)),
                "Write `2 add-multiply * 3 backprop`.",
            )
