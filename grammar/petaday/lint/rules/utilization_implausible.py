"""PD403: a utilization that a training run does not reach, or that nobody would run at."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.core.diagnostic import Diagnostic
from petaday.lint.context import Accounting
from petaday.roles import Role

HIGHEST, LOWEST = 0.8, 0.01


def check(under: Accounting) -> Iterator[Diagnostic]:
    """Above 0.8 or below 0.01."""
    for product in under.products:
        for share in product.of(Role.UTILIZATION) if product.by_devices or product.by_listed_devices else ():
            if HIGHEST < share.value < 1:
                said = f"is more than training runs reach of a peak (they stay below {HIGHEST:g})"
            elif 0 < share.value < LOWEST:
                said = f"is less than {LOWEST:.0%}: a slip of the decimal point, or of a percent sign"
            else:
                continue
            yield Diagnostic(
                "PD403",
                "warning",
                f"A utilization of {share.value:g} {said}.",
                share.span,
                "Check the utilization, and that the rate beside it is the device's listed peak.",
            )
