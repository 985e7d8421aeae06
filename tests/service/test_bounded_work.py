"""The work of a message: bounded, given up when nobody waits, and paid for by whoever asked."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from petaday.core.patience import look
from petaday_service.conversation.limits import Limits, Refused
from petaday_service.serving.bounded_work import Work
from service_door import app, ask, say

MANY = "\n".join(f"{n} GPU * 3 days * 5 TFLOPS" for n in range(1, 201))


def endless() -> None:
    while True:
        look()


def replayed(messages: int) -> list[dict[str, str]]:
    said = [f"{n} days * 3" for n in range(1, messages + 1)]
    edits = [f"edit {n}: {n} days * 5" for n in range(1, messages + 1)]
    return [{"role": "user", "content": text} for text in (*said, *edits)]


def test_work_that_takes_too_long_is_given_up_with_the_reason() -> None:
    answer = say(app(Limits(work_seconds=0.01)), MANY)
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too-much-work")
    assert answer.json()["error"]["limit"] == {"name": "work_seconds", "value": 0.01}


def test_work_that_nobody_waits_for_is_given_up() -> None:
    async def gone() -> bool:
        return True

    async def work() -> None:
        await Work(Limits(), lambda _: None, gone).done(1_000, endless)

    with pytest.raises(Refused) as refused:
        asyncio.run(work())
    assert (refused.value.status, refused.value.error.code) == (499, "stopped")


def test_work_ends_when_its_request_is_cancelled() -> None:
    paid: list[float] = []

    async def work() -> None:
        task = asyncio.create_task(Work(Limits(), paid.append).done(1_000, endless))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(work())
    assert len(paid) <= 1


def test_a_message_costs_what_its_work_does() -> None:
    door = app(Limits(burst=3, per_second=0.001))
    assert [say(door, MANY).status_code, say(door, "help").status_code] == [200, 429]


def test_replaying_messages_and_edits_costs_what_it_takes_and_has_an_end() -> None:
    door = app(Limits(burst=2, per_second=0.001))
    body = {"model": "petaday", "messages": replayed(25)}
    assert ask(door, "POST", "/v1/chat/completions", json=body).status_code == 200
    assert say(door, "help").status_code == 429
    short = ask(app(Limits(work_seconds=0.01)), "POST", "/v1/chat/completions", json=body)
    assert (short.status_code, short.json()["error"]["code"]) == (413, "too-much-work")


def test_who_has_nothing_left_is_refused_before_anything_is_read() -> None:
    door = app(Limits(burst=1, per_second=0.001))
    assert say(door, "help").status_code == 200
    for path in ("/api/v1/messages", "/api/v1/audit", "/v1/chat/completions", "/v1/responses"):
        assert ask(door, "POST", path, content=b"{" * 1000, headers=JSON).status_code == 429


JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(
    "text",
    ["7" * 40_000, "<chat_history>\n" * 4_000, "~~~x" + " " * 40_000, "(" * 40_000, "2 days * (1 s)^1e9", "[" * 40_000],
    ids=["digits", "histories", "a fence", "brackets", "a power of a unit", "square brackets"],
)
def test_a_small_message_stops_nobody(text: str) -> None:
    door = app()

    async def both() -> tuple[httpx.Response, httpx.Response]:
        transport = httpx.ASGITransport(door)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            long = asyncio.create_task(client.post("/api/v1/messages", json={"text": text}))
            return await client.get("/healthz"), await long

    alive, answered = asyncio.run(both())
    assert (alive.status_code, answered.status_code) == (200, 200)
    assert len(answered.content) < 3 * len(text) + 20_000
