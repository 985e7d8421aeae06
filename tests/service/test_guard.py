"""Who is refused, with which words, and which limit is named."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import anyio
import pytest

from petaday_service.conversation.limits import Limits
from service_door import app, ask, say

MESSAGE = {"text": "help"}


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "[", "a b"])
def test_another_host_name_is_not_answered(host: str) -> None:
    answer = ask(app(), "GET", "/chat", headers={"host": host})
    assert (answer.status_code, answer.json()["error"]["code"]) == (421, "host")


@pytest.mark.parametrize("host", ["localhost", "localhost:8018", "127.0.0.1:80", "[::1]:8018", "LOCALHOST"])
def test_local_names_are_answered(host: str) -> None:
    assert ask(app(), "GET", "/chat", headers={"host": host}).status_code == 200


FOREIGN = [
    {"origin": "http://evil.example"},
    {"origin": "null"},
    {"origin": "http://localhost:9999"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
@pytest.mark.parametrize("path", ["/api/v1/messages", "/chat"])
def test_another_page_cannot_send_messages(path: str, headers: dict[str, str]) -> None:
    answer = ask(app(), "POST", path, json=MESSAGE, headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "origin")


@pytest.mark.parametrize("headers", [{}, {"origin": "http://localhost", "sec-fetch-site": "same-origin"}], ids=str)
def test_programs_and_our_own_page_can(headers: dict[str, str]) -> None:
    assert ask(app(), "POST", "/api/v1/messages", json=MESSAGE, headers=headers).status_code == 200


def test_a_form_of_another_type_cannot_pass_for_json() -> None:
    headers = {"content-type": "text/plain"}
    answer = ask(app(), "POST", "/api/v1/messages", content='{"text":"help"}', headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (415, "content-type")


def test_a_large_body_is_413_whether_announced_or_not() -> None:
    async def unannounced() -> AsyncIterator[bytes]:
        for _ in range(300):
            yield b" " * 1024

    for content in (b" " * 300_000, unannounced()):
        headers = {"content-type": "application/json"}
        answer = ask(app(), "POST", "/api/v1/messages", content=content, headers=headers)
        assert answer.status_code == 413
        assert answer.json()["error"]["limit"] == {"name": "body_bytes", "value": 256 * 1024}


def test_a_long_message_is_413() -> None:
    answer = say(app(), "1 + " * 30_000 + "1")
    assert (answer.status_code, answer.json()["error"]["limit"]["name"]) == (413, "text_characters")


def test_a_message_of_many_calculations_is_413_before_any_is_worked() -> None:
    text = "2*3\n" * 20_000
    for answer in (say(app(), text), ask(app(), "POST", "/api/v1/audit", json={"text": text})):
        assert answer.status_code == 413
        error = answer.json()["error"]
        assert error["message"].startswith("The message holds 20,000 calculations, and 2,000 are worked at once")
        assert error["limit"] == {"name": "calculations", "value": 2_000}
    assert say(app(), "no calculation here, only words, 1 a line\n" * 2_000).status_code == 200


@pytest.mark.parametrize("path", ["/api/v1/messages", "/v1/chat/completions", "/mcp"])
def test_a_body_that_dribbles_is_dropped_as_a_whole(path: str) -> None:
    async def dribble() -> AsyncIterator[bytes]:
        yield b"{"
        await anyio.sleep_forever()

    headers = {"content-type": "application/json"}
    answer = ask(app(Limits(body_seconds=0.05)), "POST", path, content=dribble(), headers=headers)
    assert (answer.status_code, answer.json()["error"]["limit"]) == (408, {"name": "body_seconds", "value": 0.05})


def test_too_many_messages_are_429_and_told_when_to_come_back() -> None:
    door = app(Limits(burst=3, per_second=0.5))
    answers = [say(door, "help") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert answers[-1].headers["retry-after"] == "2"
    assert answers[-1].json()["error"]["limit"] == {"name": "per_second", "value": 0.5}


LONG = "\n".join(f"{n} GPU * 3 days * 5 TFLOPS" for n in range(1, 101))


def test_a_long_page_costs_who_asks_for_it_as_a_message_does() -> None:
    door = app(Limits(per_second=0.001))
    conversation = say(door, LONG).json()["conversation"]
    paths = [f"/chat/{conversation}", f"/api/v1/conversations/{conversation}", f"/chat/{conversation}/export/csv"]
    answers = [ask(door, "GET", path) for path in paths * 8]
    assert answers[0].status_code == 200
    assert answers[-1].status_code == 429
    refused = ask(door, "GET", paths[0])
    assert f'action="/chat/{conversation}"' in refused.text
    assert len(refused.text) < len(answers[0].text) / 2
    while say(door, "help").status_code == 200:
        pass
    again = ask(door, "POST", paths[0], data={"text": "3 days"})
    assert (again.status_code, len(again.text) < len(answers[0].text) / 2) == (429, True)


def test_a_short_page_costs_nothing() -> None:
    door = app(Limits(burst=1, per_second=0.001))
    conversation = say(door, "help").json()["conversation"]
    assert {ask(door, "GET", f"/chat/{conversation}").status_code for _ in range(5)} == {200}


@pytest.mark.parametrize("limit", ["turns", "kept_characters"])
def test_a_conversation_has_an_end(limit: str) -> None:
    door = app(Limits(**{limit: 1}))
    conversation = say(door, "help").json()["conversation"]
    answer = say(door, "help", conversation)
    assert (answer.status_code, answer.json()["error"]["limit"]) == (409, {"name": limit, "value": 1})


def test_pages_of_the_chat_may_load_nothing_from_elsewhere() -> None:
    headers = ask(app(), "GET", "/chat").headers
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; script-src 'self'")
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"


def test_a_form_that_is_refused_keeps_what_was_typed() -> None:
    door = app(Limits(burst=1, per_second=0.01))
    for _ in range(2):
        answer = ask(door, "POST", "/chat", data={"text": "2 * <3>\r\ndays"})
    assert answer.status_code == 429
    assert "2 * &lt;3&gt;\ndays</textarea>" in answer.text
    assert "Too many messages" in answer.text


def test_a_card_is_had_in_other_forms_and_only_there() -> None:
    door = app()
    conversation = say(door, "2 GPU * 3 days * 5 TFLOPS").json()["conversation"]
    for form in ("txt", "md", "tex", "json"):
        card = ask(door, "GET", f"/chat/{conversation}/1/1.{form}")
        assert card.status_code == 200
        assert card.headers["content-type"].startswith("text/plain")
        assert card.text
    for wrong in ("1/1.exe", "1/2.txt", "2/1.txt", "1/0.txt"):
        assert ask(door, "GET", f"/chat/{conversation}/{wrong}").status_code == 404


def test_the_site_is_sent_compressed_to_who_can_read_it(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>" + 500 * "petaflop/s-days " + "</p>", "utf-8")
    (tmp_path / "404.html").write_text("gone", "utf-8")
    packed = ask(app(site=tmp_path), "GET", "/", headers={"accept-encoding": "gzip"})
    plain = ask(app(site=tmp_path), "GET", "/", headers={"accept-encoding": "identity"})
    assert (packed.headers["content-encoding"], int(packed.headers["content-length"]) < 500) == ("gzip", True)
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text
    assert "content-encoding" not in ask(app(site=tmp_path), "GET", "/chat").headers
