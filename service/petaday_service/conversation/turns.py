"""A conversation: turns in order; and what a store of them must do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pydantic import ValidationError

from petaday_service.conversation.parts import PARTS, Error, Part


@dataclass(frozen=True, slots=True)
class Turn:
    """What was said and what was answered.

    Attributes:
        conversation: its unguessable id.
        seq: its place, from 1.
        text: the message, to the letter.
        body: the parts of the reply as JSON; read back on request, as most turns never are.
    """

    conversation: str
    seq: int
    text: str
    body: str

    @property
    def parts(self) -> tuple[Part, ...]:
        """The reply; one kept by a version whose parts differ is said to be so, and its message is still there."""
        try:
            return PARTS.validate_json(self.body)
        except ValidationError:
            message = "This reply was kept by another version of petaday and cannot be shown; send the message again."
            return (Error(code="other-version", message=message),)


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns so far, in order. A new conversation has none and no id yet; a shared one is a copy to be read only."""

    id: str | None = None
    turns: tuple[Turn, ...] = ()
    shared: bool = False

    @property
    def size(self) -> int:
        """Characters of all replies as they are kept."""
        return sum(len(turn.body) for turn in self.turns)


@dataclass(frozen=True, slots=True)
class Draft:
    """A turn that is not kept yet.

    Attributes:
        conversation: where it belongs; None begins a conversation.
        text: the message, to the letter.
        body: the parts of the reply as JSON.
        after: the number of the last turn that the reply knew of; None where that is all the same.
    """

    conversation: str | None
    text: str
    body: str
    after: int | None = None

    def __post_init__(self) -> None:
        """No database takes a lone surrogate; found here, it spoils nobody else's turn."""
        self.text.encode()


class UnavailableError(Exception):
    """The store cannot be reached now; nothing was acknowledged."""


class MovedOnError(Exception):
    """Something was said in the conversation that the reply did not know of; nothing was kept."""


Kept = Turn | MovedOnError | UnavailableError
"""What became of a draft."""


class Store(Protocol):
    """Where conversations are kept. Every method may raise `UnavailableError`.

    Attributes:
        near: reading takes microseconds, so that no thread is needed to wait for it.
    """

    near: bool

    def read(self, conversation: str) -> Conversation | None:
        """The conversation of this id, or None."""

    def keep(self, drafts: Sequence[Draft]) -> list[Kept]:
        """Keep message and reply of each together, all of them in one go; on disk when it returns."""

    def share(self, conversation: str) -> str:
        """The unguessable id of a copy of this conversation as it is now; reading it gives a `shared` conversation."""

    def ready(self) -> None:
        """Return when the store answers."""

    def close(self) -> None:
        """Let go of it."""
