"""Works one resolved calculation: its record with figure, steps, tree and interval."""

from __future__ import annotations

from petaday.core.calculation import Calculation
from petaday.core.figures import shown
from petaday.core.quantity import Quantity, pfs_days
from petaday.resolve.resolver import Resolved
from petaday.working.naming import legend_of, name_of
from petaday.working.steps import steps
from petaday.working.tree import tree
from petaday.working.uncertainty import with_interval


def work(resolved: Resolved, text: str) -> Calculation:
    """The record of a calculation, before its claims are judged."""
    span, node, reading = resolved.span(), resolved.worked.node, resolved.reading
    quantity = _result(resolved)
    done = Calculation(
        text=span.of(text),
        span=span,
        name=name_of(resolved),
        legend=legend_of(resolved, text),
        value=quantity.value,
        unit=str(quantity.dimension),
        shown=shown(quantity.value, quantity.dimension),
        pfs_days=pfs_days(quantity),
        bound=resolved.worked.bound,
        steps=steps(node, reading, text),
        tree=tree(node, reading),
    )
    return with_interval(done, resolved, text)


def _result(resolved: Resolved) -> Quantity:
    """The worked figure, in the unit that the first claim supplied where the factors name none."""
    quantity = resolved.reading.quantity
    first = next((stated.bridge for stated in resolved.stated if stated.bridge), None)
    if first and first.code == "PD221" and first.dimension != quantity.dimension:
        return quantity._replace(value=first.worked, dimension=first.dimension)
    return quantity
