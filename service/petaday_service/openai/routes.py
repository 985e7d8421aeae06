"""The routes under `/v1`, as an application of its own with OpenAI's error shape."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Sequence

from pydantic import JsonValue
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from petaday_service.conversation.limits import Refused
from petaday_service.conversation.parts import Part
from petaday_service.formats import markdown
from petaday_service.http.body import body
from petaday_service.http.client import client
from petaday_service.openai import chat, fault, responses, tasks
from petaday_service.openai.files import with_files
from petaday_service.openai.requests import (
    MODEL,
    Chat,
    Message,
    Respond,
    Shape,
    check_format,
    check_model,
    parse,
    user_texts,
)
from petaday_service.openai.sse import stream
from petaday_service.serving.offload import offload
from petaday_service.serving.service import Service

THE_MODEL: dict[str, JsonValue] = {"id": MODEL, "object": "model", "created": 0, "owned_by": MODEL}
NO_STORE = {"Cache-Control": "no-store"}
BYTES_PER_CHARACTER = 200
"""So many bytes of JSON are parsed in the time that a character of a calculation takes."""


class OpenAiApi:
    """The routes `/chat/completions`, `/responses` and `/models`."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def app(self) -> Starlette:
        """Returns the application to mount at `/v1`."""
        return Starlette(
            routes=[
                Route("/models", lambda _: JSONResponse({"object": "list", "data": [THE_MODEL]})),
                Route("/models/{id:path}", _model),
                Route("/chat/completions", self._chat, methods=["POST"]),
                Route("/responses", self._respond, methods=["POST"]),
            ],
            exception_handlers={Refused: fault.refusal, HTTPException: fault.http, Exception: fault.fault},
        )

    async def _chat(self, request: Request) -> Response:
        sent = await self._parsed(Chat, request)
        check_model(sent.model)
        messages = await with_files(sent.messages, self._service.limits)
        said = [message.text for message in messages]
        blocks = self._blocks(messages, request, sent.form, sent.n or 1)
        if sent.stream:
            return stream(chat.chunks(blocks, bool(sent.stream_options and sent.stream_options.include_usage), said))
        return JSONResponse(chat.completion([block async for block in blocks], said), headers=NO_STORE)

    async def _respond(self, request: Request) -> Response:
        sent = await self._parsed(Respond, request)
        check_model(sent.model)
        if sent.previous_response_id or sent.conversation:
            message = "Responses are not kept here; send the whole conversation as “input”."
            raise Refused.because(400, "previous_response_not_found", message)
        messages = await with_files(sent.messages, self._service.limits)
        said = [message.text for message in messages]
        blocks = self._blocks(messages, request, sent.form)
        if sent.stream:
            return stream(responses.Response(said=said).events(blocks))
        text = "\n\n".join([block async for block in blocks])
        return JSONResponse(responses.Response(text, said).whole(), headers=NO_STORE)

    async def _parsed(self, shape: type[Shape], request: Request) -> Shape:
        """Returns the body in this shape; a client with nothing left to spend is refused before it is read."""
        self._service.check_rate(client(request))
        sent = await body(request, "application/json", self._service.limits, "replay_bytes")
        return await offload(len(sent) // BYTES_PER_CHARACTER, parse, shape, sent)

    def _blocks(self, messages: Sequence[Message], request: Request, form: str, answers: int = 1) -> AsyncIterator[str]:
        """Yields the blocks of the answer; refuses at once where there will be none."""
        texts = user_texts(messages)
        asking, gone = client(request), request.is_disconnected
        self._service.admit(sum(map(len, texts)), asking)
        if key := tasks.task(texts[-1]):
            before = tasks.history(texts[-1])
            return _performed(key, before, self._service.replay(before, asking, gone) if before else None)
        check_format(form, answers)
        return _written(_unread(messages), self._service.replay(texts, asking, gone))


async def _performed(key: str, before: Sequence[str], replay: Awaitable[tuple[Part, ...]] | None) -> AsyncIterator[str]:
    yield tasks.perform(key, before, await replay if replay else ())


async def _written(first: Sequence[str], replay: Awaitable[tuple[Part, ...]]) -> AsyncIterator[str]:
    """Yields the blocks of a reply; other tasks may run between two of them."""
    for block in first:
        yield block
    for part in await replay:
        yield markdown.block(part)
        await asyncio.sleep(0)


def _unread(messages: Sequence[Message]) -> list[str]:
    """A sentence about the pieces of the last message that are no text."""
    kinds = next(message.unread for message in reversed(messages) if message.role == "user")
    return [f"Only text and files of text are read here; not read: {', '.join(kinds)}."] if kinds else []


async def _model(request: Request) -> Response:
    check_model(request.path_params["id"])
    return JSONResponse(THE_MODEL)
