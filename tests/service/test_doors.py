"""Every door gives the same figures: HTTP, the terminal, the OpenAI protocol, MCP; and takes a file."""

from __future__ import annotations

import asyncio
import base64
from functools import cache

import httpx
import pytest
from mcp.client import Client

from petaday.casebook import Casebook, load
from petaday.report import Report
from petaday_service.mcp.server import server
from petaday_service.terminal.chat import Chat
from places import CONTENT
from service_door import app, ask, say

TALKS = [
    [("175B parameters, 300B tokens", "3.15e23 FLOP"), ("three times the tokens", "9.45e23 FLOP")],
    [("2048 A100s, 34 days, MFU 30-40%", "5.631e23"), ("halve the MFU", "2.816e23"), ("in A100-hours?", "1,671,168")],
    [("1.7M A100 hours, 45% MFU", "8.592e23 FLOP"), ("and at $2?", "3,400,000"), ("compare it with GPT-3", "2.73")],
    [("train a 13B model on 2T tokens", "1.56e23"), ("how long would this take on 512 H100s", "10.8")],
    [
        ("64 a100s abt 3 wks 38 pct, flops?", "1.377e22"),
        ("gpu hrs total", "32,256"),
        ("2 of em died", "1.334e22"),
    ],
    [
        ("7B, 2T tokens. gpu-hours on H100 at 40%?", "58,958"),
        ("5x the compute", "4.2e23"),
        ("so total $ at $2/hr", "589,5"),
    ],
    [("RL used 4e20 FLOP after 3e22 FLOP of pretraining. sum?", "3.04e22"), ("n days on 64 h100s at 30%", "18.52")],
    [
        ("compare GPT-3 with Chinchilla", "0.546"),
        ("which used more tokens?", "1.4T tokens"),
        ("water use?", "no figure"),
    ],
    [("5e24 FLOP to A100-years at 35%", "1,452"), ("8 A100-hours to H100-hours", "2.523")],
]
CARD = "A model of 34B parameters on 1.5T tokens.\nIt took 120,000 H100 GPU hours at an MFU of 41%.\n"


@cache
def casebook() -> Casebook:
    return load(CONTENT)


@pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk[0][0])
def test_every_door_gives_the_same_figures(talk: list[tuple[str, str]]) -> None:
    door, terminal = app(casebook=casebook()), Chat(casebook())
    conversation, messages = None, []
    for message, figure in talk:
        answer = say(door, message, conversation).json()
        conversation = answer["conversation"]
        assert figure in str(answer["parts"])
        assert figure in terminal.say(message)
        messages.append({"role": "user", "content": message})
        body = {"model": "petaday", "messages": messages}
        completed = ask(door, "POST", "/v1/chat/completions", json=body).json()
        text = completed["choices"][0]["message"]["content"]
        assert figure in text
        messages.append({"role": "assistant", "content": text})


@pytest.mark.parametrize("message", ["175B parameters, 300B tokens", "64 A100s for 10 days at an MFU of 40%"])
def test_the_line_of_the_sheet_is_the_tool_s(message: str) -> None:
    parts = say(app(), message).json()["parts"]
    (way,) = next(part for part in parts if part["kind"] == "sheet")["ways"]

    async def work() -> Report:
        async with Client(server(Casebook(pages=()))) as client:
            return Report.model_validate((await client.call_tool("work", {"text": way["line"]})).structured_content)

    report = asyncio.run(work())
    assert (report.value, report.shown) == (way["flop"], way["shown"])


def files() -> dict[str, httpx.Response]:
    data = base64.b64encode(CARD.encode()).decode()
    piece = {"type": "file", "file": {"filename": "card.txt", "file_data": f"data:text/plain;base64,{data}"}}
    chat = {"model": "petaday", "messages": [{"role": "user", "content": [piece]}]}
    given = {"type": "input_file", "filename": "card.txt", "file_data": data}
    respond = {"model": "petaday", "input": [{"role": "user", "content": [given]}]}
    return {
        "form": ask(app(), "POST", "/api/v1/files", files={"file": ("card.txt", CARD.encode(), "text/plain")}),
        "text": ask(app(), "POST", "/api/v1/files", content=CARD, headers={"Content-Type": "text/plain"}),
        "chat": ask(app(), "POST", "/v1/chat/completions", json=chat),
        "responses": ask(app(), "POST", "/v1/responses", json=respond),
    }


def test_a_file_is_read_at_every_door() -> None:
    for name, answer in files().items():
        assert answer.status_code == 200, name
        assert "3.06e23" in answer.text, name
        assert "1.752e23" in answer.text, name


def test_a_file_that_is_no_base64_is_refused() -> None:
    piece = {"type": "file", "file": {"filename": "a.txt", "file_data": "§"}}
    chat = {"model": "petaday", "messages": [{"role": "user", "content": [piece]}]}
    answer = ask(app(), "POST", "/v1/chat/completions", json=chat)
    assert answer.status_code == 400
    assert "base64" in answer.json()["error"]["message"]
