"""JSON over HTTP."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from petaday_service.body import body
from petaday_service.conversation import Conversation
from petaday_service.limits import Refused
from petaday_service.parts import Part
from petaday_service.service import Service
from petaday_service.unhurried import unhurried


class Message(BaseModel):
    """What is sent; keys that are not known are ignored."""

    model_config = ConfigDict(strict=True)

    text: str
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


class Api:
    """`POST /messages` and `GET /conversations/{id}`."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self.routes = [
            Route("/messages", self._message, methods=["POST"]),
            Route("/conversations/{id}", self._history),
        ]

    async def _message(self, request: Request) -> Response:
        sent = _message(await body(request, "application/json", self._service.limits))
        client = request.client.host if request.client else ""
        turn = await self._service.say(sent.text, sent.conversation, client)
        # The parts are JSON already: an `Answer` is written around them, not read and written once more.
        content = f'{{"conversation":"{turn.conversation}","seq":{turn.seq},"parts":{turn.body}}}'
        return _json(content)

    async def _history(self, request: Request) -> Response:
        found = self._service.read(request.path_params["id"])
        return _json(await unhurried(found.size, _history, found))


def _history(found: Conversation) -> str:
    turns = tuple(Exchange(seq=turn.seq, text=turn.text, parts=turn.parts) for turn in found.turns)
    return History(conversation=found.id or "", turns=turns).model_dump_json()


def _message(sent: bytes) -> Message:
    try:
        return Message.model_validate_json(sent)
    except ValidationError as error:
        # What was sent is not repeated: pydantic's own report holds the input, and a hundred megabytes came back once.
        wrong = "; ".join(
            f"{'.'.join(map(str, one['loc'])) or 'body'}: {one['type'].replace('_', ' ')}" for one in error.errors()
        )
        message = f'Send {{"text": "…", "conversation": null}} ({wrong}).'
        raise Refused.because(422, "not-a-message", message) from None


def _json(content: str) -> Response:
    return Response(content, media_type="application/json", headers={"Cache-Control": "no-store"})
