"""PD413: a rate that counts the zeros a device may skip."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.core.diagnostic import Diagnostic
from petaday.core.figures import figure
from petaday.lint.context import Accounting
from petaday.lint.listed_peak import rated

_WIDE = ("bf16", "fp16", "tf32", "fp32")
_NARROW = r"\b(fp8|int8|fp4|int4|8-bit|4-bit|sparse|sparsity)\b"


def check(under: Accounting) -> Iterator[Diagnostic]:
    """The rate is a sparse peak, and a dense one only in precisions too narrow to be meant unsaid."""
    for product in under.products:
        found = rated(product) if product.by_devices and not under.says(_NARROW) else None
        wide = [peak for peak in found.same if any(peak.at(p) for p in _WIDE)] if found else []
        if found and wide and all(peak.sparsity == "sparse" for peak in wide):
            precision = wide[0].precision
            dense = found.device.peak(precision.split("/")[0])
            instead = f"; dense it is {figure(dense.value / 1e12)} TFLOP/s" if dense else ""
            yield Diagnostic(
                "PD413",
                "warning",
                f"{figure(found.rate.value / 1e12)} TFLOP/s is the {found.device.name}'s peak in {precision} with "
                f"sparsity, which counts operations that are skipped{instead}.",
                found.rate.span,
                "Take the dense peak, unless the model was trained with structured sparsity; name any other precision.",
            )
