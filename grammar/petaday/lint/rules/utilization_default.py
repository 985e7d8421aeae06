"""PD402: the utilization is the methodology's default, or is said to be assumed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.assumed import TYPICAL, utilization
from petaday.core.diagnostic import Diagnostic
from petaday.lint.context import Accounting
from petaday.roles import Factor, Role, Roles

GPU, CPU = 1 / 3, 0.17
_ASSUMED = r"assum|guess|default|typical"


def check(under: Accounting) -> Iterator[Diagnostic]:
    """0.33 and 1/3 for GPUs and 0.17 for CPUs, as AI and Compute has them, and what is said to be assumed."""
    for product in under.products:
        share = product.first(Role.UTILIZATION) if product.by_devices else None
        because = _because(share, product) if share else ""
        if share and because and not under.is_range(share.span):
            yield Diagnostic(
                "PD402",
                "note",
                f"This utilization {because}: an assumption and no measurement.",
                share.span,
                "Give the utilization that was measured, where the source has one, or a range (`0.25 to 0.45`).",
            )


def _because(share: Factor, product: Roles) -> str:
    cpu = any(re.search(r"\bcpu", factor.said) for factor in product.factors)
    if re.search(_ASSUMED, share.said):
        return "is said to be assumed"
    if cpu:
        return "is the default for CPUs" if abs(share.value - CPU) < 1e-9 else ""
    if utilization() != TYPICAL and abs(share.value - utilization()) < 1e-9:
        return "is the default of this project"
    return "is the default for GPUs" if abs(share.value - GPU) < 0.005 else ""
