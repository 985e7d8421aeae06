"""PD414: a rate that is half or double the peak its device is trained at."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.core.diagnostic import Diagnostic
from petaday.core.figures import figure
from petaday.hardware import Device
from petaday.lint.context import Accounting
from petaday.lint.listed_peak import rated

_SAID = r"\b(tf32|fp32|fp8|int8|fp4|int4|fp64|8-bit|4-bit|single precision|double precision)\b"
_SURE = 0.01


def check(under: Accounting) -> Iterator[Diagnostic]:
    """Finds a rate at half or double the 16-bit peak where the text names no precision that would explain it."""
    for product in under.products:
        found = rated(product) if product.by_devices and not under.says(_SAID) else None
        usual = found.device.usual() if found else None
        if found is None or usual is None or not (usual.at("bf16") or usual.at("fp16")):
            continue
        ratio = found.rate.value / usual.value
        times = next((word for by, word in ((0.5, "half"), (2.0, "double")) if abs(ratio / by - 1) <= _SURE), "")
        if times and usual not in found.same and all(peak.sparsity != "sparse" for peak in found.same):
            rate, peak = figure(found.rate.value / 1e12), figure(usual.value / 1e12)
            yield Diagnostic(
                "PD414",
                "note",
                f"{rate} TFLOP/s is {times} the {found.device.name}'s dense 16-bit peak of {peak} TFLOP/s"
                f"{_listed_as(found.device, found.rate.value)}.",
                found.rate.span,
                f"Take `{peak} TFLOP/s` for a run in bf16 or fp16, or name the precision that was used.",
            )


def _listed_as(device: Device, value: float) -> str:
    """What the device lists at that rate: `: it is listed for tf32`, or nothing."""
    kinds = [peak.precision for peak in device.peaks if abs(peak.value / value - 1) <= _SURE]
    return f": it is listed for {' and '.join(dict.fromkeys(kinds))}" if kinds else ""
