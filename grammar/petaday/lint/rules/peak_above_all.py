"""PD415: a rate of one device above every peak that is listed for it."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.core.diagnostic import Diagnostic
from petaday.core.figures import figure
from petaday.lint.context import Accounting
from petaday.lint.listed_peak import rated

_ABOVE = 2.5  # sparse peaks are listed, or twice the dense one; nothing real lies further up
_SURE = 0.02
_PREFIXES = {1e3: "a thousand", 1e6: "a million"}


def check(under: Accounting) -> Iterator[Diagnostic]:
    """Finds rates that no such device reaches, and says where a prefix slip would explain it."""
    for product in under.products:
        found = rated(product) if product.by_devices else None
        if found is None:
            continue
        most = max(found.device.peaks, key=lambda peak: peak.value)
        if found.rate.value <= _ABOVE * most.value:
            continue
        slip = next(
            (
                (words, peak)
                for by, words in _PREFIXES.items()
                for peak in found.device.peaks
                if abs(found.rate.value / by / peak.value - 1) <= _SURE
            ),
            None,
        )
        why = f", and {slip[0]} times its peak in {slip[1].precision}" if slip else ""
        right = figure((slip[1] if slip else most).value / 1e12)
        yield Diagnostic(
            "PD415",
            "warning",
            f"{figure(found.rate.value / 1e12)} TFLOP/s is above every peak listed for the {found.device.name}{why}: "
            f"the highest is {figure(most.value / 1e12)} TFLOP/s ({most}).",
            found.rate.span,
            f"Check the prefix: `{right} TFLOP/s`, or say that the rate is that of many devices together.",
        )
