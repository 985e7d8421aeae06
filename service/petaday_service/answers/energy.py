"""Answers `how much energy at 700 W each?`: device time times the power that was given."""

from __future__ import annotations

import re

from petaday.core.figures import figure
from petaday.units import meanings
from petaday_service.answers.amounts import number
from petaday_service.answers.device_time import RUN, device_time
from petaday_service.conversation.context import Talk
from petaday_service.conversation.intents import Energy
from petaday_service.conversation.parts import Error, Part, Text
from petaday_service.conversation.work_part import audit, work

EXAMPLE = "700 W each"
_POWER = re.compile(
    r"(?P<number>[0-9][0-9.,]*) ?(?P<unit>[kM]?W|(?:kilo)?watts?)"
    r"(?P<each> each| apiece)?(?: ?(?:/|per |an? )(?P<device>[^/0-9][^/]*))?",
    re.IGNORECASE,
)
UNITS = {"kWh": 3.6e6, "MWh": 3.6e9, "GWh": 3.6e12}
"""In joules; each is read with ease up to ten thousand of its own."""


def energy(asked: Energy, talk: Talk) -> tuple[Part, ...]:
    """Returns the energy of a run, worked; or says what is missing."""
    run = device_time(asked, talk, f"how much energy for {RUN} at {asked.power or EXAMPLE}?")
    if isinstance(run, Text):
        return (run,)
    of = f"how much energy for {asked.run}" if asked.run else "how much energy"
    found = _POWER.fullmatch(" ".join(asked.power.split()))
    if found is None:
        told = f"“{asked.power}” is no power of one device that I can read." if asked.power else "At which power?"
        told = f"{told} petaday has none of its own. Say that of one device, for instance:"
        return (Text(text=told, say=(f"{of} at {EXAMPLE}?",)),)
    device = (found["device"] or "").strip()
    if wrong := run.is_for(device):
        return (Text(text=f"{wrong} Say the power of one of these:", say=(f"{of} at {found[1]} {found[2]} each?",)),)
    watts = (number(found["number"]) or 0.0) * next((one.factor for one in meanings(found["unit"])), 0.0)
    joules = run.seconds * watts
    unit = next((unit for unit, one in UNITS.items() if joules < 1e4 * one), "GWh")
    text = f"{run.text} * {found['number']} {found['unit']} per {device or 'device'} = ? {unit}"
    report = audit(text, talk.book(text))
    if report.solution is None or report.unit != "J":
        return (Error(code="no-energy", message=f"`{text}` comes to no energy."), work(report, text))
    each = "" if found["each"] or device else f" {found[1]} {found[2]} is read as the power of one device."
    ends = f" ({' to '.join(figure(end / UNITS[unit]) for end in report.interval)})" if report.interval else ""
    told = f"{report.solution.shown}{ends}: `{text}`. It is what the devices draw at that power for the whole time; "
    return (Text(text=f"{told}hosts and cooling are not in it.{each}{run.note}"), work(report, text, ans=True))
