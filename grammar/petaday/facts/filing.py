"""Fills the form on compute and energy from a run sheet: every figure with the line behind it."""

from __future__ import annotations

import math
from collections.abc import Mapping

from petaday.facts.form import Answer, Form, How
from petaday.facts.sheet import RunSheet
from petaday.report import Report

_DAY, _MONTH, _MWH = 86400.0, 30.436875, 3.6e9
RANGES = ((1, "less than 1 month"), (3, "1 to 3 months"), (6, "3 to 6 months"), (math.inf, "more than 6 months"))
_INFERENCE = "the operations of a benchmarked input and output, and how they were counted"
WAYS = {1: "counting the operations of the architecture", 2: "hardware, time, peak and utilization"}
TOLERANCE = 0.3
"""The share by which the guidelines let an estimate be off."""


def filing(sheet: RunSheet, given: Mapping[int, Report] | None = None, device: str = "") -> Form:
    """The form as far as the facts of a run answer it.

    Args:
        sheet: the facts.
        given: calculations by method 1 and 2 that stand for the sheet's own, and for what its text states.
        device: what it ran on, where the sheet is not to say.

    >>> from petaday import run_sheet
    >>> form = filing(run_sheet("Wren-3B: 3.1 billion parameters, 900 billion tokens, 128 H100 GPUs for 4 days."))
    >>> [answer.answer for answer in form.answers if answer.key in ("hardware_time", "computation")]
    ['510 NVIDIA H100 SXM5 days', '1.7e22 FLOP']
    """
    methods: Mapping[int, Report | None] = given or {1: sheet.method_1(), 2: sheet.method_2()}
    ways = {n: report for n, report in methods.items() if report and report.value and report.unit == "FLOP"}
    stated = None if given else _stated(sheet)
    answers = (*_duration(sheet, device), *_computation(stated, ways), *_energy(sheet), _inference())
    found = list(ways.values())
    return Form(
        subject=sheet.subject,
        answers=answers,
        lines=tuple(_line(report) for report in found) if len(found) > 1 else (),
        tolerance=_tolerance(found),
    )


def significant(value: float, digits: int = 2) -> str:
    """A number rounded to so many significant figures.

    >>> significant(1.674e22), significant(512), significant(3.96)
    ('1.7e22', '510', '4')
    """
    rounded = float(f"{value:.{digits - 1}e}")
    if 1e-3 <= rounded < 1e6:
        return f"{rounded:g}"
    mantissa, exponent = f"{rounded:.{digits - 1}e}".split("e")
    return f"{mantissa}e{int(exponent)}"


def _stated(sheet: RunSheet) -> float | None:
    fact = sheet.settled("compute")
    return fact.value if fact and fact.source != "derived" else None


def _duration(sheet: RunSheet, device: str) -> tuple[Answer, ...]:
    clock, devices, spent = sheet.value("time"), sheet.value("devices"), sheet.value("device_time")
    device, line = device or _device(sheet), ""
    if spent is None and clock and devices:
        spent = clock * devices
        line = f"{significant(devices, 6)} GPUs * {significant(clock / _DAY, 6)} days = {_gpu_days(spent)}"
    clock_line = ""
    if clock is None and spent and devices and devices > 1:
        clock = spent / devices
        clock_line = f"{_gpu_days(spent)} / {significant(devices, 6)} GPUs = {significant(clock / _DAY, 6)} days"
    settles = "the first and the last day of each training stage"
    return (
        Answer(
            key="duration_range",
            answer=next(name for most, name in RANGES if clock / _DAY / _MONTH < most) if clock else "",
            how=_how(clock, clock_line),
            settles="" if clock else settles,
        ),
        Answer(
            key="wall_clock",
            answer=f"{significant(clock / _DAY)} days" if clock else "",
            how=_how(clock, clock_line),
            calculation=clock_line,
            settles="" if clock else settles,
        ),
        Answer(
            key="hardware_time",
            answer=f"{significant(spent / _DAY)} {device} days" if spent else "",
            how=_how(spent, line),
            calculation=line,
            settles="" if spent else "how many devices of which kind worked for how long, stage by stage",
        ),
    )


def _gpu_days(seconds: float) -> str:
    return f"{significant(seconds / _DAY, 6)} GPU-days"


def _computation(stated: float | None, ways: Mapping[int, Report]) -> tuple[Answer, ...]:
    found = list(ways.values())
    value = stated or (found[0].value if found else None)
    settles = "parameters and tokens of every stage, or devices, time, peak and utilization"
    how = _how(value, "" if stated else "worked")
    line = _line(found[0]) if found else ""
    worked = " and by ".join(WAYS[n] for n in ways)
    said = f"{'Stated by the provider' if stated else 'Estimated'}{f'; worked by {worked}' if worked else ''}."
    return (
        Answer(
            key="computation",
            answer=f"{significant(value)} FLOP" if value else "",
            how=how,
            calculation=line,
            settles="" if value else settles,
        ),
        Answer(
            key="computation_magnitude",
            answer=f"10^{math.floor(math.log10(value))} FLOP" if value else "",
            how=how,
            settles="" if value else settles,
        ),
        Answer(
            key="computation_methodology",
            answer=said if value else "",
            how=how,
            methodology="Operations count equally whatever their precision; activations computed again are not counted."
            if value
            else "",
            settles="" if value else "which stages the figure covers, and which share of the peak was measured",
        ),
    )


def _energy(sheet: RunSheet) -> tuple[Answer, Answer]:
    energy, power, spent = sheet.value("energy"), sheet.value("power"), sheet.value("device_time")
    fact, line = sheet.settled("energy"), ""
    if fact and fact.source == "derived":
        energy = None
    if spent is None and (clock := sheet.value("time")) and (devices := sheet.value("devices")):
        spent = clock * devices
    if energy is None and power and spent:
        pue = sheet.value("pue")
        energy = spent * power * (pue or 1.0)
        factors = [f"{significant(spent / 3600, 6)} h", f"{significant(power, 6)} W"]
        factors += [f"{significant(pue, 4)}"] if pue else []
        line = f"{' * '.join(factors)} = {significant(energy / _MWH)} MWh"
    settles = "" if energy else "metered energy of the cluster; or the power of a device, the hours, and the PUE"
    how = _how(energy, line)
    said = "From device hours, power and PUE." if line else "Stated by the provider." if energy else ""
    return (
        Answer(
            key="energy",
            answer=f"{significant(energy / _MWH)} MWh" if energy else "",
            how=how,
            calculation=line,
            settles=settles,
        ),
        Answer(key="energy_methodology", answer=said, how=how, settles=settles),
    )


def _inference() -> Answer:
    return Answer(key="inference", settles=_INFERENCE)


def _how(value: float | None, line: str) -> How:
    return "open" if not value else "estimated" if line else "stated"


def _line(report: Report) -> str:
    """The calculation with its result to two figures, where it does not state one."""
    text = " ".join(report.text.split())
    return text if "=" in text else f"{text} = {significant(report.value or 0.0)} FLOP"


def _tolerance(found: list[Report]) -> str:
    if not found or not found[0].value:
        return ""
    value = found[0].value
    low, high = significant(value * (1 - TOLERANCE)), significant(value * (1 + TOLERANCE))
    said = f"An estimate may be off by 30 % of itself, which is from {low} to {high} FLOP."
    if len(found) > 1 and found[1].value:
        apart = abs(found[1].value / value - 1)
        within = "within it" if apart <= TOLERANCE else "outside it: what explains the gap has to be said"
        said += f" The other method comes to {significant(found[1].value)} FLOP, {within}."
    return said


def _device(sheet: RunSheet) -> str:
    from petaday import hardware  # noqa: PLC0415 - a form without a device waits for no catalogue

    fact = sheet.settled("device")
    found = hardware.find(fact.unit) if fact else None
    return found.name if found else "hardware"
