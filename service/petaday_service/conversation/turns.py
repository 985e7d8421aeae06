"""The records of a conversation, and the interface of a store that keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pydantic import ValidationError

from petaday_service.conversation.parts import PARTS, Error, Part


@dataclass(frozen=True, slots=True)
class Turn:
    """One message and its reply.

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
        """The reply; an error where another version of petaday stored it in a form that cannot be read."""
        try:
            return PARTS.validate_json(self.body)
        except ValidationError:
            message = "This reply was kept by another version of petaday and cannot be shown; send the message again."
            return (Error(code="other-version", message=message),)


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns so far, in order; a new conversation has none and no id, a shared one is read-only."""

    id: str | None = None
    turns: tuple[Turn, ...] = ()
    shared: bool = False

    @property
    def size(self) -> int:
        """The number of characters of all replies as stored."""
        return sum(len(turn.body) for turn in self.turns)


@dataclass(frozen=True, slots=True)
class Draft:
    """A turn that is not stored yet.

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
        """Refuses a lone surrogate, which no database takes, before it reaches a transaction with other turns."""
        self.text.encode()


class UnavailableError(Exception):
    """The store cannot be reached; nothing was stored."""


class MovedOnError(Exception):
    """Another turn was stored since the reply was worked out; nothing was stored."""


Kept = Turn | MovedOnError | UnavailableError
"""What became of a draft."""


class Store(Protocol):
    """A store of conversations; every method may raise `UnavailableError`.

    Attributes:
        near: reading takes microseconds, so that no thread is needed to wait for it.
    """

    near: bool

    def read(self, conversation: str) -> Conversation | None:
        """Returns the conversation of this id, or None."""

    def keep(self, drafts: Sequence[Draft]) -> list[Kept]:
        """Stores message and reply of each draft in one transaction; they are on disk when it returns."""

    def share(self, conversation: str) -> str:
        """Makes a read-only copy of the conversation as it is now, and returns its unguessable id."""

    def ready(self) -> None:
        """Returns when something could be written and deleted again."""

    def close(self) -> None:
        """Closes the store."""
