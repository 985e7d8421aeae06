"""Answers `what changed?` and `forget the price`: the facts that the last change set, and those taken away."""

from __future__ import annotations

from petaday.core.figures import figure
from petaday_service.answers.moving import Moved
from petaday_service.answers.run_answer import compute, suggestions
from petaday_service.conversation.context import SHEET, Talk, sheet_of
from petaday_service.conversation.fact_words import title
from petaday_service.conversation.parts import Next, Part, Text
from petaday_service.conversation.sheet_part import Sheet


def changes(talk: Talk) -> tuple[Part, ...]:
    """Returns what the last message that changed the run set, with the values before, and what its compute was."""
    sheets = [sheet for turn in talk.turns if SHEET in turn.body and (sheet := sheet_of(turn))]
    last = next((at for at in range(len(sheets) - 1, -1, -1) if sheets[at].changed), None)
    if last is None:
        return (Text(text="Nothing has changed yet; tell me a run first.", say=("512 H100s for 3 weeks at 40%",)),)
    before, after = (sheets[last - 1] if last else Sheet()), sheets[last]
    old = {fact.kind: f"{fact.shown} {fact.unit}".strip() for fact in before.facts}
    new = {fact.kind: f"{fact.shown} {fact.unit}".strip() for fact in after.facts}
    told = [f"{title(kind)} {old[kind]} → {new[kind]}" for kind in new if kind in old and old[kind] != new[kind]]
    told += [f"{title(kind)} {new[kind]} (not said before)" for kind in new if kind not in old]
    told += [f"{title(kind)} {old[kind]} is gone" for kind in old if kind not in new]
    if not told:
        told = ["nothing of the run: the value was the same already"]
    made = _made(before), _made(after)
    ratio = f", {figure(_flop(after) / _flop(before), 3)} times as much" if all(made) and _flop(before) else ""
    more = f" The compute went from {made[0]} to {made[1]}{ratio}." if all(made) and made[0] != made[1] else ""
    return (
        Text(text=f"Changed last: {'; '.join(told)}.{more}"),
        Next(say=("undo", "why this number?", "how sure are you?")),
    )


def _made(sheet: Sheet) -> str:
    """The compute that is spoken of, as written; empty where there is none."""
    ways = sorted(sheet.ways, key=lambda way: way.method != (sheet.main or 1))
    return ways[0].shown if ways else ""


def _flop(sheet: Sheet) -> float:
    """The compute that is spoken of, in operations; 0 where there is none."""
    ways = sorted(sheet.ways, key=lambda way: way.method != (sheet.main or 1))
    return ways[0].flop if ways else 0.0


def without(moved: Moved, kinds: tuple[str, ...]) -> tuple[Part, ...]:
    """Returns the run without the facts that were taken away."""
    names = " and ".join(title(kind) for kind in kinds if kind not in ("device", "peak") or len(kinds) == 1)
    told = Text(text=f"Removed: the {names or 'devices'} no longer stand{'s' if len(kinds) == 1 else ''} on the sheet.")
    if not moved.run.line():
        return (told, moved.run.part(moved.changed), suggestions(moved.run))
    if set(kinds) & {
        "active_parameters",
        "parameters",
        "dataset",
        "devices",
        "time",
        "utilization",
        "peak",
        "epochs",
        "device_time",
    }:
        return (*compute(moved)[:1], told, *compute(moved)[1:])
    return (told, moved.run.part(moved.changed), suggestions(moved.run))
