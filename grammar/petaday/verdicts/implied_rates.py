"""Says which rate a count of operations and a time of devices imply, where a chain states both (PD237)."""

from __future__ import annotations

from petaday.core.diagnostic import Diagnostic, Span
from petaday.core.figures import figure
from petaday.core.quantity import COUNT, TIME, Quantity
from petaday.hardware.words import DEVICE_WORDS, singular
from petaday.resolve.listed_peaks import listed_rates
from petaday.resolve.resolver import Resolved, Stated
from petaday.syntax.walk import operands


def implied_rate(resolved: Resolved, stated: Stated) -> Diagnostic | None:
    """Takes a time of devices stated behind a count of operations; returns what the two imply, None for another clash.

    `7.8e22 FLOP → 150,000 A100-hours` converts nothing: it says that a device does 144 TFLOP/s.
    """
    count, time = _count(resolved), stated.reading.quantity
    if count is None or time.dimension != TIME or not time.value or not count.value:
        return None
    node = stated.side.node
    words = [word for operand in operands(node) for word in operand.words]
    peak = next(iter(listed_rates(node, stated.reading.choice.options)), None)
    if not peak and not any(singular(word.text.partition("-")[0]) in DEVICE_WORDS for word in words):
        return None
    rate = count.value / time.value
    said = f"This is no conversion: the two together imply {figure(rate / 1e12)} TFLOP/s a device"
    if peak is None:
        return Diagnostic("PD237", "note", f"{said}.", Span(*stated.side.span))
    share, most = rate / peak.peak.value, f"{figure(peak.peak.value / 1e12)} TFLOP/s"
    said += f", {share:.0%} of {most}, {peak.because}"
    return Diagnostic("PD237", "note" if share <= 1 else "warning", f"{said}.", Span(*stated.side.span))


def _count(resolved: Resolved) -> Quantity | None:
    """The operations that the factors come to, by their own units or by the first that was lent to them."""
    if resolved.reading.quantity.dimension == COUNT:
        return resolved.reading.quantity
    lent = next((s.bridge for s in resolved.stated if s.bridge and s.bridge.lent), None)
    return Quantity(lent.worked, COUNT) if lent and lent.dimension == COUNT else None
