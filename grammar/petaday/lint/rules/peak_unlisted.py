"""PD411: a rate that is none of the peaks listed for its device."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.core.diagnostic import Diagnostic
from petaday.core.figures import figure
from petaday.hardware import Device, devices
from petaday.lint.context import Accounting
from petaday.lint.listed_peak import Rated, rated
from petaday.roles import Role

_COMPARABLE = 2.0  # further off it is another thing than the peak: a measured rate, or several devices
_CLOSE = 1.1
_SURE = 0.002  # a listed peak is itself rounded
_SAID = r"achiev|sustain|effective|measured|actual|observed|throughput|empirical|benchmark"


def check(under: Accounting) -> Iterator[Diagnostic]:
    """A rate beside a utilization is meant as the peak; without one, only a rate close to a peak is."""
    for product in under.products:
        found = rated(product) if product.by_devices and not under.says(_SAID) else None
        if found is None or found.same:
            continue
        ratio = found.rate.value / found.nearest.value
        near = _COMPARABLE if product.has(Role.UTILIZATION) else _CLOSE
        if 1 / near <= ratio <= near:
            listed, peak = figure(found.nearest.value / 1e12), found.nearest
            other = _of_another(found)
            owner = f"; it is the {other.name}'s" if other else ""
            yield Diagnostic(
                "PD411",
                "warning",
                f"{figure(found.rate.value / 1e12)} TFLOP/s is no listed peak of the {found.device.name}: "
                f"the nearest is {listed} TFLOP/s ({peak}){owner}.",
                found.rate.span,
                f"Take the listed peak (`{listed} TFLOP/s`), or say where the other one is from.",
            )


def _of_another(found: Rated) -> Device | None:
    """The first device of the same maker whose 16-bit peak is this rate, or None."""
    same = [
        device
        for device in devices()
        if device.vendor == found.device.vendor
        and (usual := device.usual())
        and abs(usual.value / found.rate.value - 1) <= _SURE
    ]
    return min(same, key=lambda device: (device.release is None, str(device.release)), default=None)
