"""Writes a reply as a chat completion, whole or in chunks."""

from __future__ import annotations

import secrets
import time
from collections.abc import AsyncIterator, Sequence

from pydantic import JsonValue

from petaday_service.openai.requests import MODEL
from petaday_service.openai.sse import DONE, event
from petaday_service.openai.usage import usage


def completion(blocks: Sequence[str], said: Sequence[str] = ()) -> dict[str, JsonValue]:
    """Returns the whole reply to these messages as one object."""
    text = "\n\n".join(blocks)
    choice: dict[str, JsonValue] = {
        "index": 0,
        "message": {"role": "assistant", "content": text, "refusal": None},
        "logprobs": None,
        "finish_reason": "stop",
    }
    return {**_head("chat.completion"), "choices": [choice], "usage": _usage(said, text)}


def _usage(said: Sequence[str], text: str) -> dict[str, JsonValue]:
    asked, answered = usage(said, text)
    return {"prompt_tokens": asked, "completion_tokens": answered, "total_tokens": asked + answered}


async def chunks(blocks: AsyncIterator[str], include_usage: bool, said: Sequence[str] = ()) -> AsyncIterator[str]:
    """Yields the reply block by block as events; the first one is sent before the reply is worked out.

    Usage comes only when asked for: its chunk has no choice, and many clients take one.
    """
    head = _head("chat.completion.chunk")

    def chunk(delta: dict[str, JsonValue], finish: str | None = None) -> str:
        choice: dict[str, JsonValue] = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        return event({**head, "choices": [choice], **({"usage": None} if include_usage else {})})

    yield chunk({"role": "assistant", "content": ""})
    between, text = "", ""
    async for block in blocks:
        text += f"{between}{block}"
        yield chunk({"content": f"{between}{block}"})
        between = "\n\n"
    yield chunk({}, "stop")
    if include_usage:
        yield event({**head, "choices": [], "usage": _usage(said, text)})
    yield DONE


def _head(kind: str) -> dict[str, JsonValue]:
    return {
        "id": f"chatcmpl-{secrets.token_hex(12)}",
        "object": kind,
        "created": int(time.time()),
        "model": MODEL,
        "system_fingerprint": None,
    }
