"""The body of a request, whole, within its limits."""

from __future__ import annotations

import anyio
from starlette.requests import ClientDisconnect, Request

from petaday_service.limits import Limits, Refused


async def body(request: Request, content_type: str, limits: Limits) -> bytes:
    """The bytes of a body of this type; refused when it is another, too large, or too slow as a whole."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != content_type:
        raise Refused.because(415, "content-type", f"Send the message as {content_type}.")
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > limits.body_bytes:
        raise _too_large(limits)
    received = bytearray()
    try:
        with anyio.fail_after(limits.body_seconds):
            async for chunk in request.stream():
                received += chunk
                if len(received) > limits.body_bytes:
                    raise _too_large(limits)
    except TimeoutError:
        message = f"The message did not arrive within {limits.body_seconds:g} s."
        limit = limits.limit("body_seconds")
        raise Refused.because(408, "too-slow", message, limit, connection="close") from None
    except ClientDisconnect:
        raise Refused.because(400, "disconnected", "The message broke off.") from None
    return bytes(received)


def _too_large(limits: Limits) -> Refused:
    message = f"The request is larger than {limits.body_bytes // 1024} KB."
    return Refused.because(413, "too-large", message, limits.limit("body_bytes"), connection="close")
