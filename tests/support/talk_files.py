"""Conversations as little documents: a title, then messages after `>` and what each is answered, in lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from petaday.casebook import Casebook
from petaday.core.figures import figure
from petaday_service.answers.reply import reply
from petaday_service.conversation.parts import (
    PARTS,
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
from petaday_service.conversation.turns import Conversation, Turn
from places import TESTS

TALKS = TESTS / "talks"


def read(path: Path) -> Iterator[tuple[str, str]]:
    """Title and conversation of every talk of a file."""
    for part in path.read_text("utf-8").split("=== ")[1:]:
        title, _, talk = part.partition("\n")
        yield title, talk.strip()


def messages(talk: str) -> list[str]:
    """What is said in a talk; a message of several lines goes on after `|`."""
    found: list[str] = []
    for line in talk.splitlines():
        if line.startswith("> "):
            found.append(line[2:])
        elif line.startswith("| "):
            found[-1] += f"\n{line[2:]}"
    return found


def answered(talk: str, casebook: Casebook) -> str:
    """The talk with the answers that are given now."""
    turns: list[Turn] = []
    lines: list[str] = []
    for seq, message in enumerate(messages(talk), 1):
        parts = reply(message, Conversation(turns=tuple(turns)), casebook)
        turns.append(Turn("", seq, message, PARTS.dump_json(parts).decode()))
        first, *more = message.split("\n")
        lines += [f"> {first}", *(f"| {line}" for line in more)]
        lines += [line for part in parts for line in summary(part)]
    return "\n".join(lines)


def summary(part: Part) -> Iterator[str]:
    """A part in a line or a few that a person can check."""
    match part:
        case Text(text=text, say=say):
            yield f"says: {text}"
            if say:
                yield f"  offers: {'; '.join(say[:3])}"
        case Work(report=report, title=title):
            days = f" = {figure(report.pfs_days)} pfs-days" if report.pfs_days is not None else ""
            mark = " (ans)" if part.ans else ""
            yield f"works: {' '.join(report.text.split())}: {report.shown or 'no figure'}{days}{mark}" + (
                f" [{title}]" if title else ""
            )
            for claim in report.claims:
                yield f"  claims {claim.text}: {claim.verdict}"
            for said in report.diagnostics:
                if said.severity != "note" and said.code < "PD400":
                    yield f"  {said.code}"
        case Findings(calculations=calculations):
            yield f"finds: {calculations}; {', '.join(f'{n} {outcome}' for outcome, n in part.counts())}"
        case Table(caption=caption, columns=columns, rows=rows):
            yield f"table: {caption}: {' | '.join(columns)}"
            for row in (*rows[:4], *([("…",)] if len(rows) > 4 else [])):
                yield f"  {' | '.join(row)}"
        case Error(code=code, message=message):
            yield f"error {code}: {message}"
        case Question(text=text, choices=choices):
            yield f"asks: {text}"
            for at, choice in enumerate(choices, 1):
                mark = f"{at}." if part.numbered else "-"
                yield f"  {mark} {choice.say}" + (f" ({choice.label})" if choice.label else "")
        case Names(defined=defined):
            yield f"names: {', '.join(f'{one.name} = {one.shown}' for one in defined)}"
        case Change(what=what, before=before, after=after, ratio=ratio):
            yield f"changes: {what}"
            yield f"  before: {' '.join(before.text.split())}: {before.shown}"
            yield f"  after: {' '.join(after.text.split())}: {after.shown}"
            yield f"  ratio: {'none' if ratio is None else figure(ratio)}"
        case Chart(caption=caption, dots=dots):
            mine = ", ".join(f"{dot.name} {dot.shown}" for dot in dots if dot.mine)
            yield f"chart: {caption}: {len(dots)} dots, drawn in: {mine}"
        case File(name=name, text=text):
            yield f"file: {name}"
            yield from (f"  {line}" for line in text.splitlines()[:30])
        case Rework(what=what, lines=lines):
            yield f"reworks: {what}"
            for line in lines:
                yield f"  {line.line}: {line.text}: {line.was or 'no figure'} → {line.now or 'no figure'}"
        case Sheet(facts=facts, ways=ways):
            yield f"sheet: {'; '.join(f'{one.title} {one.shown} {one.unit}'.strip() for one in facts)}"
            for way in ways if len(ways) > 1 else ():
                yield f"  method {way.method}: {way.line}: {way.shown}"
        case Next(say=say):
            yield f"next: {'; '.join(say)}"
