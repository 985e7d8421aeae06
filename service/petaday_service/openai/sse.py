"""Server-sent events as these clients read them: never an event without a body they know."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable

from pydantic import JsonValue, TypeAdapter
from starlette.responses import StreamingResponse

JSON: TypeAdapter[JsonValue] = TypeAdapter(JsonValue)
DONE = "data: [DONE]\n\n"


def event(body: JsonValue, name: str = "") -> str:
    r"""One event.

    >>> event({"a": 1}, "made")
    'event: made\ndata: {"a":1}\n\n'
    """
    head = f"event: {name}\n" if name else ""
    return f"{head}data: {JSON.dump_json(body).decode()}\n\n"


def stream(events: Iterable[str]) -> StreamingResponse:
    """The events, one by one."""

    async def each() -> AsyncIterator[str]:
        for one in events:
            yield one

    return StreamingResponse(each(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})
