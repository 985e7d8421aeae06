"""Answers conversions: a quantity in another unit, or the last result; device time through peak and utilization."""

from __future__ import annotations

import re

from petaday.conversion import Conversion, convert, device_time
from petaday_service.answers.conversion_words import asked_conversion, counted, is_pronoun
from petaday_service.answers.moving import Moved
from petaday_service.answers.solved import solve
from petaday_service.conversation.context import Talk
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.parts import Error, Part, Text
from petaday_service.conversation.question_part import Choice, Question
from petaday_service.conversation.run import Run
from petaday_service.conversation.work_part import work

_OPERATIONS = 1e15
"""A number without a unit that is so large is taken for operations."""


def conversion(heard: Heard, talk: Talk, run: Run) -> tuple[Part, ...]:
    """Returns the quantity in the unit that is asked for; asks for a utilization where that is missing."""
    amount, unit = asked_conversion(heard)
    if not unit:
        return (
            Text(
                text="Say what is to be converted, and to what:",
                say=("convert 1e25 FLOP to pfs-days", "2.6M H100-hours to FLOP at 40%"),
            ),
        )
    if not amount or is_pronoun(amount):
        return (*_of_run(unit, talk, run), *_on_the_sheet(heard, run))
    known = talk.named(amount)
    text = known.report.text if known else talk.resolved(counted(amount))
    done = convert(text, unit, talk.book(amount))
    if known and done.figure is None and done.report.unit == "1" and (done.report.value or 0.0) >= _OPERATIONS:
        done = convert(f"{text} FLOP", unit, talk.book(amount))
    if done.asks == "utilization":
        said = f"{done.text} to {done.unit}"
        choices = tuple(Choice(say=f"{said} at {share}") for share in ("40%", "33%", "50%"))
        question = Question(text="At which utilization?", choices=choices, slot="convert", so_far=(("convert", said),))
        return (Text(text=done.message), question)
    card = work(done.report, done.line or done.report.text, ans=True)
    if done.figure is None:
        if done.report.value is None:
            return (card,)
        return (Error(code="no-conversion", message=done.message), card)
    named = known is not None or not amount[:1].isdigit()
    told = f"{amount} = {done.message.partition(' = ')[2]}" if named else done.message
    return (Text(text=told), card, *_kept(done, heard))


def _on_the_sheet(heard: Heard, run: Run) -> tuple[Part, ...]:
    """The sheet with the device and the utilization that a run was converted through, to go on with."""
    kept = {kind: fact for kind, fact in heard.facts.items() if kind in ("device", "utilization")}
    return (run.told(kept).part(tuple(kept)),) if "device" in kept and run.line() and not run.method(2) else ()


def _kept(done: Conversion, heard: Heard) -> tuple[Part, ...]:
    """The sheet of what was converted through a device and a utilization, so that it can be gone on with."""
    kinds = ("compute", "device_time", "device", "utilization")
    facts = {kind: fact for kind, fact in heard.facts.items() if kind in kinds}
    if not done.line or not {"compute", "device_time"} & set(facts) or "device" not in facts:
        return ()
    return (Run().told(facts).part(tuple(facts)),)


def _of_run(unit: str, talk: Talk, run: Run) -> tuple[Part, ...]:
    """The run's figure in a unit: its device time where the unit is one, else its compute, else the last result."""
    target = device_time(f"1 {unit}")
    if target and run:
        own = run.device
        if target.device is None and own and not {"devices", "time", "device_time"} <= set(run.facts):
            unit = f"{own.name}-{target.time}{unit.partition(target.time)[2]}"
            target = device_time(f"1 {unit.partition(' at ')[0]}") or target
        if (target.device is None or own == target.device) and (
            "device_time" in run.facts or {"devices", "time"} <= set(run.facts)
        ):
            return _device_time(unit, run)
        spent = _hours(run) if own and not run.method(1) else ""
        if spent and target.device and own and own != target.device and run.method(2):
            return _converted(spent, unit.partition(" at ")[0], talk)
        line = run.line().partition(" = ")[0]
        if line and " at " in unit:
            return _converted(line, unit, talk)
        if line and (share := run.facts.get("utilization")):
            return _converted(f"{line}", f"{unit} at {100 * (share.value or 0):.6g}%", talk)
        if line:
            return _converted(
                line, f"{unit} at 33%", talk, " No utilization was given: 0.33, the assumption of 2018, is taken."
            )
    last = talk.last()
    if run.line() and not (
        last
        and last.report.unit not in ("FLOP", None)
        and unit.rstrip("s") in ("day", "hour", "week", "month", "year", "minute", "second", "MWh", "kWh", "GWh")
    ):
        return _converted(run.line().partition(" = ")[0], unit, talk)
    if last is None:
        return (
            Text(
                text="There is no figure yet to convert; say it with the unit:", say=("convert 1e25 FLOP to pfs-days",)
            ),
        )
    return _converted(last.report.text.partition(" = ")[0], unit, talk)


def _hours(run: Run) -> str:
    """The device time of a run in hours, in plain digits; empty where it has none."""
    devices, time, spent = (run.facts.get(kind) for kind in ("devices", "time", "device_time"))
    seconds = (devices.value or 0) * (time.value or 0) if devices and time else (spent.value or 0) if spent else 0.0
    called = run.device.name if run.device else "device"
    return f"{seconds / 3600:.0f} {called}-hours" if seconds else ""


def _converted(text: str, unit: str, talk: Talk, more: str = "") -> tuple[Part, ...]:
    done = convert(text, unit, talk.book(text))
    if done.figure is None and done.report.unit == "1" and (done.report.value or 0.0) >= _OPERATIONS:
        done = convert(f"{text} FLOP", unit, talk.book(text))
    card = work(done.report, done.line or done.report.text)
    if done.figure is None:
        return (Error(code="no-conversion", message=done.message), card)
    shown = done.report.shown if any(sign in text for sign in "*/") and done.report.unit == "FLOP" else text
    return (Text(text=f"{shown} = {done.message.partition(' = ')[2]}.{more}"), card)


def _device_time(unit: str, run: Run) -> tuple[Part, ...]:
    held = Run(
        {
            kind: fact
            for kind, fact in run.facts.items()
            if kind != "device_time" or "devices" not in run.facts or "time" not in run.facts
        }
    )
    line = held.asked("device_time").partition(" = ")[0]
    done = convert(line, unit)
    if done.figure is None:
        return solve("device_time", Moved(run, run))
    return (Text(text=f"{done.message}."), work(done.report, done.report.text), run.part())


def answered(message: str, so_far: str) -> str:
    """The conversion completed with a utilization that was asked for; empty where the message is none."""
    found = re.fullmatch(
        r"(?i)\s*(?:at |with |use |say )?(\d+(?:\.\d+)?)\s*(%|percent|per cent)?\s*(?:mfu|hfu"
        r"|utili[sz]ation)?[.!]?\s*",
        message,
    )
    if found is None:
        return ""
    value = float(found[1])
    share = value if found[2] or value > 1 else 100 * value
    return f"{so_far} at {share:.6g}%"
