"""What clients send: only the keys that matter here, everything else is ignored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from petaday_service.conversation.limits import Refused

MODEL = "petaday"
TEXTS = frozenset({"text", "input_text"})

Shape = TypeVar("Shape", bound=BaseModel)


class Piece(BaseModel):
    """A piece of a message; one that is no text has no `text` that counts."""

    type: str = "text"
    text: str | None = None


class Message(BaseModel):
    """One message, or an item of another kind (a call of a tool, reasoning), which has no role of its own."""

    role: str | None = None
    content: str | list[Piece] | None = None

    @property
    def text(self) -> str:
        r"""All text in it; the pieces of a message stand on lines of their own.

        >>> Message(role="user", content=[Piece(text="2 days"), Piece(type="image_url"), Piece(text="3 PF")]).text
        '2 days\n3 PF'
        """
        if isinstance(self.content, str):
            return self.content
        return "\n".join(piece.text or "" for piece in self.content or () if piece.type in TEXTS)

    @property
    def unread(self) -> tuple[str, ...]:
        """The kinds of its pieces that are no text."""
        if self.content is None or isinstance(self.content, str):
            return ()
        return tuple(dict.fromkeys(piece.type for piece in self.content if piece.type not in TEXTS))


class StreamOptions(BaseModel):
    """How to stream."""

    include_usage: bool | None = None


class Format(BaseModel):
    """In which form an answer is wanted."""

    type: str = "text"


class TextOptions(BaseModel):
    """The same, where `/v1/responses` has it."""

    format: Format | None = None


class Chat(BaseModel):
    """The body of `/v1/chat/completions`."""

    model: str
    messages: list[Message]
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    n: int | None = None
    response_format: Format | None = None

    @property
    def form(self) -> str:
        """In which form the answer is wanted."""
        return self.response_format.type if self.response_format else "text"


class Respond(BaseModel):
    """The body of `/v1/responses`."""

    model: str
    input: str | list[Message]
    stream: bool | None = None
    previous_response_id: str | None = None
    conversation: str | dict[str, object] | None = None
    text: TextOptions | None = None

    @property
    def form(self) -> str:
        """In which form the answer is wanted."""
        return self.text.format.type if self.text and self.text.format else "text"

    @property
    def messages(self) -> list[Message]:
        """The conversation."""
        return [Message(role="user", content=self.input)] if isinstance(self.input, str) else self.input


def asked(shape: type[Shape], sent: bytes) -> Shape:
    """What was sent, in this shape; refused without repeating it."""
    try:
        return shape.model_validate_json(sent)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"][:3]) or "the body"
        message = f"Something is wrong with {place}: {first['type'].replace('_', ' ')}."
        raise Refused.because(400, "invalid_request", message) from None


def deliverable(form: str, answers: int = 1) -> None:
    """Refuse what could only be ignored: an answer in another form, or several."""
    if form != "text":
        message = f"Answers are Markdown here, not {form}; for JSON ask /api/v1, or a tool of /mcp."
        raise Refused.because(400, "unsupported_value", message)
    if answers > 1:
        raise Refused.because(400, "unsupported_value", "There is one answer to a message here; leave out “n”.")


def known(model: str) -> None:
    """Refuse every model but ours."""
    if model != MODEL:
        message = f"There is one model here, “{MODEL}”; ask for that one."
        raise Refused.because(404, "model_not_found", message)


def said(messages: Sequence[Message]) -> tuple[str, ...]:
    """What the user said, in order; the last is the message to answer. Instructions and replies change no number."""
    texts = tuple(message.text for message in messages if message.role == "user")
    if not texts or not texts[-1].strip():
        raise Refused.because(400, "no-message", "There is no text from the user to answer; add a user message.")
    return texts
