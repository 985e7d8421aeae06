"""PD412: a rate that is a listed peak, at the base clock or in another precision than the words say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Diagnostic
from petaday.core.figures import figure
from petaday.hardware import Peak
from petaday.lint.context import Accounting
from petaday.lint.listed_peak import Rated, rated

_PRECISION = re.compile(r"\b((?:fp|bf|tf|int)(?:64|32|16|8|4))\b")


def check(under: Accounting) -> Iterator[Diagnostic]:
    """The same device has several peaks; which one went in is half the figure's meaning."""
    for product in under.products:
        found = rated(product) if product.by_devices else None
        said = _said(found) if found and any(peak.sparsity != "sparse" for peak in found.same) else ""
        if found and said:
            yield Diagnostic(
                "PD412",
                "note",
                f"{figure(found.rate.value / 1e12)} TFLOP/s {said}.",
                found.rate.span,
                "Say which peak is meant, and take the same kind for every device that is compared.",
            )


def _said(found: Rated) -> str:
    same = [peak for peak in found.same if peak.sparsity != "sparse"]
    named = _PRECISION.findall(found.rate.said)
    if named and not any(peak.at(precision) for peak in same for precision in named):
        own = found.device.peak(named[0])
        instead = f", whose peak is {_shown(own)}" if own else ", for which no peak is listed"
        return f"is the {found.device.name}'s peak in {same[0].precision}, not in {named[0]}{instead}"
    if all(peak.clock == "base" for peak in same):
        boost = next((p for p in found.device.peaks if p.clock == "boost" and p.precision == same[0].precision), None)
        at_boost = f"; at boost it is listed at {_shown(boost)}" if boost else ""
        return f"is the {found.device.name} at its base clock{at_boost}"
    return ""


def _shown(peak: Peak) -> str:
    return f"{figure(peak.value / 1e12)} TFLOP/s"
