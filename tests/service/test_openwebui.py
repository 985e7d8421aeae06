"""What Open WebUI sends, as it was seen to send it, and what it does with the answers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from places import TESTS
from service_door import app, ask

SENT = TESTS / "openwebui"


def replied(messages: list[dict[str, str]], model: str = "petaday", **more: Any) -> str:
    answer = ask(app(), "POST", "/v1/chat/completions", json={"model": model, "messages": messages, **more})
    assert answer.status_code == 200
    said: str = answer.json()["choices"][0]["message"]["content"]
    return said


def task(name: str) -> Any:
    return json.loads(replied(**json.loads((SENT / f"{name}.json").read_text())))[name]


def test_a_message_with_36_tools_is_streamed_and_no_tool_is_called() -> None:
    sent = json.loads((SENT / "message.json").read_text())
    assert len(sent["tools"]) == 36
    answer = ask(app(), "POST", "/v1/chat/completions", json=sent)
    assert answer.headers["content-type"].startswith("text/event-stream")
    *events, done = [line.removeprefix("data: ") for line in answer.text.split("\n\n") if line]
    assert done == "[DONE]"
    chunks = [json.loads(event) for event in events]
    assert all(len(chunk["choices"]) == 1 for chunk in chunks)
    assert "4.955e17 FLOP" in "".join(chunk["choices"][0]["delta"].get("content", "") for chunk in chunks)
    assert "tool_calls" not in answer.text


def test_a_title_is_the_first_thing_said() -> None:
    assert task("title") == "2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF"


def test_tags_name_the_subject_and_what_was_found() -> None:
    assert task("tags") == ["compute accounting", "follows"]


def test_every_follow_up_is_something_we_understand() -> None:
    follow_ups = task("follow_ups")
    assert "why PF?" in follow_ups
    message = json.loads((SENT / "message.json").read_text())["messages"]
    lost = replied([*message, {"role": "user", "content": "good morning"}])
    for one in follow_ups:
        assert replied([*message, {"role": "user", "content": one}]) != lost


def test_nothing_needs_a_search() -> None:
    assert task("queries") == []


@pytest.mark.parametrize(
    "text", ["### Task:\n2 GPU * 3 days * 5 TFLOPS", "### Task: estimate\n2 GPU * 3 days * 5 TFLOPS"]
)
def test_a_task_of_the_persons_own_is_a_message(text: str) -> None:
    assert "2.592e18 FLOP" in replied([{"role": "user", "content": text}])


def test_a_task_about_nothing_is_answered_all_the_same() -> None:
    text = '### Task:\nGenerate a title.\n### Output:\nJSON format: { "title": "your title" }'
    assert json.loads(replied([{"role": "user", "content": text}])) == {"title": ""}
