"""Messages that meet: in one conversation, in one transaction, in two processes."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from threading import Event

import httpx
import pytest

from petaday_service.app import create
from petaday_service.conversation.turns import Conversation, Draft, Kept, Turn, UnavailableError
from petaday_service.serving.group_commit import GroupCommit
from petaday_service.serving.service import Service
from petaday_service.store import SqliteStore
from service_door import NO_CASES, app, ask, say


class Overtaken(SqliteStore):
    """A store where another process is quicker, so many times: it writes while the reply is worked out."""

    def __init__(self, path: Path, times: int) -> None:
        super().__init__(path)
        self.times = times

    def read(self, conversation: str) -> Conversation | None:
        found = super().read(conversation)
        if self.times:
            self.times -= 1
            self.append(conversation, "n = 3 days", ())
        return found


def test_a_reply_is_worked_anew_when_another_process_was_quicker(tmp_path: Path) -> None:
    store = Overtaken(tmp_path / "petaday.db", times=2)
    door = create(Service(store, NO_CASES))
    own = store.append(None, "n = 2 days", ()).conversation
    assert say(door, "4 days", own).json()["seq"] == 4
    store.times = 1_000
    refused = say(door, "5 days", own)
    assert (refused.status_code, refused.json()["error"]["code"]) == (503, "busy")
    assert refused.headers["retry-after"] == "1"


def test_messages_sent_at_once_are_answered_one_after_the_other() -> None:
    door = app()

    async def talk() -> list[float]:
        transport = httpx.ASGITransport(door)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            own = (await client.post("/api/v1/messages", json={"text": "1 day"})).json()["conversation"]
            sent = {"text": "ans + 1 days", "conversation": own}
            answers = await asyncio.gather(*(client.post("/api/v1/messages", json=sent) for _ in range(10)))
        return sorted(answer.json()["parts"][0]["report"]["value"] / 86_400 for answer in answers)

    assert asyncio.run(talk()) == list(range(2, 12))


class Counted(SqliteStore):
    """A store that remembers how many turns came in one transaction, and whose first one lasts until `go`."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.sizes: list[int] = []
        self.begun, self.go = Event(), Event()

    def keep(self, drafts: Sequence[Draft]) -> list[Kept]:
        self.sizes.append(len(drafts))
        self.begun.set()
        self.go.wait(10)
        return super().keep(drafts)


def test_what_comes_in_while_one_is_written_is_written_together_even_when_its_client_leaves() -> None:
    store = Counted(Path(":memory:"))

    async def write() -> list[Turn | BaseException]:
        commits = GroupCommit(store)
        waiting = [asyncio.create_task(commits.keep(Draft(None, "0", "[]")))]
        await asyncio.to_thread(store.begun.wait, 10)
        waiting += [asyncio.create_task(commits.keep(Draft(None, str(number), "[]"))) for number in range(1, 5)]
        await asyncio.sleep(0)
        waiting[3].cancel()
        store.go.set()
        return await asyncio.gather(*waiting, return_exceptions=True)

    kept = asyncio.run(write())
    assert [turn.text for turn in kept if isinstance(turn, Turn)] == ["0", "1", "2", "4"]
    assert isinstance(kept[3], asyncio.CancelledError)
    assert store.sizes == [1, 4]


def test_one_that_cannot_be_kept_takes_no_other_with_it() -> None:
    async def write() -> list[Turn | BaseException]:
        commits = GroupCommit(SqliteStore(Path(":memory:")))
        drafts = [Draft(None, "first", "[]"), Draft("made-up", "nowhere", "[]"), Draft(None, "last", "[]")]
        return await asyncio.gather(*map(commits.keep, drafts), return_exceptions=True)

    first, nowhere, last = asyncio.run(write())
    assert isinstance(nowhere, UnavailableError)
    assert [turn.text for turn in (first, last) if isinstance(turn, Turn)] == ["first", "last"]


@pytest.mark.parametrize("path", ["/readyz", "/api/v1/conversations/abc"])
def test_who_keeps_it_running_is_told_why_it_cannot_keep(path: str, caplog: pytest.LogCaptureFixture) -> None:
    store = SqliteStore(Path(":memory:"))
    store.close()
    assert ask(create(Service(store, NO_CASES)), "GET", path).status_code == 503
    assert '{"unavailable": ":memory:: closed"}' in caplog.messages
