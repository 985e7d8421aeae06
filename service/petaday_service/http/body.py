"""Reads the body of a request within its limits."""

from __future__ import annotations

from starlette.requests import ClientDisconnect, Request

from petaday_service.conversation.limits import Limits, Refused
from petaday_service.conversation.parts import Limit
from petaday_service.http.timeout import Deadline

PDF = "application/pdf"


async def body(request: Request, content_type: str, limits: Limits, most: str = "body_bytes") -> bytes:
    """Returns the bytes of a body of this type; refuses another type, one above the limit `most`, or one too slow."""
    limit = limits.limit(most)
    if media_type(request) != content_type:
        raise Refused.because(415, "content-type", f"Send the message as {content_type}.")
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > limit.value:
        raise _too_large(limit)
    received = bytearray()
    try:
        async with Deadline(limits.body_seconds):
            async for chunk in request.stream():
                received += chunk
                if len(received) > limit.value:
                    raise _too_large(limit)
    except TimeoutError:
        message = f"The message did not arrive within {limits.body_seconds:g} s."
        raise Refused.because(408, "too-slow", message, limits.limit("body_seconds"), connection="close") from None
    except ClientDisconnect:
        raise Refused.because(400, "disconnected", "The message broke off.") from None
    return bytes(received)


def media_type(request: Request) -> str:
    """The media type of a request's body, without its parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _too_large(limit: Limit) -> Refused:
    message = f"The request is larger than {limit.value / 1024:,.0f} KB."
    return Refused.because(413, "too-large", message, limit, connection="close")
