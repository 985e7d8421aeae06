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
from petaday_service.openai.requests import MODEL, Chat, Message, Respond, check_format, check_model, parse, user_texts
from petaday_service.openai.sse import stream
from petaday_service.serving.service import Service

THE_MODEL: dict[str, JsonValue] = {"id": MODEL, "object": "model", "created": 0, "owned_by": MODEL}
NO_STORE = {"Cache-Control": "no-store"}


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
        sent = parse(Chat, await self._body(request))
        check_model(sent.model)
        blocks = self._blocks(sent.messages, request, sent.form, sent.n or 1)
        if sent.stream:
            return stream(chat.chunks(blocks, bool(sent.stream_options and sent.stream_options.include_usage)))
        return JSONResponse(chat.completion([block async for block in blocks]), headers=NO_STORE)

    async def _respond(self, request: Request) -> Response:
        sent = parse(Respond, await self._body(request))
        check_model(sent.model)
        if sent.previous_response_id or sent.conversation:
            message = "Responses are not kept here; send the whole conversation as “input”."
            raise Refused.because(400, "previous_response_not_found", message)
        blocks = self._blocks(sent.messages, request, sent.form)
        if sent.stream:
            return stream(responses.Response().events(blocks))
        text = "\n\n".join([block async for block in blocks])
        return JSONResponse(responses.Response(text).whole(), headers=NO_STORE)

    async def _body(self, request: Request) -> bytes:
        return await body(request, "application/json", self._service.limits, "replay_bytes")

    def _blocks(self, messages: Sequence[Message], request: Request, form: str, answers: int = 1) -> AsyncIterator[str]:
        """Yields the blocks of the answer; refuses at once where there will be none."""
        texts = user_texts(messages)
        asking = client(request)
        if key := tasks.task(texts[-1]):
            before = tasks.history(texts[-1])
            return _performed(key, before, self._service.replay(before, asking) if before else None)
        check_format(form, answers)
        return _written(_unread(messages), self._service.replay(texts, asking))


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
    return [f"Only text is read here; not read: {', '.join(kinds)}."] if kinds else []


async def _model(request: Request) -> Response:
    check_model(request.path_params["id"])
    return JSONResponse(THE_MODEL)
