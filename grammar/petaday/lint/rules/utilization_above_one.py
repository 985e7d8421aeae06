"""PD404: a utilization above 1."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.core.diagnostic import Diagnostic
from petaday.lint.context import Accounting
from petaday.roles import Role


def check(under: Accounting) -> Iterator[Diagnostic]:
    """Only a factor that its author calls a utilization."""
    for product in under.products:
        for share in product.of(Role.UTILIZATION) if product.by_devices or product.by_listed_devices else ():
            if share.value > 1:
                yield Diagnostic(
                    "PD404",
                    "error",
                    f"A utilization of {share.value:g} is more than all of the device.",
                    share.span,
                    f"Write it as a share (`{share.value / 100:g}`) or with its percent sign (`{share.value:g}%`)."
                    if share.value > 2
                    else "Check the utilization, and the peak beside it.",
                )
