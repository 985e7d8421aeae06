"""The routes of the JSON API: messages, files, conversations and operations."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from petaday_service.answers.operations import OPERATIONS, Operation
from petaday_service.api.openapi import describe
from petaday_service.conversation.limits import Refused
from petaday_service.conversation.schemas import Exchange, History, Message, read
from petaday_service.conversation.turns import Conversation, Turn
from petaday_service.http.body import PDF, body, media_type
from petaday_service.http.client import client
from petaday_service.http.upload import FILE_FORM, uploaded
from petaday_service.serving.offload import offload
from petaday_service.serving.service import Service


class Api:
    """The routes of messages, conversations, the six operations and their description."""

    def __init__(self, service: Service, token: bool = False) -> None:
        self._service = service
        described = describe(token)
        self.routes = [
            Route("/openapi.json", lambda _: JSONResponse(described)),
            Route("/messages", self._message, methods=["POST"]),
            Route("/files", self._file, methods=["POST"]),
            Route("/conversations/{id}", self._history),
            *(Route(f"/{name}", self._operate(one), methods=["POST"]) for name, one in OPERATIONS.items()),
        ]

    async def _message(self, request: Request) -> Response:
        sent = read(Message, await self._body(request), '{"text": "…", "conversation": null}')
        gone = request.is_disconnected
        return _answer(await self._service.say(sent.text, sent.conversation, client(request), gone))

    async def _file(self, request: Request) -> Response:
        conversation, gone = request.query_params.get("conversation"), request.is_disconnected
        self._service.check_rate(client(request))
        if media_type(request) == PDF:
            data = await body(request, PDF, self._service.limits, "file_bytes")
            return _answer(await self._service.attach(data, conversation, client(request), gone))
        if media_type(request) == FILE_FORM:
            file = await uploaded(request, self._service.limits, strict=False)
            if file.pdf:
                return _answer(await self._service.attach(file.pdf, conversation, client(request), gone))
            return _answer(await self._service.say(file.text, conversation, client(request), gone))
        sent = await body(request, "text/plain", self._service.limits)
        return _answer(await self._service.say(_decoded(sent), conversation, client(request), gone))

    async def _history(self, request: Request) -> Response:
        found = await self._service.show(request.path_params["id"], client(request))
        return _json(await offload(found.size, _history, found))

    def _operate(self, operation: Operation) -> Callable[[Request], Awaitable[Response]]:
        example = json.dumps(dict.fromkeys(operation.takes.model_fields, "…"), ensure_ascii=False)

        async def operate(request: Request) -> Response:
            asked = read(operation.takes, await self._body(request), example)
            return _json(await self._service.operate(operation, asked, client(request), request.is_disconnected))

        return operate

    async def _body(self, request: Request) -> bytes:
        self._service.check_rate(client(request))
        return await body(request, "application/json", self._service.limits)


def _answer(turn: Turn) -> Response:
    # The parts are JSON already: an `Answer` is written around them, not read and written once more.
    return _json(f'{{"conversation":"{turn.conversation}","seq":{turn.seq},"parts":{turn.body}}}')


def _decoded(sent: bytes) -> str:
    try:
        return sent.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"The text is not UTF-8: byte {error.start} stands for no letter."
        raise Refused.because(422, "not-utf-8", message) from None


def _history(found: Conversation) -> str:
    turns = tuple(Exchange(seq=turn.seq, text=turn.text, parts=turn.parts) for turn in found.turns)
    return History(conversation=found.id or "", turns=turns).model_dump_json()


def _json(content: str) -> Response:
    return Response(content, media_type="application/json", headers={"Cache-Control": "no-store"})
