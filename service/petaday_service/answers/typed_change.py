"""Changes a calculation that was typed: the factor of a role gets its new value, in the author's own writing."""

from __future__ import annotations

from petaday.core.figures import figure
from petaday.roles import Role, factors
from petaday_service.answers.change import change
from petaday_service.answers.standalone_text import standalone_text
from petaday_service.conversation.context import Talk
from petaday_service.conversation.fact_words import said
from petaday_service.conversation.heard import Heard
from petaday_service.conversation.intents import Change
from petaday_service.conversation.parts import Part, Work

ROLES = {
    "utilization": (Role.UTILIZATION, "utilization"),
    "devices": (Role.DEVICES, "devices"),
    "time": (Role.TIME, "time"),
    "device_time": (Role.TIME, "time"),
    "dataset": (Role.EXAMPLES, "examples"),
    "parameters": (Role.PARAMETERS, "parameters"),
    "epochs": (Role.EPOCHS, "epochs"),
    "peak": (Role.RATE, "rate"),
}


def typed_change(heard: Heard, typed: Work, talk: Talk) -> tuple[Part, ...]:
    """Returns the typed calculation before and after; nothing where no factor of it is meant."""
    asked: list[Change] = []
    found = factors(standalone_text(typed.report))
    for move in heard.moves:
        role = ROLES.get(move.kind)
        met = [one for one in found if role and one.role is role[0]]
        if role and len(met) == 1 and met[0].number:
            asked.append(Change(f"{met[0].number * move.times:.12g}", role[1]))
    for kind, fact in heard.facts.items():
        role = ROLES.get(kind)
        if role and fact.value is not None:
            value = figure(fact.value) if kind in ("utilization", "devices") else " ".join(said(fact))
            asked.append(Change(value, role[1]))
    if not asked:
        return ()
    return change(Change(asked[0].value, asked[0].role, also=tuple(asked[1:])), talk)
