"""PD401: a rate, devices and a time, and nothing that says how much of the rate was reached."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.core.assumed import utilization
from petaday.core.diagnostic import Diagnostic
from petaday.lint.context import Accounting
from petaday.lint.listed_peak import rated
from petaday.roles import Role, Roles

_REACHED = (
    r"utili[sz]|\b(mfu|hfu)\b|efficien|achiev|sustain|effective|measured|actual|observed|throughput|reach|average"
)


def check(under: Accounting) -> Iterator[Diagnostic]:
    """A Method 2 product at full peak; a rate that is said to be reached, or is far below the peak, is left alone."""
    for product in under.products:
        rate = product.first(Role.RATE)
        if (
            rate
            and product.by_devices
            and product.has(Role.DEVICES)
            and not product.has(Role.UTILIZATION)
            and not any(0 < f.value < 1 for f in product.of(Role.OTHER))
            and not under.says(_REACHED)
            and not _measured(product)
        ):
            yield Diagnostic(
                "PD401",
                "warning",
                "No utilization is among the factors: the devices are taken to work at this rate all the time.",
                rate.span,
                f"Multiply by the share that was reached (`* {utilization():g}`), "
                "or say that the rate is the one achieved.",
            )


def _measured(product: Roles) -> bool:
    """A rate below the highest peak of its device, and none of its peaks, was measured."""
    found = rated(product)
    return found is not None and not found.same and found.rate.value < max(peak.value for peak in found.device.peaks)
