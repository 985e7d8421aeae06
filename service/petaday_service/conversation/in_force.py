"""Tells which messages of a conversation are in force after edits, deletions and `undo`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from petaday_service.conversation.parts import PARTS, Rework
from petaday_service.conversation.turns import Turn

States = list[tuple[Turn, ...]]
"""What has been in force one after the other; the last is what is in force now."""

EVENTS = ("edit", "delete")
_UNDO = re.compile(
    r"(?:undo|revert|go back|step back|back|one back|take (?:it|that|this) back|roll back|rollback|(?:delete"
    r"|remove|scrap|cancel)(?= the last| my last| last))"
    r"(?: (?:it|that|this|the last|last|the previous|my last|one|a|step|change|message|one|thing))*"
)
_POLITE = frozenset(
    [
        "please",
        "pls",
        "can",
        "could",
        "you",
        "would",
        "ok",
        "okay",
        "no",
        "sorry",
        "wait",
        "actually",
        "oops",
        "now",
        "just",
        "let",
        "us",
        "lets",
        "then",
        "i",
        "want",
        "to",
        "and",
    ]
)


def in_force(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """The messages in force, in order, each with its present reply.

    >>> said = [Turn("c", 1, "2 days", "[]"), Turn("c", 2, "3 days", "[]"), Turn("c", 3, "undo", "[]")]
    >>> [turn.text for turn in in_force(said)]
    ['2 days']
    """
    if not any(is_event(turn) for turn in turns):
        return tuple(turns)
    return history(turns)[-1]


def history(turns: Sequence[Turn]) -> States:
    """Every state that `undo` can go back to, in order; the last is the present one."""
    states: States = [()]
    for turn in turns:
        states = next_states(states, turn)
    return states


def next_states(states: States, turn: Turn) -> States:
    """Every state that `undo` can go back to with one message more; the list given is changed."""
    if not is_event(turn):
        states.append((*states[-1], turn))
    elif is_undo(turn.text):
        if len(states) > 1:
            states.pop()
    elif change := next((part for part in turn.parts if isinstance(part, Rework)), None):
        states.append(_changed(states[-1], change))
    return states


def is_event(turn: Turn) -> bool:
    """Whether the message changes earlier ones."""
    if len(turn.text) < LONGEST_UNDO and is_undo(turn.text):
        return True
    return turn.text.lstrip()[:6].casefold().startswith(EVENTS) and '"kind":"rework"' in turn.body


LONGEST_UNDO = 60


def is_undo(message: str) -> bool:
    """Whether a message takes the last one back.

    >>> is_undo("undo"), is_undo("Go back!"), is_undo("undo the damage")
    (True, True, False)
    """
    if len(message) > LONGEST_UNDO:
        return False
    words = " ".join(word for word in re.findall(r"\w+", message.casefold()) if word not in _POLITE)
    return _UNDO.fullmatch(words) is not None


def _changed(before: tuple[Turn, ...], change: Rework) -> tuple[Turn, ...]:
    lines = {line.line: line for line in change.lines}
    return tuple(
        turn
        if (line := lines.get(turn.seq)) is None
        else Turn(turn.conversation, turn.seq, line.text, PARTS.dump_json(line.parts).decode())
        for turn in before
        if turn.seq != change.removed
    )
