"""Answers what the electricity of a run costs: its energy at a price of the kilowatt-hour."""

from __future__ import annotations

from petaday.core.figures import figure
from petaday_service.answers.moving import Moved
from petaday_service.answers.run_answer import suggestions
from petaday_service.answers.spent import spend
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.parts import Part, Text
from petaday_service.conversation.work_part import audit, work


def electricity(heard: Heard, moved: Moved) -> tuple[Part, ...]:
    """Returns the energy times its price; asks for what the energy lacks. Nothing where no such price is named."""
    tariff = next((one for one in heard.parts if one.kind == "tariff"), None)
    if tariff is None:
        return ()
    line = moved.run.asked("energy").partition(" = ")[0]
    if not line:
        return spend(("energy",), moved)
    each = tariff.value * 3.6e6
    priced = f"{line} * {each:.6g} {tariff.unit} / kWh"
    report, energy = audit(priced), audit(line)
    if report.value is None or energy.value is None:
        return spend(("energy",), moved)
    told = (
        f"{figure(report.value)} {tariff.unit} of electricity, at {each:.4g} {tariff.unit} a kWh for "
        f"{figure(energy.value / 3.6e9)} MWh; "
        "the devices themselves are not in it."
    )
    return (Text(text=told), work(report, priced, ans=True), moved.run.part(moved.changed), suggestions(moved.run))
