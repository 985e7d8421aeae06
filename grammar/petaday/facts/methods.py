"""The lines of arithmetic that a sheet's facts make: by operations (method 1), and by devices and time (method 2)."""

from __future__ import annotations

from collections.abc import Callable

from petaday import calculate, hardware
from petaday.core import assumed
from petaday.facts.records import Fact
from petaday.report import Report, report

Settled = Callable[[str], Fact | None]
DAY, HOUR = 86400.0, 3600.0
TYPICAL = assumed.TYPICAL
"""The utilization that is taken where nothing is known, and no project says another."""
_WHY = {4.0: "frozen weights", 2.0: "forward passes alone"}


def method_1(settled: Settled) -> str:
    """`6 FLOP / parameter / token * …`, or the operations of an example; empty where a fact is missing."""
    parameters = settled("active_parameters") or settled("parameters")
    seen, dataset, epochs = settled("seen"), settled("dataset"), settled("epochs")
    data = seen or dataset
    if data is None:
        return ""
    noun = data.unit if data.unit.endswith("s") else "examples"
    factors = [counted(data, noun)]
    if seen is None and epochs is not None and epochs.value != 1:
        factors.append(counted(epochs, "epochs"))
    operations = settled("operations_per_example")
    if operations is not None:
        return _claimed(f"{number(operations)} FLOP * 3 for forward and backward * {' * '.join(factors)}", settled)
    if parameters is None or data.unit.endswith("audio"):
        return ""
    said = settled("operations_per_parameter")
    why = f" [{_WHY[said.value or 0]}]" if said else ""
    each = f"{number(said) if said else 6} FLOP / parameter / {noun.removesuffix('s')}{why}"
    return _claimed(f"{each} * {counted(parameters, 'parameters')} * {' * '.join(factors)}", settled)


def method_2(settled: Settled) -> str:
    """`256 H100 * 9.7 days * 9.894e14 FLOP/s * 41 % utilization`; empty where a fact is missing."""
    spent, peak = device_time(settled), settled("peak")
    if peak is None or not spent:
        return ""
    return _claimed(f"{spent} * {number(peak)} FLOP/s * {share(settled)}", settled)


def device_time(settled: Settled) -> str:
    """The time of all devices: `256 H100 * 9.7 days` or `1.7e6 A100-hours`; empty where a fact is missing."""
    devices, time, spent = settled("devices"), settled("time"), settled("device_time")
    if devices and time:
        return f"{counted(devices, noun(settled))} * {number(time, DAY)} days"
    return f"{number(spent, HOUR)} {noun(settled).removesuffix('s')}-hours" if spent else ""


def share(settled: Settled) -> str:
    """The utilization as a factor; where nobody told it, that of 2018, marked as assumed."""
    utilization = settled("utilization")
    if utilization is None:
        return f"{assumed.utilization():g} [assumed utilization]"
    return f"{number(utilization, 0.01)} % utilization"


def noun(settled: Settled) -> str:
    """What the devices are called in a line: `H100` where they are listed under one word, else `devices`.

    >>> noun({}.get)
    'devices'
    """
    device = settled("device")
    listed = hardware.find(" ".join(device.text.split())) if device else None
    names = (listed.name, *listed.aliases) if listed else ()
    short = [name for name in names if name.isalnum() and name[0].isupper() and any(map(str.isdigit, name))]
    return min(short, key=len) if short else "devices"


def worked(line: str) -> Report | None:
    """The line, audited; None for no line."""
    return report(calculate.audit(line)) if line else None


def _claimed(line: str, settled: Settled) -> str:
    compute = settled("compute")
    return f"{line} = {number(compute)} FLOP" if compute and compute.source != "derived" else line


def counted(fact: Fact, noun: str) -> str:
    """A fact as a factor with its noun."""
    return f"{number(fact)} {noun}"


def number(fact: Fact, unit: float = 1.0) -> str:
    """The value of a fact, or both its ends, in a unit.

    >>> from petaday.core.diagnostic import Span
    >>> share = Fact(kind="utilization", value=0.35, ends=(0.3, 0.4), unit="share", span=Span(0, 0), text="")
    >>> number(share, 0.01)
    '30 to 40'
    """
    values = fact.ends or (fact.value or 0.0,)
    return " to ".join(f"{value / unit:.6g}".replace("e+0", "e").replace("e+", "e") for value in values)
