"""A device without a rate: `8 H100 * 34 days * 40%` comes to a time, unless the listed peak of the device is taken.

Nothing here fires while the factors hold a rate: then the device is a noun like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from petaday import hardware, units
from petaday.core.diagnostic import Span
from petaday.core.figures import figure
from petaday.core.quantity import ONE, RATE, TIME
from petaday.hardware.words import DEVICE_FAMILIES, DEVICE_MAKERS, DEVICE_WORDS, singular
from petaday.resolve.preferences import PEAK_SIZES
from petaday.resolve.unit_phrases import PLAIN, Option
from petaday.syntax.nodes import Group, Node, Number, Product
from petaday.syntax.walk import names, operands

_LETTERS_AND_DIGITS = re.compile(r"[A-Za-z]{1,4}-?\d{2,}[A-Za-z]{0,3}$")
_PRECISION = re.compile(r"(?i)\b((?:fp|bf|tf|int)(?:64|32|16|8|4))\b")


class Named(NamedTuple):
    """A factor that counts devices: where it stands and what it calls them; no `device` when nothing has that name."""

    operand: Span
    text: str
    span: Span
    device: hardware.Device | None


class Listed(NamedTuple):
    """A rate that was taken from the catalogue, and the factor read with it."""

    named: Named
    device: hardware.Device
    peak: hardware.Peak
    option: Option

    @property
    def unit(self) -> str:
        """What was supplied: `at 989.4 TFLOP/s each`."""
        return f"at {figure(self.peak.value / 1e12)} TFLOP/s each"

    @property
    def because(self) -> str:
        """Where it is from."""
        return f"the peak listed for the {self.device.name} ({self.peak})"

    def others(self) -> tuple[str, ...]:
        """The peaks that were not taken."""
        peaks = (peak for peak in self.device.peaks if peak is not self.peak)
        return tuple(f"{figure(peak.value / 1e12)} TFLOP/s ({peak})" for peak in peaks)


def listed_rates(node: Node, options: Mapping[Span, Option]) -> tuple[Listed, ...]:
    """Takes a side and what its words mean; returns the listed rate of every device among the factors."""
    if any(option.dimension == RATE for option in options.values()):
        return ()  # `A100-hours * 312 TFLOP/s / (989 TFLOP/s)`: a time, of rates that are written
    found = []
    for named in _named(node):
        option = options.get(named.operand, PLAIN)
        peak = _peak(node, named.device) if named.device and option.dimension in {ONE, TIME} else None
        if named.device and peak:
            fast = option._replace(factor=option.factor * peak.value, dimension=option.dimension * RATE)
            found.append(Listed(named, named.device, peak, fast))
    return tuple(found)


def devices_without_rate(node: Node) -> Iterator[Named]:
    """Takes a side; yields the devices with no rate to take: no dense peak is listed, or no device has that name."""
    for named in _named(node):
        if named.device is None or named.device.usual() is None:
            yield named


def has_share(node: Node, options: Mapping[Span, Option]) -> bool:
    """True when a factor is a share, as a utilization is: `40%`, `0.33`."""
    return any(
        isinstance(operand, Number)
        and (option := options.get(operand.span, PLAIN)).dimension == ONE
        and (0 < operand.value * option.factor < 1 or any(word.text in {"%", "percent"} for word in operand.words))
        for operand in operands(node)
    )


def peak_sized(node: Node, options: Mapping[Span, Option], named: bool) -> Number | None:
    """The only bare factor of the size of a listed peak, 1e12 to 1e16, where a device or a share stands beside it.

    A device is `GPUs` among the words, or one that is `named` and in the catalogue.
    """
    factors = [term.node for term in node.terms if not term.inverse] if isinstance(node, Product) else []
    found = [
        factor
        for factor in factors
        if isinstance(factor, Number)
        and options.get(factor.span, PLAIN) == PLAIN
        and not any(word.how != "remark" for word in factor.words)
        and PEAK_SIZES[0] <= factor.value <= PEAK_SIZES[1]
    ]
    devices = named or any(_device_time(word.text) for operand in operands(node) for word in operand.words)
    return found[0] if len(found) == 1 and (devices or has_share(node, options)) else None


def counts_devices(option: Option) -> bool:
    """True where the words behind a number say that it counts devices: `1024 GPUs`, `8 V100`."""
    named = any(singular(noun) in DEVICE_WORDS or hardware.find(noun) for noun in option.nouns)
    return named and option.dimension == ONE


def only_rates(node: Node, options: Mapping[Span, Option]) -> bool:
    """True for devices times a rate, with nothing that could be a time: `1024 GPUs × 312 TFLOPS × 0.45`."""
    if any(names(node)):
        return False  # a name may be a time
    counted = False
    for operand in operands(node):
        option = options.get(operand.span, PLAIN)
        if option.dimension in {TIME, RATE}:
            return False
        counted = counted or counts_devices(option)
        if isinstance(operand, Number) and option == PLAIN and abs(operand.value) > 1:
            return False
    return counted


def _device_time(word: str) -> bool:
    """`GPUs`, `GPU-hours`, `TPU`: what has a peak."""
    return singular(word.partition("-")[0]) in DEVICE_WORDS


def _named(node: Node) -> Iterator[Named]:
    for operand in operands(node):
        if isinstance(operand, (Number, Group)) and (words := _words(operand)):
            text = " ".join(word for word, _ in words)
            span = Span(words[0][1].start, words[-1][1].end)
            device = hardware.find(text)
            if device or _looks_like_one([word for word, _ in words]):
                yield Named(operand.span, text, span, device)


def _words(operand: Number | Group) -> list[tuple[str, Span]]:
    """The words that would be a device's name: no units, no maker, nothing but hardware behind them."""
    words: list[tuple[str, Span]] = []
    for word in operand.words:
        first, hyphen, last = word.text.rpartition("-")
        if word.how == "per":
            return []
        if word.how == "remark" or (not words and word.text.casefold() in DEVICE_MAKERS):
            continue
        if hyphen and units.is_time(last):
            words.append((first, Span(word.span.start, word.span.start + len(first))))
        elif not units.meanings(word.text) and units.scale(word.text) is None:
            words.append((word.text, word.span))
    while len(words) > 1 and singular(words[-1][0]) in DEVICE_WORDS:
        words.pop()
    name = words[0][0] if words else ""
    generic = len(words) == 1 and singular(name) in DEVICE_WORDS
    return [] if generic or not (name[:1].isupper() or any(c.isdigit() for c in name)) else words


def _looks_like_one(words: list[str]) -> bool:
    """`H1000`, `RTX 9090`, `TPU v9`: letters and digits near a known name, or a family and a number."""
    first, *rest = words
    if first.casefold() in DEVICE_FAMILIES:
        return len(rest) == 1 and any(c.isdigit() for c in rest[0])
    return not rest and bool(_LETTERS_AND_DIGITS.match(first)) and bool(hardware.near(first))


def _peak(node: Node, device: hardware.Device) -> hardware.Peak | None:
    """The peak of the precision the author names, else the usual one."""
    said = (word.text for operand in operands(node) for word in operand.words)
    named = (precision.lower() for text in said for precision in _PRECISION.findall(text))
    return next((peak for precision in named if (peak := device.peak(precision))), device.usual())
