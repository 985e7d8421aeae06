"""JSON over HTTP: one message in, typed parts out."""

from __future__ import annotations

from pathlib import Path

import pytest

from petaday_service.conversation.schemas import Answer, History
from service_door import app, ask, say


def test_a_message_begins_a_conversation_and_the_next_goes_on_in_it() -> None:
    door = app()
    first = Answer.model_validate_json(say(door, "2 GPU * 3 days * 5 TFLOPS").content)
    assert [part.kind for part in first.parts] == ["work"]
    assert len(first.conversation) >= 22
    second = Answer.model_validate_json(say(door, "help", first.conversation).content)
    assert (second.conversation, second.seq) == (first.conversation, 2)
    history = History.model_validate_json(ask(door, "GET", f"/api/v1/conversations/{first.conversation}").content)
    assert [turn.text for turn in history.turns] == ["2 GPU * 3 days * 5 TFLOPS", "help"]
    assert history.turns[0].parts == first.parts


def test_a_long_message_is_answered_like_a_short_one() -> None:
    long = "\n\n".join(["2 GPU * 3 days * 5 TFLOPS = 1 pfs-days"] * 40)
    answer = Answer.model_validate_json(say(app(), long).content)
    assert [part.kind for part in answer.parts] == ["findings"] + ["work"] * 40


def test_conversations_do_not_mix_and_cannot_be_guessed() -> None:
    door = app()
    ids = {say(door, "help").json()["conversation"] for _ in range(5)}
    assert len(ids) == 5
    for path in ("/api/v1/conversations/1", "/api/v1/conversations/"):
        assert ask(door, "GET", path).status_code == 404
    assert say(door, "help", "made-up").json()["error"]["code"] == "no-conversation"


SHAPES = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'{"text": 3}',
    b'{"conversation": null}',
    b'{"text": "\\ud800"}',
    b"\xff\xfe",
    b"[" * 9000,
]


@pytest.mark.parametrize("sent", SHAPES, ids=[str(shape[:20]) for shape in SHAPES])
def test_a_wrong_body_is_422_and_is_not_echoed(sent: bytes) -> None:
    answer = ask(app(), "POST", "/api/v1/messages", content=sent, headers={"content-type": "application/json"})
    assert answer.status_code == 422
    assert answer.json()["error"]["code"] == "not-a-message"
    assert len(answer.content) < 400


def test_unknown_keys_are_ignored_and_never_named() -> None:
    answer = ask(app(), "POST", "/api/v1/messages", json={"text": "help", "x" * 500: 1})
    assert answer.status_code == 200


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_an_empty_message_is_422(text: str) -> None:
    assert say(app(), text).json()["error"]["code"] == "empty"


@pytest.mark.parametrize(
    "text", ["\x00", "١٢٣", "😀 2", "<script>1</script>", "9^9^9^9", "(" * 2000 + "1", "1/0", "' or 1=1 --"]
)
def test_strange_text_is_answered_and_kept_to_the_letter(text: str) -> None:
    door = app()
    answer = say(door, text)
    assert answer.status_code == 200
    history = ask(door, "GET", f"/api/v1/conversations/{answer.json()['conversation']}").json()
    assert history["turns"][0]["text"] == text


def test_wrong_method_and_wrong_address_have_the_same_error_shape(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("site")
    door = app(site=tmp_path)
    assert ask(door, "GET", "/api/v1/messages").status_code == 405
    assert ask(door, "GET", "/api/v1/messages").headers["allow"] == "POST"
    assert ask(door, "GET", "/api/v1/nothing").json()["error"] == {
        "code": "http-404",
        "message": "Not Found.",
        "limit": None,
    }


def test_health_and_readiness() -> None:
    door = app()
    assert ask(door, "GET", "/healthz").json() == {"status": "alive"}
    assert ask(door, "GET", "/readyz").json() == {"status": "ready"}


def test_the_site_is_served_with_its_own_404_page(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<h1>the site</h1>")
    (tmp_path / "404.html").write_text("<h1>not here</h1>")
    door = app(site=tmp_path)
    assert "the site" in ask(door, "GET", "/").text
    missing = ask(door, "GET", "/nothing/")
    assert (missing.status_code, missing.text) == (404, "<h1>not here</h1>")
    assert 'href="/"' in ask(door, "GET", "/chat").text


def test_without_a_site_the_chat_is_the_first_page() -> None:
    door = app()
    assert ask(door, "GET", "/").headers["location"] == "/chat"
    assert 'href="/"' not in ask(door, "GET", "/chat").text
