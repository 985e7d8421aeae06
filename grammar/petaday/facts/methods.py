"""The lines of arithmetic that a sheet's facts make: by operations (method 1), and by devices and time (method 2)."""

from __future__ import annotations

from collections.abc import Callable

from petaday import calculate
from petaday.facts.records import Fact
from petaday.report import Report, report

Settled = Callable[[str], Fact | None]
_DAY = 86400.0
_TYPICAL = 0.33  # the utilization that "AI and Compute" takes for GPUs where nothing is known
_WHY = {4.0: "frozen weights", 2.0: "forward passes alone"}


def method_1(settled: Settled) -> str:
    """`6 FLOP / parameter / token * …`, or the operations of an example; empty where a fact is missing."""
    parameters = settled("active_parameters") or settled("parameters")
    seen, dataset, epochs = settled("seen"), settled("dataset"), settled("epochs")
    data = seen or dataset
    if data is None:
        return ""
    noun = data.unit if data.unit.endswith("s") else "examples"
    factors = [_counted(data, noun)]
    if seen is None and epochs is not None and epochs.value != 1:
        factors.append(_counted(epochs, "epochs"))
    operations = settled("operations_per_example")
    if operations is not None:
        return _claimed(f"{_plain(operations)} FLOP * 3 for forward and backward * {' * '.join(factors)}", settled)
    if parameters is None or data.unit.endswith("audio"):
        return ""
    said = settled("operations_per_parameter")
    why = f" [{_WHY[said.value or 0]}]" if said else ""
    each = f"{_plain(said) if said else 6} FLOP / parameter / {noun.removesuffix('s')}{why}"
    return _claimed(f"{each} * {_counted(parameters, 'parameters')} * {' * '.join(factors)}", settled)


def method_2(settled: Settled) -> str:
    """`256 GPUs * 9.7 days * 9.894e14 FLOP/s * 41 % utilization`; empty where a fact is missing."""
    devices, time, device_time = settled("devices"), settled("time"), settled("device_time")
    peak, utilization = settled("peak"), settled("utilization")
    if peak is None or not (device_time or (devices and time)):
        return ""
    if devices and time:
        spent = f"{_counted(devices, 'devices')} * {_number((time.value or 0) / _DAY)} days"
    else:
        assert device_time is not None
        spent = f"{_number((device_time.value or 0) / 3600)} device-hours"
    share = (
        f"{_number(100 * (utilization.value or 0))} % utilization"
        if utilization
        else f"{_TYPICAL} [assumed utilization]"
    )
    return _claimed(f"{spent} * {_plain(peak)} FLOP/s * {share}", settled)


def worked(line: str) -> Report | None:
    """The line, audited; None for no line."""
    return report(calculate.audit(line)) if line else None


def _claimed(line: str, settled: Settled) -> str:
    compute = settled("compute")
    return f"{line} = {_plain(compute)} FLOP" if compute and compute.source != "derived" else line


def _counted(fact: Fact, noun: str) -> str:
    return f"{_plain(fact)} {noun}"


def _plain(fact: Fact) -> str:
    return _number(fact.value or 0.0)


def _number(value: float) -> str:
    return f"{value:.6g}".replace("e+0", "e").replace("e+", "e")
