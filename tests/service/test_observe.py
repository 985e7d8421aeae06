"""Metrics and the log: what happened, never what was said."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from petaday_service.conversation.limits import Limits
from petaday_service.conversation.turns import Draft, Kept
from petaday_service.serving.service import Service
from petaday_service.store import SqliteStore
from service_door import NO_CASES, app, ask, say

SECRET = "3 squirrels * 2 days"


def samples(text: str) -> dict[tuple[str, ...], float]:
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_requests_and_messages_are_counted_and_timed() -> None:
    door = app(Limits(burst=5, per_second=0.01))
    say(door, SECRET)
    ask(door, "POST", "/api/v1/work", json={"text": SECRET})
    ask(door, "POST", "/v1/chat/completions", json={"model": "petaday", "messages": [{"role": "user", "content": "1"}]})
    say(door, " ")
    ask(door, "GET", "/anything/at/all", headers={"host": "evil.example"})
    answer = ask(door, "GET", "/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    found = samples(answer.text)
    assert found["petaday_requests_total", "api", "POST", "200"] == 2
    assert found["petaday_requests_total", "api", "POST", "422"] == 1
    assert found["petaday_requests_total", "site", "GET", "421"] == 1
    for kind in ("kept", "operation", "replayed"):
        assert found["petaday_messages_total", kind] == 1
        assert found["petaday_evaluation_seconds_count", kind] == 1
    assert found["petaday_request_seconds_count", "api"] == 3
    assert found["petaday_request_seconds_bucket", "api", "+Inf"] == 3


def test_metrics_are_for_this_machine_or_who_has_the_token() -> None:
    assert ask(app(token="sesame"), "GET", "/metrics").status_code == 401
    assert ask(app(token="sesame"), "GET", "/metrics", headers={"authorization": "Bearer sesame"}).status_code == 200
    assert ask(app(), "POST", "/metrics").status_code == 405


def test_a_request_is_one_line_without_what_was_said_or_where(caplog: pytest.LogCaptureFixture) -> None:
    door = app()
    with caplog.at_level(logging.INFO, "petaday.requests"):
        conversation = say(door, SECRET).json()["conversation"]
        ask(door, "GET", f"/chat/{conversation}")
    posted, read = (json.loads(record.message) for record in caplog.records)
    assert {"door": "api", "method": "POST", "status": 200}.items() <= posted.items()
    assert (read["door"], read["status"]) == ("chat", 200)
    assert posted["bytes"] > 100
    assert posted["ms"] > 0
    assert "squirrel" not in caplog.text
    assert conversation not in caplog.text


class Faulty(SqliteStore):
    """A store with a fault that speaks of what it was given."""

    def keep(self, drafts: Sequence[Draft]) -> list[Kept]:
        raise RuntimeError(f"cannot keep {drafts}")


@pytest.mark.parametrize("path", ["/api/v1/messages", "/chat"])
def test_a_fault_is_answered_and_told_without_the_words_it_met(path: str, caplog: pytest.LogCaptureFixture) -> None:
    from petaday_service.app import create

    door = create(Service(Faulty(Path(":memory:")), NO_CASES))
    sent = {"json": {"text": SECRET}} if path.startswith("/api") else {"data": {"text": SECRET}}
    answer = ask(door, "POST", path, **sent)
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "fault")
    assert answer.headers["x-content-type-options"] == "nosniff"
    told = json.loads(next(record.message for record in caplog.records if record.levelno == logging.ERROR))
    assert told["fault"] == "RuntimeError"
    assert re.fullmatch(r"test_observe\.py:\d+", told["at"][-1])
    assert "squirrel" not in caplog.text + answer.text
