"""Compares a product's rate with the peaks that are listed for its device."""

from __future__ import annotations

import math
from typing import NamedTuple

from petaday.hardware import Device, Peak
from petaday.roles import Factor, Role, Roles
from petaday.syntax.walk import factors

_SURE = 0.002  # a listed peak is itself rounded
WHOLE = frozenset({"node", "server", "pod", "cluster", "machine", "host", "system", "total", "core", "die"})
"""Words of a rate that is not that of one device."""


class Rated(NamedTuple):
    """A rate, its device, and the listed peaks that the printed digits may stand for, the usual one first."""

    rate: Factor
    device: Device
    same: tuple[Peak, ...]

    @property
    def nearest(self) -> Peak:
        """The listed peak that is least far off."""
        return min(self.device.peaks, key=lambda peak: abs(math.log(peak.value / self.rate.value)))


def rated(product: Roles) -> Rated | None:
    """The one rate of a product and what is listed for its device; None when either is not clear, or no rate."""
    rates, device = product.of(Role.RATE), product.device
    if len(rates) != 1 or device is None or not device.peaks:
        return None
    rate = rates[0]
    if rate.value <= 0 or any(word.rstrip("s") in WHOLE for factor in product.factors for word in factor.said.split()):
        return None
    half = max(_half_step(rate), _SURE)
    same = tuple(peak for peak in device.peaks if abs(peak.value / rate.value - 1) <= half)
    return Rated(rate, device, same)


def _half_step(rate: Factor) -> float:
    """Half a unit of the last digit written, relative: 6 TFLOPS may be anything from 5.5 to 6.5."""
    numbers = [number for number, _ in factors(rate.node) if number.value]
    if rate.quantity.slack or not numbers:
        return rate.quantity.slack
    first = numbers[0]
    return 0.5 * 10.0 ** (math.floor(math.log10(abs(first.value))) - first.digits + 1) / abs(first.value)
