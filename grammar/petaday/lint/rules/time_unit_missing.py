"""PD434: devices times a rate times a bare number, which may be a time without its unit."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.core.diagnostic import Diagnostic
from petaday.core.figures import figure
from petaday.core.quantity import PFS_DAY
from petaday.lint.context import Accounting
from petaday.roles import Role

_DAYS = (1.0, 400.0)


def check(under: Accounting) -> Iterator[Diagnostic]:
    """Finds products of devices and a rate without a time, where one bare number could be days."""
    for product in under.products:
        if product.has(Role.TIME) or not product.of(Role.RATE) or not product.of(Role.DEVICES):
            continue
        bare = [
            factor
            for factor in product.of(Role.OTHER) + product.of(Role.BACKWARD)
            if not factor.said.strip() and not factor.inverse and _DAYS[0] < factor.value <= _DAYS[1]
        ]
        if len(bare) == 1 and under.done.value:
            days = under.done.value * 86400 / PFS_DAY
            number = figure(bare[0].value)
            yield Diagnostic(
                "PD434",
                "note",
                f"No factor is a time: if {number} are days, the product is {figure(days)} pfs-days.",
                bare[0].span,
                f"Name the unit: `{number} days`.",
            )
