"""The request bodies of the OpenAI protocol, with the keys that matter here; others are ignored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from petaday_service.conversation.limits import Refused

MODEL = "petaday"
TEXTS = frozenset({"text", "input_text"})

Shape = TypeVar("Shape", bound=BaseModel)


class FileData(BaseModel):
    """A file in a message: its name, and its bytes as base64 or as a data address."""

    filename: str | None = None
    file_data: str | None = None


class Piece(FileData):
    """A piece of a message; pieces of text are read, and files that hold text or are PDFs."""

    type: str = "text"
    text: str | None = None
    file: FileData | None = None


class Message(BaseModel):
    """One message, or an item of another kind (a tool call, reasoning) without a role."""

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
        """The kinds of the pieces that are no text."""
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
        """The form in which the answer is wanted."""
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
        """The form in which the answer is wanted."""
        return self.text.format.type if self.text and self.text.format else "text"

    @property
    def messages(self) -> list[Message]:
        """The conversation as a list of messages."""
        return [Message(role="user", content=self.input)] if isinstance(self.input, str) else self.input


def parse(shape: type[Shape], sent: bytes) -> Shape:
    """Parses a body into this shape; a refusal does not repeat the input."""
    try:
        return shape.model_validate_json(sent)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"][:3]) or "the body"
        message = f"Something is wrong with {place}: {first['type'].replace('_', ' ')}."
        raise Refused.because(400, "invalid_request", message) from None


def check_format(form: str, answers: int = 1) -> None:
    """Refuses an answer in another form than text, or more than one answer."""
    if form != "text":
        message = f"Answers are Markdown here, not {form}; for JSON ask /api/v1, or a tool of /mcp."
        raise Refused.because(400, "unsupported_value", message)
    if answers > 1:
        raise Refused.because(400, "unsupported_value", "There is one answer to a message here; leave out “n”.")


def check_model(model: str) -> None:
    """Refuses every model name but `petaday`."""
    if model != MODEL:
        message = f"There is one model here, “{MODEL}”; ask for that one."
        raise Refused.because(404, "model_not_found", message)


def user_texts(messages: Sequence[Message]) -> tuple[str, ...]:
    """The user's messages in order, the last of them to be answered; others change no number."""
    texts = tuple(message.text for message in messages if message.role == "user")
    if not texts or not texts[-1].strip():
        raise Refused.because(400, "no-message", "There is no text from the user to answer; add a user message.")
    return texts
