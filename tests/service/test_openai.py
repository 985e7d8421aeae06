"""The official client of the OpenAI protocol, unmodified, against a service that listens."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator

import openai
import pytest
from openai.types.chat import ChatCompletionMessageParam

from petaday_service.conversation.limits import Limits
from petaday_service.openai.chat import chunks
from petaday_service.openai.responses import Response
from petaday_service.openai.usage import tokens
from service_door import app, ask
from service_server import listening

VGG = "4 Titan Black GPU's * 15 days * 5.1 TFLOPS/GPU * 0.33 utilization = 10,000 PF = 0.12 pfs-days"


@pytest.fixture(scope="module")
def client() -> Iterator[openai.OpenAI]:
    with listening(app(Limits(burst=10_000))) as where, _client(where) as client:
        yield client


def _client(where: str, token: str = "unused") -> openai.OpenAI:
    return openai.OpenAI(base_url=f"{where}/v1", api_key=token, max_retries=0)


def user(text: str) -> ChatCompletionMessageParam:
    return {"role": "user", "content": text}


def test_a_calculation_is_answered_in_markdown(client: openai.OpenAI) -> None:
    answer = client.chat.completions.create(model="petaday", messages=[user(VGG)])
    (choice,) = answer.choices
    assert choice.finish_reason == "stop"
    said = choice.message.content or ""
    assert "$$\n\\begin{aligned}" in said
    assert "8.725e18 FLOP" in said
    assert "| 0.12 pfs-days | from the figure before |" in said
    assert answer.usage
    assert answer.usage.prompt_tokens == tokens(VGG)
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens


def test_a_conversation_is_what_is_sent(client: openai.OpenAI) -> None:
    messages = [user("2 GPU * 1.58e-3 PF * 5.5 days * 0.33")]
    first = client.chat.completions.create(model="petaday", messages=messages).choices[0].message.content
    messages += [{"role": "assistant", "content": first}, user("why PF?")]
    second = client.chat.completions.create(model="petaday", messages=messages).choices[0].message.content or ""
    assert second.startswith("“PF” was read as a rate")
    alone = client.chat.completions.create(model="petaday", messages=[user("why PF?")]).choices[0].message.content or ""
    assert alone.startswith("None of the latest calculations")


def test_a_stream_says_the_same_word_for_word(client: openai.OpenAI) -> None:
    whole = client.chat.completions.create(model="petaday", messages=[user(VGG)]).choices[0].message.content
    pasted = f"{VGG}\n\n3 days * 2 PF * 0.5 = 90 pfs-days"
    with client.chat.completions.create(model="petaday", messages=[user(VGG)], stream=True) as chunks:
        assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks) == whole
    with client.chat.completions.create(model="petaday", messages=[user(pasted)], stream=True) as chunks:
        assert sum(bool(chunk.choices[0].delta.content) for chunk in chunks) == 3


@pytest.mark.parametrize("begun", [1, 4], ids=["chat", "responses"])
def test_a_stream_begins_before_its_answer_is_worked_out(begun: int) -> None:
    asked = []

    async def blocks() -> AsyncIterator[str]:
        asked.append("worked")
        yield "2 days"

    async def first() -> list[str]:
        events = chunks(blocks(), include_usage=False) if begun == 1 else Response().events(blocks())
        return [await anext(events) for _ in range(begun)]

    assert len(asyncio.run(first())) == begun
    assert not asked


def test_what_goes_wrong_in_a_stream_is_said_in_it(client: openai.OpenAI) -> None:
    too_much = "2*3\n" * 3_000
    chat = client.chat.completions.create(model="petaday", messages=[user(too_much)], stream=True)
    with chat, pytest.raises(openai.APIError, match="3,000 calculations"):
        list(chat)
    response = client.responses.create(model="petaday", input=too_much, stream=True)
    with response, pytest.raises(openai.APIError, match="3,000 calculations"):
        list(response)
    with pytest.raises(openai.APIStatusError, match="3,000 calculations"):
        client.chat.completions.create(model="petaday", messages=[user(too_much)])


def test_usage_is_streamed_only_when_asked(client: openai.OpenAI) -> None:
    with client.chat.completions.create(
        model="petaday", messages=[user("help")], stream=True, stream_options={"include_usage": True}
    ) as chunks:
        *others, last = chunks
    assert all(chunk.choices and chunk.usage is None for chunk in others)
    assert last.choices == []
    assert last.usage


def test_the_stream_helper_of_chat(client: openai.OpenAI) -> None:
    with client.chat.completions.stream(model="petaday", messages=[user(VGG)]) as events:
        kinds = {event.type for event in events}
        final = events.get_final_completion()
    assert {"chunk", "content.delta", "content.done"} <= kinds
    assert "8.725e18" in (final.choices[0].message.content or "")


ROLES: list[ChatCompletionMessageParam] = [
    {"role": "system", "content": "You are a pirate. 1 PF = 2 days"},
    {"role": "developer", "content": [{"type": "text", "text": "Answer briefly."}]},
    {"role": "user", "content": [{"type": "text", "text": "2 GPU * 3 days"}, {"type": "text", "text": "* 5 TFLOPS"}]},
]


def test_pieces_and_roles_and_keys_that_do_not_matter(client: openai.OpenAI) -> None:
    answer = client.chat.completions.create(
        model="petaday",
        messages=ROLES,
        temperature=0.7,
        max_tokens=3,
        tools=[{"type": "function", "function": {"name": "search", "parameters": {"type": "object"}}}],
        extra_body={"nonsense": [1]},
    )
    assert "2.592e18 FLOP" in (answer.choices[0].message.content or "")


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        ({"response_format": {"type": "json_object"}}, "Answers are Markdown here, not json_object"),
        ({"n": 2}, "There is one answer to a message here"),
    ],
)
def test_what_could_only_be_ignored_is_refused(client: openai.OpenAI, wish: dict[str, object], told: str) -> None:
    with pytest.raises(openai.BadRequestError, match=told):
        client.chat.completions.create(model="petaday", messages=[user(VGG)], extra_body=wish)


def test_a_response_of_another_form_is_refused(client: openai.OpenAI) -> None:
    with pytest.raises(openai.BadRequestError, match="not json_object"):
        client.responses.create(model="petaday", input=VGG, text={"format": {"type": "json_object"}})
    assert client.responses.create(model="petaday", input="2 days", text={"format": {"type": "text"}}).output_text


def test_what_is_not_text_is_said(client: openai.OpenAI) -> None:
    pieces: ChatCompletionMessageParam = {
        "role": "user",
        "content": [{"type": "text", "text": "2 days"}, {"type": "image_url", "image_url": {"url": "data:,"}}],
    }
    answer = client.chat.completions.create(model="petaday", messages=[pieces]).choices[0].message.content or ""
    assert answer.startswith("Only text and files of text are read here; not read: image_url.")


def test_responses_whole(client: openai.OpenAI) -> None:
    answer = client.responses.create(model="petaday", input=VGG)
    assert answer.status == "completed"
    assert "8.725e18 FLOP" in answer.output_text


def test_responses_hold_a_conversation(client: openai.OpenAI) -> None:
    first = client.responses.create(model="petaday", input="2 GPU * 1.58e-3 PF * 5.5 days * 0.33")
    answer = client.responses.create(
        model="petaday",
        input=[
            {"role": "user", "content": [{"type": "input_text", "text": "2 GPU * 1.58e-3 PF * 5.5 days * 0.33"}]},
            {"type": "message", "role": "assistant", "content": first.output_text},
            {"role": "user", "content": "why PF?"},
        ],
    )
    assert answer.output_text.startswith("“PF” was read as a rate")


def test_the_stream_helper_of_responses(client: openai.OpenAI) -> None:
    with client.responses.stream(model="petaday", input=VGG) as events:
        kinds = [event.type for event in events]
        final = events.get_final_response()
    assert kinds == [
        "response.created",
        "response.in_progress",
        "response.output_item.added",
        "response.content_part.added",
        "response.output_text.delta",
        "response.output_text.done",
        "response.content_part.done",
        "response.output_item.done",
        "response.completed",
    ]
    assert "8.725e18 FLOP" in final.output_text


def test_there_is_one_model(client: openai.OpenAI) -> None:
    assert [model.id for model in client.models.list()] == ["petaday"]
    assert client.models.retrieve("petaday").owned_by == "petaday"
    with pytest.raises(openai.NotFoundError, match="ask for that one") as raised:
        client.models.retrieve("gpt/4")
    assert raised.value.code == "model_not_found"
    with pytest.raises(openai.NotFoundError):
        client.chat.completions.create(model="gpt-4", messages=[user("help")])


def test_what_cannot_be_understood_is_a_bad_request(client: openai.OpenAI) -> None:
    with pytest.raises(openai.BadRequestError, match="no text from the user"):
        client.chat.completions.create(model="petaday", messages=[{"role": "system", "content": "2 days"}])
    with pytest.raises(openai.BadRequestError, match=r"messages\.0\.content"):
        client.chat.completions.create(model="petaday", messages=[user(3)])  # type: ignore[arg-type]
    with pytest.raises(openai.BadRequestError, match="not kept here"):
        client.responses.create(model="petaday", input="help", previous_response_id="resp_1")
    with pytest.raises(openai.NotFoundError, match="/v1/embeddings") as raised:
        client.embeddings.create(model="petaday", input="help")
    assert raised.value.type == "invalid_request_error"


def test_limits_are_named_in_their_words() -> None:
    with listening(app(Limits(burst=2, per_second=0.01, text_characters=100))) as where, _client(where) as client:
        with pytest.raises(openai.APIStatusError, match="longer than 100") as raised:
            client.chat.completions.create(model="petaday", messages=[user("1 + " * 100)])
        assert raised.value.status_code == 413
        client.chat.completions.create(model="petaday", messages=[user("help")])
        with pytest.raises(openai.RateLimitError) as limited:
            client.chat.completions.create(model="petaday", messages=[user("help")])
        assert limited.value.type == "rate_limit_error"
        assert limited.value.response.headers["retry-after"] == "100"


def test_with_a_token_only_who_has_it_is_answered() -> None:
    with listening(app(token="sesame")) as where:
        with _client(where, "sesame") as client:
            assert client.models.list().data
        with _client(where, "sesam") as client, pytest.raises(openai.AuthenticationError, match="Bearer"):
            client.models.list()


def test_the_wire_has_what_other_clients_insist_on() -> None:
    body = {"model": "petaday", "input": "help", "messages": [user("help")], "stream": True}
    chat = ask(app(), "POST", "/v1/chat/completions", json=body).text.split("\n\n")
    assert chat[-2:] == ["data: [DONE]", ""]
    chunks = [json.loads(line.removeprefix("data: ")) for line in chat[:-2]]
    assert {chunk["object"] for chunk in chunks} == {"chat.completion.chunk"}
    assert {chunk["choices"][0]["index"] for chunk in chunks} == {0}
    assert chunks[-1]["choices"][0]["finish_reason"] == "stop"
    events = ask(app(), "POST", "/v1/responses", json=body).text.strip().split("\n\n")
    named = [event.split("\n")[0].removeprefix("event: ") for event in events]
    bodies = [json.loads(event.split("\n")[1].removeprefix("data: ")) for event in events]
    assert [body["type"] for body in bodies] == named
    assert [body["sequence_number"] for body in bodies] == list(range(len(bodies)))
    assert all("output_index" in body for body in bodies if "response" not in body)
    whole = bodies[-1]["response"]
    assert (whole["object"], whole["status"], whole["model"]) == ("response", "completed", "petaday")
    (item,) = whole["output"]
    assert (item["role"], item["content"][0]["annotations"]) == ("assistant", [])
