"""Server-sent events as these clients read them: never an event without a body they know."""

from __future__ import annotations

from collections.abc import AsyncIterator

from pydantic import JsonValue, TypeAdapter
from starlette.responses import StreamingResponse

from petaday_service.conversation.limits import Refused
from petaday_service.openai import fault
from petaday_service.serving.log import tell

JSON: TypeAdapter[JsonValue] = TypeAdapter(JsonValue)
DONE = "data: [DONE]\n\n"


def event(body: JsonValue, name: str = "") -> str:
    r"""One event.

    >>> event({"a": 1}, "made")
    'event: made\ndata: {"a":1}\n\n'
    """
    head = f"event: {name}\n" if name else ""
    return f"{head}data: {JSON.dump_json(body).decode()}\n\n"


def stream(events: AsyncIterator[str]) -> StreamingResponse:
    """The events, one by one; what goes wrong on the way is one, too, as the status is sent by then."""

    async def each() -> AsyncIterator[str]:
        try:
            async for one in events:
                yield one
        except Refused as refused:
            yield _broken(refused)
        except Exception as error:
            tell(error)
            yield _broken(fault.UNFORESEEN)

    return StreamingResponse(each(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})


def _broken(refused: Refused) -> str:
    """Both protocols' clients look for `error`; that of responses wants a type and a name as well."""
    return event({"type": "error", **fault.body(refused)}, "error")
