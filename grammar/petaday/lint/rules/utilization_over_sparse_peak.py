"""PD405: a utilization worked over a peak that counts skipped zeros."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.core.diagnostic import Diagnostic
from petaday.core.figures import figure
from petaday.core.quantity import ONE, RATE
from petaday.hardware import Device, Peak
from petaday.lint.context import Accounting
from petaday.syntax.nodes import Number, Product
from petaday.syntax.walk import numbers

_MEANT = r"\b(mfu|hfu)\b|utili[sz]ation|of peak"
_SPARSE = r"\bspars"
_SURE = 0.005
_TERA = 1e12


def check(under: Accounting) -> Iterator[Diagnostic]:
    """Finds an achieved rate divided by the sparse peak of a device that is named beside it."""
    node = under.resolved.worked.node
    if not isinstance(node, Product) or under.resolved.reading.quantity.dimension != ONE:
        return
    if not under.says(_MEANT) or under.says(_SPARSE):
        return
    below = [number for term in node.terms if term.inverse for number in numbers(term.node)]
    for device in under.devices() if below else ():
        for number in below:
            sparse = _sparse(device, number, under)
            if sparse:
                dense = device.usual()
                assert dense is not None
                right = figure(dense.value / _TERA)
                yield Diagnostic(
                    "PD405",
                    "warning",
                    f"{figure(sparse.value / _TERA)} TFLOP/s is the {device.name}'s peak with sparsity: over the dense "
                    f"one of {right} TFLOP/s the utilization is {figure(sparse.value / dense.value, 2)} times as high.",
                    number.span,
                    f"Divide by the dense peak (`{right}`), unless the model was trained with structured sparsity.",
                )
                return


def _sparse(device: Device, number: Number, under: Accounting) -> Peak | None:
    """The sparse 16-bit peak of the device that this number stands for, in FLOP/s or in TFLOP/s."""
    usual = device.usual()
    if usual is None:
        return None
    option = under.resolved.reading.choice.options.get(number.span)
    value = number.value * option.factor if option and option.dimension == RATE else number.value * _TERA
    for peak in device.peaks:
        wide = peak.at("bf16") or peak.at("fp16")
        if peak.sparsity == "sparse" and wide and abs(value / peak.value - 1) <= _SURE:
            return peak
    return None
