"""Server-sent events in the form that OpenAI's clients read."""

from __future__ import annotations

from collections.abc import AsyncIterator

from pydantic import JsonValue, TypeAdapter
from starlette.responses import StreamingResponse

from petaday_service.conversation.limits import Refused
from petaday_service.openai import fault
from petaday_service.serving.log import log_fault

JSON: TypeAdapter[JsonValue] = TypeAdapter(JsonValue)
DONE = "data: [DONE]\n\n"


def event(body: JsonValue, name: str = "") -> str:
    r"""Returns one event as text.

    >>> event({"a": 1}, "made")
    'event: made\ndata: {"a":1}\n\n'
    """
    head = f"event: {name}\n" if name else ""
    return f"{head}data: {JSON.dump_json(body).decode()}\n\n"


def stream(events: AsyncIterator[str]) -> StreamingResponse:
    """Streams the events; an error on the way is sent as an event, because the status is already sent."""

    async def each() -> AsyncIterator[str]:
        try:
            async for one in events:
                yield one
        except Refused as refused:
            yield _broken(refused)
        except Exception as error:
            log_fault(error)
            yield _broken(fault.UNFORESEEN)

    return StreamingResponse(each(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})


def _broken(refused: Refused) -> str:
    """The error event that the clients of both protocols recognise."""
    return event({"type": "error", **fault.body(refused)}, "error")
