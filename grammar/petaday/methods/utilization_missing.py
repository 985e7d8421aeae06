"""PD401: a rate, devices and a time, and nothing that says how much of the rate was reached."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.diagnostic import Diagnostic
from petaday.methods.accounting import Accounting
from petaday.methods.listed_peak import peaks_of
from petaday.roles import Role, Roles

_REACHED = (
    r"utili[sz]|\b(mfu|hfu)\b|efficien|achiev|sustain|effective|measured|actual|observed|throughput|reach|average"
)
_REACHABLE = 0.8  # of the lowest listed peak: a lower rate is one that was measured


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
            and not _measured(product, rate.value)
        ):
            yield Diagnostic(
                "PD401",
                "warning",
                "No utilization is among the factors: the devices are taken to work at this rate all the time.",
                rate.span,
                "Multiply by the share that was reached (`* 0.33`), or say that the rate is the one achieved.",
            )


def _measured(product: Roles, rate: float) -> bool:
    peaks = peaks_of(product)
    return bool(peaks) and rate < _REACHABLE * min(peak.value for peak in peaks)
