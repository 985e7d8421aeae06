"""A reply in a sentence or two, for a screen reader."""

from __future__ import annotations

from collections.abc import Sequence

from petaday.core.figures import figure
from petaday_service.conversation.parts import (
    Change,
    Chart,
    Error,
    File,
    Findings,
    Names,
    Next,
    Part,
    Rework,
    Table,
    Text,
    Work,
)
from petaday_service.conversation.question_part import Question
from petaday_service.conversation.sheet_part import Sheet


def screen_reader_text(parts: Sequence[Part]) -> str:
    """A reply in a sentence or two, for a screen reader.

    >>> screen_reader_text([Text(text="Good morning.")])
    'Good morning.'
    """
    told = [part for part in parts if not isinstance(part, Next)]
    said = [_in_a_sentence(part) for part in told[:3]]
    return " ".join(said) if len(told) <= 3 else f"{' '.join(said[:1])} {len(told) - 1} more below."


def _in_a_sentence(part: Part) -> str:
    match part:
        case Work(report=report) if report.value is None:
            return " ".join(["This cannot be read.", *(said.message for said in report.diagnostics[:1])])
        case Work(report=report):
            verdicts = "".join(f" {claim.text}: {claim.verdict}." for claim in report.claims)
            days = "" if report.pfs_days is None else f", {figure(report.pfs_days)} pfs-days"
            return f"{report.shown}{days}.{verdicts}"
        case Findings(calculations=calculations):
            counts = ", ".join(f"{number} {outcome}" for outcome, number in part.counts())
            return f"{calculations} calculations: {counts}."
        case Table(caption=caption):
            return f"{caption}, a table."
        case Text(text=text) | Error(message=text):
            return text
        case Question(text=text, choices=choices):
            return " ".join(
                [text, *(f"{at}: {one.say}." if part.numbered else f"{one.say}." for at, one in enumerate(choices, 1))]
            )
        case Names(defined=defined):
            return " ".join(f"{one.name} is {one.shown}." for one in defined)
        case Change(what=what, before=before, after=after):
            return f"{what}. Before {before.shown}, after {after.shown}."
        case Chart(caption=caption):
            return f"{caption}, a chart."
        case File(name=name):
            return f"A file, {name}."
        case Rework(what=what):
            return what
        case Sheet(facts=facts):
            return f"The run sheet: {len(facts)} facts."
        case Next():
            return ""
