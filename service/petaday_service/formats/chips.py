"""The facts of a run sheet as chips: the colour of each, and what stands behind it."""

from __future__ import annotations

from typing import Literal

from petaday_service.conversation.sheet_part import Sheet, SheetFact

Colour = Literal["devices", "time", "rate", "share", "count", "plain"]
COLOURS: dict[str, Colour] = {
    "devices": "devices",
    "device": "devices",
    "time": "time",
    "device_time": "time",
    "peak": "rate",
    "rate": "rate",
    "precision": "rate",
    "operations_per_example": "rate",
    "utilization": "share",
    "pue": "share",
    "parameters": "count",
    "active_parameters": "count",
    "dataset": "count",
    "seen": "count",
    "epochs": "count",
    "steps": "count",
    "batch": "count",
    "batch_sequences": "count",
    "sequence_length": "count",
}
"""The colours of the cards' roles, by the kind of fact."""


def colour(fact: SheetFact) -> Colour:
    """The colour of a fact's line, that of the same role on a card."""
    return COLOURS.get(fact.kind, "plain")


def value(fact: SheetFact) -> str:
    """What stands in the chip, and in its field when it is edited."""
    return f"{fact.shown} {fact.unit}".strip()


def counted(sheet: Sheet) -> str:
    """How many facts were read, and how many nobody gave.

    >>> from petaday_service.conversation.sheet_part import SheetFact
    >>> counted(Sheet(facts=(SheetFact(kind="devices", title="devices", shown="8"),)))
    '1 fact read'
    """
    supplied = sum(fact.source != "stated" for fact in sheet.facts)
    read = len(sheet.facts) - supplied
    said = f"{read} fact{'' if read == 1 else 's'} read"
    return f"{said}, {supplied} supplied" if supplied else said


def brief(sheet: Sheet) -> str:
    """The sheet in one line, where it is folded."""
    return ", ".join(value(fact) for fact in sheet.facts if fact.source == "stated")
