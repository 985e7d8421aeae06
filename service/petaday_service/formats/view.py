"""How a conversation is shown: every message in its place, as it stands now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from petaday_service.conversation.in_force import is_event, standing
from petaday_service.conversation.parts import Part
from petaday_service.conversation.turns import Turn

State = Literal["stands", "edited", "reworked", "undone", "event"]


@dataclass(frozen=True, slots=True)
class View:
    """One message as it stands now.

    Attributes:
        turn: the message and the reply it has now.
        state: `edited` when its own text changed, `reworked` when only its reply did, `undone` when it is taken back
            or left out, `event` for a message that changes others.
    """

    turn: Turn
    state: State = "stands"

    @property
    def conversation(self) -> str:
        """The address."""
        return self.turn.conversation

    @property
    def seq(self) -> int:
        """The number."""
        return self.turn.seq

    @property
    def text(self) -> str:
        """The message."""
        return self.turn.text

    @property
    def parts(self) -> tuple[Part, ...]:
        """The reply."""
        return self.turn.parts


def views(turns: Sequence[Turn]) -> tuple[View, ...]:
    """Every message, those that are no longer in force too.

    >>> said = [Turn("c", 1, "2 days", "[]"), Turn("c", 2, "3 days", "[]"), Turn("c", 3, "undo", "[]")]
    >>> [view.state for view in views(said)]
    ['stands', 'undone', 'event']
    """
    now = {turn.seq: turn for turn in standing(turns)}
    return tuple(_view(turn, now.get(turn.seq)) for turn in turns)


def _view(turn: Turn, now: Turn | None) -> View:
    if now is None:
        return View(turn, "event" if is_event(turn) else "undone")
    if now.text != turn.text:
        return View(now, "edited")
    return View(now, "stands" if now.body == turn.body else "reworked")
