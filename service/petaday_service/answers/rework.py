"""Answers `edit` and `delete`: works every message below the one that changed again; and `undo`."""

from __future__ import annotations

from collections.abc import Callable

from petaday.core.patience import look
from petaday_service.conversation.context import Talk, result
from petaday_service.conversation.in_force import States
from petaday_service.conversation.intents import Delete, Edit
from petaday_service.conversation.parts import PARTS, Error, Limit, Part, Revised, Rework, Text
from petaday_service.conversation.turns import Turn

MOST_REWORKED = 20_000
"""Characters of messages that one edit may have worked again."""

Answer = Callable[[str, Talk], tuple[Part, ...]]


def edit(asked: Edit | Delete, talk: Talk, answer: Answer) -> tuple[Part, ...]:
    """Returns each message from the edited one on with its new reply."""
    at = next((at for at, turn in enumerate(talk.turns) if turn.seq == asked.number), None)
    if at is None:
        known = ", ".join(str(turn.seq) for turn in talk.turns) or "none"
        return (Error(code="no-message", message=f"There is no message {asked.number}; there is {known}."),)
    below = sum(len(turn.text) for turn in talk.turns[at + 1 :])
    if below > MOST_REWORKED:
        message = f"More than {MOST_REWORKED:,} characters stand below message {asked.number}; say it anew instead."
        return (Error(code="too-much-below", message=message, limit=Limit(name="reworked", value=MOST_REWORKED)),)
    removed = isinstance(asked, Delete)
    said = [] if isinstance(asked, Delete) else [asked.text]
    texts = [*said, *(turn.text for turn in talk.turns[at + 1 :])]
    old = talk.turns[at + removed :]
    done = list(talk.turns[:at])
    lines = []
    for before, text in zip(old, texts, strict=True):
        look()
        parts = answer(text, Talk(tuple(done), talk.casebook))
        now = Turn(before.conversation, before.seq, text, PARTS.dump_json(parts).decode())
        done.append(now)
        lines.append(Revised(line=before.seq, text=text, was=_came_to(before), now=_came_to(now), parts=parts))
    changed = sum(line.was != line.now for line in lines)
    came = f"{changed} of {len(lines)} results changed" if lines else "nothing stands below it"
    what = f"Message {asked.number} is {'left out' if removed else 'edited'}; {came}."
    return (Rework(what=what, removed=asked.number if removed else None, lines=tuple(lines)),)


def _came_to(turn: Turn) -> str:
    work = result(turn)
    return work.report.shown if work else ""


def undo(states: States) -> tuple[Part, ...]:
    """Says which message or edit is taken back."""
    if len(states) < 2:
        return (Text(text="There is nothing to take back."),)
    before, now = states[-2], states[-1]
    if len(now) > len(before):
        return (Text(text=f"Message {now[-1].seq} is taken back: `{_short(now[-1].text)}`"),)
    return (Text(text="The last edit is taken back; every message stands as it did before it."),)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:60]}…"
