"""The JSON bodies of `/api/v1`: messages, answers, conversations, errors."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from petaday_service.conversation.limits import Refused
from petaday_service.conversation.parts import Limit, Part

SOMETHING: dict[str, Any] = {"pattern": r"\S"}
"""How a text that is not empty is described. How long it may be is a setting: 413 names the limit."""

Shape = TypeVar("Shape", bound=BaseModel)


class Message(BaseModel):
    """What is sent; keys that are not known are ignored."""

    model_config = ConfigDict(strict=True)

    text: str = Field(json_schema_extra=SOMETHING)
    conversation: str | None = None


class Answer(BaseModel):
    """What comes back."""

    conversation: str
    seq: int
    parts: tuple[Part, ...]


class Exchange(BaseModel):
    """One message of a conversation and its reply."""

    seq: int
    text: str
    parts: tuple[Part, ...]


class History(BaseModel):
    """A conversation."""

    conversation: str
    turns: tuple[Exchange, ...]


class Fault(BaseModel):
    """What was refused, by name, in one sentence, with the limit that was met."""

    code: str
    message: str
    limit: Limit | None


class Failure(BaseModel):
    """The one error shape."""

    error: Fault


def read(shape: type[Shape], sent: bytes, example: str) -> Shape:
    """Parses a body into this shape; a refusal shows an example.

    What was sent is not repeated: pydantic's own report holds the input, and a hundred megabytes came back once.
    """
    try:
        return shape.model_validate_json(sent)
    except ValidationError as error:
        wrong = "; ".join(
            f"{'.'.join(map(str, one['loc'])) or 'body'}: {one['type'].replace('_', ' ')}" for one in error.errors()
        )
        raise Refused.because(422, "not-a-message", f"Send {example} ({wrong}).") from None
