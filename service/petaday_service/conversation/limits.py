"""The limits of the service, and the refusal that names the one that was met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from petaday_service.conversation.parts import Error, Limit


@dataclass(frozen=True, slots=True)
class Limits:
    """Every limit of the service.

    Attributes:
        body_bytes: the largest request body.
        replay_bytes: the same for a program that sends the whole conversation each time.
        file_bytes: the same for a PDF.
        file_seconds: how long reading a PDF may take.
        head_seconds: how long the head of a request may take to arrive, as a whole.
        body_seconds: how long a body may take to arrive, as a whole.
        text_characters: the longest message.
        calculations: how many one message may hold.
        work_seconds: how much computing, in CPU seconds, one message may take.
        turns: the longest conversation, in messages.
        kept_characters: the same, in characters of its replies.
        burst: messages at once from one address; a long message counts as several.
        per_second: messages a second from one address in the long run.
    """

    body_bytes: int = 256 * 1024
    replay_bytes: int = 2 * 1024 * 1024
    file_bytes: int = 10 * 1024 * 1024
    file_seconds: float = 20.0
    head_seconds: float = 10.0
    body_seconds: float = 10.0
    text_characters: int = 100_000
    calculations: int = 2_000
    work_seconds: float = 20.0
    turns: int = 1_000
    kept_characters: int = 8_000_000
    burst: int = 60
    per_second: float = 5.0

    def limit(self, name: str) -> Limit:
        """The limit of that name with its value.

        >>> Limits().limit("turns")
        Limit(name='turns', value=1000.0)
        """
        return Limit(name=name, value=getattr(self, name))


class Refused(Exception):  # noqa: N818 - a refusal is not an error of ours
    """A request that is not served: an HTTP status, an error and headers."""

    def __init__(self, status: int, error: Error, headers: Mapping[str, str]) -> None:
        super().__init__(error.message)
        self.status = status
        self.error = error
        self.headers = headers

    @classmethod
    def because(cls, status: int, code: str, message: str, limit: Limit | None = None, **headers: str) -> Refused:
        """Makes a refusal; header names are written with underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return cls(status, Error(code=code, message=message, limit=limit), named)
