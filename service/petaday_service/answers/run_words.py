"""The run in words: what its compute is, by which method, from what, and under which assumptions."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.core.figures import figure
from petaday.facts import Fact, methods
from petaday.report import Report
from petaday_service.conversation.fact_words import said
from petaday_service.conversation.run import Run

SIX = (
    "six FLOP a parameter and token (6ND; Kaplan et al., 2020, arXiv:2001.08361), for a dense network and without "
    "attention over the length of the text"
)


def ends(interval: tuple[float, float] | None, unit: str = "", scale: float = 1.0) -> str:
    """An interval in brackets; empty where there is none.

    >>> ends((1.0, 2.0), " days")
    ' (1 to 2 days)'
    """
    return f" ({figure(interval[0] / scale)} to {figure(interval[1] / scale)}{unit})" if interval else ""


def amount(report: Report) -> str:
    """What a calculation comes to, with its interval and in petaflop/s-days."""
    days = f", {figure(report.pfs_days)} pfs-days" if report.pfs_days is not None else ""
    span = f", {figure(report.interval[0])} to {figure(report.interval[1])}" if report.interval else ""
    return f"{report.shown}{span}{days}"


def written(fact: Fact) -> str:
    """A fact as one writes it."""
    value, unit = said(fact)
    return f"{value} {unit}".strip()


def how(run: Run, line: str) -> str:
    """By which method a line works, and from which facts."""
    facts = run.facts
    if line and line.startswith(run.method(1).partition(" = ")[0] or "\0"):
        data = facts.get("seen") or facts["dataset"]
        times = f" in {written(facts['epochs'])}" if "epochs" in facts and "seen" not in facts else ""
        if operations := facts.get("operations_per_example"):
            return (
                f"by method 1: {figure(operations.value or 0)} FLOP forward, three times that with the "
                f"backward pass, for {written(data)}{times}"
            )
        active, total = facts.get("active_parameters"), facts.get("parameters")
        size = f"the {said(active)[0]} active parameters" if active else f"{said(total)[0]} parameters" if total else ""
        of = f" of {said(total)[0]}" if active and total else ""
        return f"by 6ND (method 1), for {size}{of} and {written(data)}{times}"
    if line and line.startswith(run.method(2).partition(" = ")[0] or "\0"):
        return "by method 2: devices, time, peak and utilization"
    return "as stated"


def assumed(run: Run, line: str) -> Iterator[str]:
    """The assumptions behind a line, each a sentence."""
    facts = run.facts
    if "FLOP / parameter" in line:
        yield f"Assumed: {SIX}."
        if "active_parameters" in facts:
            yield "Only the active parameters count, as the other experts do nothing for a token."
    if "3 for forward and backward" in line:
        yield "Assumed: the backward pass takes twice the forward pass, hence the 3."
    if peak := facts.get("peak"):
        name = run.device.name if run.device else "device"
        if f"{methods.number(peak)} FLOP/s" in line and peak.source == "listed":
            yield f"The rate, {written(peak)}, is {peak.because or f'the peak listed for the {name}'}."
    if "assumed utilization" in line:
        yield (
            "No utilization was given: 0.33, the assumption of 2018, is taken; say yours (`at 40%`) or a range "
            "(`30-45%`)."
        )
    if precision := facts.get("precision"):
        device = run.device
        if device and device.peak(precision.text.casefold()) is None:
            yield f"For the {device.name} no dense peak at {precision.text} is listed, so its usual one is taken."


def beside(run: Run) -> str:
    """Both methods beside each other, where both can be worked; empty else."""
    one, two = (methods.worked(run.method(number).partition(" = ")[0]) for number in (1, 2))
    if one is None or two is None or not one.value or not two.value:
        return ""
    ratio = one.value / two.value
    told = f"Method 1 comes to {one.shown}, method 2 to {two.shown}: method 1 is {figure(ratio, 3)} times method 2."
    utilization = run.facts.get("utilization")
    share = (utilization.value or 0.0) if utilization else methods.TYPICAL
    meet = 100 * share * ratio
    doubt = "" if 5 <= meet <= 70 else ", which no run is known to keep up"
    within = "" if 0.5 <= ratio <= 2 else " That is more than the factor of two that the methods promise."
    return f"{told} They meet at a utilization of {figure(meet, 3)} %{doubt}.{within}"
