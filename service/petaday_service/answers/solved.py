"""Answers what follows from a run: its time, devices, utilization, device-hours, or the model that it is enough for."""

from __future__ import annotations

from petaday.core.figures import figure
from petaday.facts import lines
from petaday.report import Report
from petaday_service.answers.asking import ask
from petaday_service.answers.moving import Moved
from petaday_service.answers.origin import THIRD
from petaday_service.answers.run_answer import share_words, suggestions
from petaday_service.answers.run_words import assumed, written
from petaday_service.conversation.fact_words import large
from petaday_service.conversation.parts import Part, Text
from petaday_service.conversation.run import Run
from petaday_service.conversation.work_part import audit, work

_DAY = 86400.0
_MEASURES = {"hours": 3600.0, "weeks": 7 * _DAY, "months": 30 * _DAY, "years": 365 * _DAY, "minutes": 60.0}


def solve(wanted: str, moved: Moved, measure: str = "") -> tuple[Part, ...]:
    """Returns what is asked of the run, worked; asks for the one fact it lacks.

    Args:
        wanted: the kind that is asked for.
        moved: the run.
        measure: the unit of time that was asked in (`weeks`), or empty.
    """
    run = moved.run
    if wanted == "time" and "devices" not in run.facts and "device_time" in moved.before.facts:
        wanted = "device_time"
    if wanted in run.facts and wanted not in moved.changed:
        return _known(wanted, moved)
    line = run.asked(wanted)
    if wanted == "utilization" and run.method(2) and not line:
        return (Text(text=THIRD), run.part(), suggestions(run))
    if not line:
        return _lacking(wanted, moved)
    report = audit(line)
    if report.value is None:
        return _lacking(wanted, moved)
    told = [_told(wanted, run, report, measure), *assumed(run, line)]
    return (
        Text(text=" ".join(told)),
        work(report, line, ans=True),
        run.part(moved.changed),
        suggestions(run),
    )


def _told(wanted: str, run: Run, report: Report, measure: str) -> str:
    shown = report.solution.shown if report.solution else report.shown
    value, span = report.value or 0.0, report.interval
    if wanted == "time":
        years = f" ({figure(value / _DAY / 365, 3)} years)" if value > 730 * _DAY else ""
        hours = f" ({figure(value / 3600)} hours)" if value < 3 * _DAY else ""
        if measure in _MEASURES:
            scale = _MEASURES[measure]
            first = f"{figure(value / scale)} {measure}{_ends(span, f' {measure}', scale)} ({shown})"
            return f"{first} on {_cluster(run)}."
        return f"{shown}{_ends(span, ' days', _DAY)}{years}{hours} on {_cluster(run)}."
    if wanted == "devices":
        least = f"; {figure(-(-value // 1))} at least" if value % 1 else ""
        return f"{shown}{_ends(span, '', 1.0)}{least}, to be done in {written(run.facts['time'])}."
    if wanted == "utilization":
        doubt = "" if 0.05 <= value <= 0.7 else " That is doubtful: runs keep up 5 to 70 % of the peak."
        return f"A utilization of {share_words(value)}{_ends(span, ' %', 0.01)} is implied.{doubt}"
    if wanted == "device_time":
        noun = shown.rpartition(" ")[2].removesuffix("-hours")
        if measure in ("days", "weeks", "months", "years") and noun:
            scale = _MEASURES.get(measure, _DAY)
            return (
                f"{figure(value / scale)} {noun}-{measure}{_ends(span, f' {measure}', scale)}, {shown}, of device time."
            )
        return f"{shown}{_ends(span, ' hours', 3600.0)} of device time."
    noun = "tokens" if wanted == "dataset" else "parameters"
    return f"{large(value)} {noun} ({figure(value)}){_ends(span, f' {noun}', 1.0)}."


def _ends(span: tuple[float, float] | None, unit: str, scale: float) -> str:
    return f" ({figure(span[0] / scale)} to {figure(span[1] / scale)}{unit})" if span else ""


def _cluster(run: Run) -> str:
    devices = run.facts.get("devices")
    count = written(devices) if devices else "the"
    name = run.facts["device"].text if "device" in run.facts else "devices"
    share = run.facts.get("utilization")
    return f"{count} {name}" + (f" at {written(share)}" if share else "")


def _known(wanted: str, moved: Moved) -> tuple[Part, ...]:
    fact = moved.run.facts[wanted]
    where = f" ({fact.because})" if fact.because else ""
    name = wanted.replace("_", " ")
    line = moved.run.without(("utilization",)).asked("utilization") if wanted == "utilization" else ""
    if line and (report := audit(line)).value:
        told = (
            f"For 6ND and the devices' time to agree, the utilization has to be {share_words(report.value)}; "
            f"{written(fact)} was given{where}."
        )
        return (
            Text(text=told),
            work(report, line, "the utilization that is implied"),
            moved.run.part(),
            suggestions(moved.run),
        )
    return (
        Text(text=f"The {name} of the run is {written(fact)}, as it was given{where}."),
        moved.run.part(),
        suggestions(moved.run),
    )


def _lacking(wanted: str, moved: Moved) -> tuple[Part, ...]:
    """The question for the first fact that the answer lacks."""
    run = moved.run
    kind = lacking(wanted, run)
    told: tuple[Part, ...] = ()
    if not run:
        told = (Text(text="For that I need to know the run."),)
    line = run.asked("device_time") if wanted == "time" and kind == "devices" else ""
    if line and (report := audit(line)).value:
        told = (Text(text=" ".join((_told("device_time", run, report, ""), *assumed(run, line)))), work(report, line))
    return (*told, ask(kind, run), *((run.part(moved.changed),) if run else ()))


def lacking(wanted: str, run: Run) -> str:
    """The kind of fact that stands between a run and an answer.

    >>> lacking("time", Run())
    'run'
    """
    have = set(run.facts)
    if wanted in ("parameters", "dataset"):
        if "compute" not in have and not run.method(2):
            return run.missing()[0] if run.missing() else "run"
        return "dataset" if wanted == "parameters" else "parameters"
    if not lines.compute(run.settled) and not run.method(2):
        return run.missing()[0] if run.missing() else "run"
    if wanted == "time":
        return "devices" if "devices" not in have else "device"
    if wanted == "devices":
        return "device" if "peak" not in have else "time"
    return "devices" if not have & {"devices", "device_time"} else "time" if "time" not in have else "device"
