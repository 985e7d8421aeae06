"""The lines of arithmetic for what else is asked of a run: time, devices, data, cost, energy, emissions."""

from __future__ import annotations

from petaday.facts.methods import Settled, counted, device_time, method_1, method_2, noun, number, share
from petaday.facts.records import Fact


def line(wanted: str, settled: Settled) -> str:
    """The calculation that answers what is asked of a run; empty where a fact is missing.

    >>> from petaday import run_sheet
    >>> line("time", run_sheet("1e24 FLOP on 64 H100 GPUs at an MFU of 40%.").settled)
    '1e24 FLOP / (64 H100 * 9.894e14 FLOP/s * 40 % utilization) = ? days'
    """
    if wanted in ("parameters", "dataset"):
        return _size(wanted, settled)
    if wanted in ("cost", "energy", "emissions"):
        return _spent(wanted, settled)
    devices, time, peak = settled("devices"), settled("time"), settled("peak")
    spent, done = settled("device_time"), compute(settled)
    if wanted == "time":
        if spent and devices:
            return f"{device_time({'device_time': spent}.get)} / {counted(devices, 'devices')} = ? days"
        able = f"{counted(devices, noun(settled))} * {number(peak)} FLOP/s" if devices and peak else ""
        return f"{done} / ({able} * {share(settled)}) = ? days" if done and able else ""
    if wanted == "devices":
        if not (done and time and peak):
            return ""
        return f"{done} / ({number(time, 86400.0)} days * {number(peak)} FLOP/s * {share(settled)}) = ? {noun(settled)}"
    if wanted == "utilization":
        used = device_time(settled)
        return f"{done} / ({used} * {number(peak)} FLOP/s)" if done and used and peak else ""
    hours = f"{noun(settled).removesuffix('s')}-hours"
    if used := device_time(settled):
        return f"{used} = ? {hours}"
    return f"{done} / ({number(peak)} FLOP/s * {share(settled)}) = ? {hours}" if done and peak else ""


def money(fact: Fact) -> str:
    """A sum or a price in its currency: `$2`, `2 EUR`."""
    return f"{number(fact)} EUR" if fact.unit.startswith("EUR") else f"${number(fact)}"


def compute(settled: Settled) -> str:
    """The operations of a run as a factor: by method 1, else as stated; empty where neither can be had."""
    stated = settled("compute")
    if counted_line := method_1(lambda kind: None if kind == "compute" else settled(kind)):
        return counted_line
    return f"{number(stated)} FLOP" if stated else ""


def _size(wanted: str, settled: Settled) -> str:
    stated = settled("compute")
    done = f"{number(stated)} FLOP" if stated else method_2(settled)
    parameters = settled("active_parameters") or settled("parameters")
    data = settled("seen") or settled("dataset")
    if wanted == "parameters":
        return f"{done} / (6 FLOP / parameter / token * {counted(data, 'tokens')})" if done and data else ""
    each = f"6 FLOP / parameter / token * {counted(parameters, 'parameters')}" if parameters else ""
    return f"{done} / ({each})" if done and each else ""


def _spent(wanted: str, settled: Settled) -> str:
    """What the devices' time costs: in money, in energy, in emissions."""
    used = device_time(settled)
    if not used and (done := compute(settled)) and (peak := settled("peak")):
        used = f"{done} / ({number(peak)} FLOP/s * {share(settled)})"
    if wanted == "cost":
        price = settled("price")
        return f"{used} * {money(price)} per {noun(settled).removesuffix('s')}-hour" if used and price else ""
    power, pue, energy = settled("power"), settled("pue"), settled("energy")
    drawn = f"{number(energy, 3.6e9)} MWh" if energy else f"{used} * {number(power)} W" if used and power else ""
    drawn += f" * {number(pue)} PUE" if drawn and pue and not energy else ""
    if wanted == "energy":
        return f"{drawn} = ? MWh" if drawn else ""
    intensity = settled("intensity")
    return f"{drawn} * {number(intensity, 1e3 / 3.6e6)} kg / kWh" if drawn and intensity else ""
