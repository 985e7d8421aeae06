"""The routes under `/v1`, an application of their own: even an unknown address is refused in OpenAI's shape."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import JsonValue
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from petaday_service import markdown
from petaday_service.body import body
from petaday_service.limits import Refused
from petaday_service.openai import chat, fault, responses, tasks
from petaday_service.openai.asked import MODEL, Chat, Message, Respond, asked, deliverable, known, said
from petaday_service.openai.sse import stream
from petaday_service.service import Service

THE_MODEL: dict[str, JsonValue] = {"id": MODEL, "object": "model", "created": 0, "owned_by": MODEL}
NO_STORE = {"Cache-Control": "no-store"}


class Door:
    """`/chat/completions`, `/responses` and `/models`."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def app(self) -> Starlette:
        """To be mounted at `/v1`."""
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
        sent = asked(Chat, await self._body(request))
        known(sent.model)
        blocks = await self._blocks(sent.messages, request, sent.form, sent.n or 1)
        if sent.stream:
            return stream(chat.chunks(blocks, bool(sent.stream_options and sent.stream_options.include_usage)))
        return JSONResponse(chat.completion(blocks), headers=NO_STORE)

    async def _respond(self, request: Request) -> Response:
        sent = asked(Respond, await self._body(request))
        known(sent.model)
        if sent.previous_response_id or sent.conversation:
            message = "Responses are not kept here; send the whole conversation as “input”."
            raise Refused.because(400, "previous_response_not_found", message)
        response = responses.Response(await self._blocks(sent.messages, request, sent.form))
        return stream(response.events()) if sent.stream else JSONResponse(response.whole(), headers=NO_STORE)

    async def _body(self, request: Request) -> bytes:
        return await body(request, "application/json", self._service.limits, "replay_bytes")

    async def _blocks(self, messages: Sequence[Message], request: Request, form: str, answers: int = 1) -> list[str]:
        texts = said(messages)
        client = request.client.host if request.client else ""
        if key := tasks.task(texts[-1]):
            before = tasks.history(texts[-1])
            parts = await self._service.replay(before, client) if before else ()
            return [tasks.perform(key, before, parts)]
        deliverable(form, answers)
        parts = await self._service.replay(texts, client)
        return [*_unread(messages), *(markdown.block(part) for part in parts)]


def _unread(messages: Sequence[Message]) -> list[str]:
    """What the last message held that is not text is said, not dropped."""
    kinds = next(message.unread for message in reversed(messages) if message.role == "user")
    return [f"Only text is read here; not read: {', '.join(kinds)}."] if kinds else []


async def _model(request: Request) -> Response:
    known(request.path_params["id"])
    return JSONResponse(THE_MODEL)
