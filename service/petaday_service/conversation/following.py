"""Facts that follow from others of a run: a listed peak, a utilization, data from steps, time from money."""

from __future__ import annotations

from collections.abc import Mapping

from petaday import hardware
from petaday.core.diagnostic import Span
from petaday.core.figures import figure
from petaday.facts import Fact
from petaday.hardware import Device, Peak

NOWHERE = Span(0, 0)
_A_RATE = 0.85
"""A rate below this part of the listed peak is one that was kept up, and no peak."""

_WHOLE = 5_000.0
"""Watts above which a power is that of all devices, or of a node."""


def peak_of(device: Device, precision: str) -> Peak | None:
    """The dense peak of a device at a precision; the usual one where none is named."""
    return device.peak(precision) if precision else device.usual()


def device_of(facts: Mapping[str, Fact]) -> Device | None:
    """The device that is named, where it is listed."""
    fact = facts.get("device")
    return hardware.find(" ".join(fact.text.split())) if fact else None


def with_peak(facts: dict[str, Fact]) -> dict[str, Fact]:
    """The facts with the listed peak of the device, where no rate is given."""
    device = device_of(facts)
    if "peak" in facts or device is None:
        return facts
    precision = facts.get("precision")
    peak = peak_of(device, precision.text.casefold() if precision else "") or device.usual()
    if peak is None:
        return facts
    listed = Fact(
        kind="peak",
        value=peak.value,
        unit="FLOP/s",
        span=NOWHERE,
        text="",
        source="listed",
        because=f"the peak listed for the {device.name} ({peak}), {_cited(peak)}",
    )
    return {**facts, "peak": listed}


def _cited(peak: Peak) -> str:
    return f"by {peak.source.partition(';')[0]}" if peak.verified else "not verified: no source was looked up"


def derived(facts: dict[str, Fact], new: Mapping[str, Fact]) -> dict[str, Fact]:
    """The facts with those that follow from the new ones."""
    device = device_of(facts)
    usual = with_peak({kind: fact for kind, fact in facts.items() if kind != "peak"}).get("peak") if device else None
    given = new.get("peak")
    stated = given is not None and given.source == "stated" and not given.because and "utilization" not in facts
    if stated and given and usual and usual.value and given.value and given.value < _A_RATE * usual.value:
        facts = {**facts, "peak": usual, "rate": given.model_copy(update={"kind": "rate"})}
        new = {**new, "rate": facts["rate"]}
    facts = _utilized(facts, new)
    facts = _stepped(facts, new)
    facts = _shared_power(facts, new)
    return _drawn(_paid(facts, new), new)


def _drawn(facts: dict[str, Fact], new: Mapping[str, Fact]) -> dict[str, Fact]:
    """An energy over the power of a device is device time, where the run has none of its own."""
    energy, power, pue = facts.get("energy"), facts.get("power"), facts.get("pue")
    if not (energy and power and energy.value and power.value) or not {"energy", "power", "pue"} & set(new):
        return facts
    own = facts.get("device_time")
    if (own and own.source != "derived") or {"devices", "time"} <= set(facts):
        return facts
    over = pue.value if pue and pue.value else 1.0
    because = f"{figure(energy.value / 3.6e9)} MWh at {figure(power.value)} W a device" + (
        f" and a PUE of {over:g}" if pue else ""
    )
    return {**facts, "device_time": derived_fact("device_time", energy.value / power.value / over, "s", because)}


def derived_fact(kind: str, value: float, unit: str, because: str) -> Fact:
    """A fact that follows from others, and why."""
    shape = {"kind": kind, "value": float(f"{value:.9g}"), "unit": unit, "span": NOWHERE, "text": ""}
    return Fact.model_validate({**shape, "source": "derived", "because": because})


def _utilized(facts: dict[str, Fact], new: Mapping[str, Fact]) -> dict[str, Fact]:
    """A rate that was kept up is a utilization of the peak."""
    rate, peak = new.get("rate"), facts.get("peak")
    if not (rate and peak and rate.value and peak.value) or "utilization" in new:
        return facts
    count = facts["devices"].value if "devices" in facts and rate.value > peak.value else 1.0
    share = rate.value / (count or 1.0) / peak.value
    if not 0 < share <= 1:
        return facts
    because = (
        f"{figure(rate.value / 1e12)} TFLOP/s kept up, over the listed peak of {figure(peak.value / 1e12)} TFLOP/s"
    )
    return {**facts, "utilization": derived_fact("utilization", share, "share", because)}


def _stepped(facts: dict[str, Fact], new: Mapping[str, Fact]) -> dict[str, Fact]:
    """Steps times the batch are the data seen."""
    steps, batch = facts.get("steps"), facts.get("batch")
    if not (steps and batch and steps.value and batch.value) or not {"steps", "batch"} & set(new) or "dataset" in new:
        return facts
    length = facts.get("sequence_length")
    sequences = batch.unit.startswith("sequence") or (batch.value < 1e5 and length is not None)
    each = batch.value * ((length.value or 1.0) if sequences and length else 1.0)
    if sequences and not length:
        return facts
    seen = derived_fact("seen", steps.value * each, "tokens", "steps times the batch")
    return {**{kind: fact for kind, fact in facts.items() if kind != "dataset"}, "seen": seen}


def _shared_power(facts: dict[str, Fact], new: Mapping[str, Fact]) -> dict[str, Fact]:
    """A power of kilowatts is that of all devices, and a part of it that of one."""
    power, devices = new.get("power"), facts.get("devices")
    if not (power and devices and power.value and devices.value) or power.value < _WHOLE:
        return facts
    because = f"{figure(power.value / 1e3)} kW over {figure(devices.value)} devices"
    return {**facts, "power": derived_fact("power", power.value / devices.value, "W", because)}


def _paid(facts: dict[str, Fact], new: Mapping[str, Fact]) -> dict[str, Fact]:
    """A sum over a price is device time, where the run has none of its own."""
    cost, price = facts.get("cost"), facts.get("price")
    if not (cost and price and cost.value and price.value) or not {"cost", "price"} & set(new):
        return facts
    own = facts.get("device_time")
    if (own and own.source != "derived") or {"devices", "time"} <= set(facts) or cost.unit[:3] != price.unit[:3]:
        return facts
    because = f"{figure(cost.value)} {cost.unit[:3]} at {figure(price.value)} a device-hour"
    return {**facts, "device_time": derived_fact("device_time", cost.value / price.value * 3600, "s", because)}
