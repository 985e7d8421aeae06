"""Tells how each message of a conversation is shown: as it stands, edited, reworked or undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from petaday_service.conversation.in_force import in_force, is_event
from petaday_service.conversation.parts import Part
from petaday_service.conversation.turns import Turn

State = Literal["stands", "edited", "reworked", "undone", "event"]


@dataclass(frozen=True, slots=True)
class View:
    """One message as it stands now, and its state.

    Attributes:
        turn: the message and the reply it has now.
        state: `edited` when its own text changed, `reworked` when only its reply did, `undone` when it is taken back
            or left out, `event` for a message that changes others.
    """

    turn: Turn
    state: State = "stands"

    @property
    def conversation(self) -> str:
        """The id of the conversation."""
        return self.turn.conversation

    @property
    def seq(self) -> int:
        """The number of the message."""
        return self.turn.seq

    @property
    def text(self) -> str:
        """The text of the message."""
        return self.turn.text

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the reply."""
        return self.turn.parts


def views(turns: Sequence[Turn]) -> tuple[View, ...]:
    """Returns every message, including those no longer in force.

    >>> said = [Turn("c", 1, "2 days", "[]"), Turn("c", 2, "3 days", "[]"), Turn("c", 3, "undo", "[]")]
    >>> [view.state for view in views(said)]
    ['stands', 'undone', 'event']
    """
    now = {turn.seq: turn for turn in in_force(turns)}
    return tuple(_view(turn, now.get(turn.seq)) for turn in turns)


def _view(turn: Turn, now: Turn | None) -> View:
    if now is None:
        return View(turn, "event" if is_event(turn) else "undone")
    if now.text != turn.text:
        return View(now, "edited")
    return View(now, "stands" if now.body == turn.body else "reworked")
