"""Writes a reply as a response object, whole or as events."""

from __future__ import annotations

import secrets
import time
from collections.abc import AsyncIterator, Sequence

from pydantic import JsonValue

from petaday_service.openai.requests import MODEL
from petaday_service.openai.sse import event
from petaday_service.openai.usage import usage

Body = dict[str, JsonValue]


class Response:
    """A response object with one message in it."""

    def __init__(self, text: str = "", said: Sequence[str] = ()) -> None:
        self._text = text
        self._said = said
        self._id = f"resp_{secrets.token_hex(12)}"
        self._message = f"msg_{secrets.token_hex(12)}"
        self._created = int(time.time())

    def whole(self) -> Body:
        """Returns the finished object."""
        return self._response("completed", [self._item("completed", [_content(self._text)])])

    async def events(self, blocks: AsyncIterator[str]) -> AsyncIterator[str]:
        """Yields the events of the response in the order of the protocol."""
        number = 0
        async for kind, body in self._stages(blocks):
            yield event({"type": kind, "sequence_number": number, **body}, kind)
            number += 1

    async def _stages(self, blocks: AsyncIterator[str]) -> AsyncIterator[tuple[str, Body]]:
        begun = self._response("in_progress", [])
        place: Body = {"item_id": self._message, "output_index": 0, "content_index": 0}
        yield "response.created", {"response": begun}
        yield "response.in_progress", {"response": begun}
        yield "response.output_item.added", {"output_index": 0, "item": self._item("in_progress", [])}
        yield "response.content_part.added", {**place, "part": _content("")}
        async for block in blocks:
            delta = f"\n\n{block}" if self._text else block
            self._text += delta
            yield "response.output_text.delta", {**place, "delta": delta, "logprobs": []}
        yield "response.output_text.done", {**place, "text": self._text, "logprobs": []}
        yield "response.content_part.done", {**place, "part": _content(self._text)}
        finished = self._item("completed", [_content(self._text)])
        yield "response.output_item.done", {"output_index": 0, "item": finished}
        yield "response.completed", {"response": self.whole()}

    def _item(self, status: str, content: list[JsonValue]) -> Body:
        return {"id": self._message, "type": "message", "status": status, "role": "assistant", "content": content}

    def _response(self, status: str, output: list[JsonValue]) -> Body:
        return {
            "id": self._id,
            "object": "response",
            "created_at": self._created,
            "status": status,
            "background": False,
            "error": None,
            "incomplete_details": None,
            "instructions": None,
            "max_output_tokens": None,
            "model": MODEL,
            "output": output,
            "parallel_tool_calls": False,
            "previous_response_id": None,
            "reasoning": {"effort": None, "summary": None},
            "store": False,
            "temperature": None,
            "text": {"format": {"type": "text"}},
            "tool_choice": "auto",
            "tools": [],
            "top_p": None,
            "truncation": "disabled",
            "usage": _usage(self._said, self._text) if status == "completed" else None,
            "user": None,
            "metadata": {},
        }


def _content(text: str) -> Body:
    return {"type": "output_text", "text": text, "annotations": [], "logprobs": []}


def _usage(said: Sequence[str], text: str) -> Body:
    asked, answered = usage(said, text)
    return {
        "input_tokens": asked,
        "input_tokens_details": {"cached_tokens": 0},
        "output_tokens": answered,
        "output_tokens_details": {"reasoning_tokens": 0},
        "total_tokens": asked + answered,
    }
