"""The official client of the Model Context Protocol: in memory, over a process's pipes, over HTTP; both eras."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import Client, MCPError
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.server import MCPServer
from mcp_types import CallToolResult, TextContent

from petaday.casebook import Casebook, load
from petaday.casebook.packaged import known
from petaday.report import Report
from petaday_service.conversation.limits import Limits
from petaday_service.mcp.server import server
from places import CONTENT
from service_door import app, ask
from service_server import listening

VGG = "4 Titan Black GPU's * 15 days * 5.1 TFLOPS/GPU * 0.33 utilization = 10,000 PF = 0.12 pfs-days"
CALLS: dict[str, dict[str, str]] = {
    "work": {"text": VGG},
    "audit": {"text": f"We trained in 2012.\n\n{VGG}\n\n3 days * 2 PF * 0.5 = 90 pfs-days"},
    "scan": {"text": f"As printed, {VGG}."},
    "sheet": {"text": "Wren-3B has 3.1 billion parameters and saw 900 billion tokens on 128 H100 GPUs in 4 days."},
    "check_document": {
        "text": "Wren-3B: 3.1 billion parameters, 900 billion tokens, 12,288 H100 GPU hours, $2 per GPU hour, $41,500. "
        "6 * 3.1e9 * 9e11 = 1.7e22 FLOP"
    },
    "convert": {"text": "1e25 FLOP", "unit": "pfs-days"},
    "solve": {"text": "? days * 8 H100 * 990 TFLOP/s * 40% = 10 pfs-days"},
    "compare": {"text": VGG, "system": "AlexNet"},
}
STDIO = """
import argparse
from petaday_service.mcp.command import add
parser = argparse.ArgumentParser()
add(parser.add_subparsers())
args = parser.parse_args()
raise SystemExit(args.run(args))
"""
ERAS = pytest.mark.parametrize(("mode", "version"), [("2026-07-28", "2026-07-28"), ("legacy", "2025-11-25")])
Target = MCPServer | str | Any


@pytest.fixture(scope="module")
def casebook() -> Casebook:
    return load(CONTENT)


@contextmanager
def door(kind: str, casebook: Casebook) -> Iterator[Callable[[], Target]]:
    """What to hand the client: made anew for each connection."""
    if kind == "memory":
        yield lambda: server(casebook)
    elif kind == "pipes":
        args = ["-c", STDIO, "mcp", "--content", str(CONTENT)]
        yield lambda: stdio_client(StdioServerParameters(command=sys.executable, args=args))
    else:
        with listening(app(casebook=casebook)) as where:
            yield lambda: f"{where}/mcp"


def during(target: Target, mode: str, do: Callable[[Client], Awaitable[None]]) -> None:
    async def run() -> None:
        async with Client(target, mode=mode) as client:
            await do(client)

    asyncio.run(run())


@ERAS
@pytest.mark.parametrize("kind", ["memory", "pipes", "http"])
def test_each_tool_is_listed_and_called_and_each_resource_read(
    kind: str, mode: str, version: str, casebook: Casebook
) -> None:
    async def do(client: Client) -> None:
        assert client.protocol_version == version
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == list(CALLS)
        for tool in tools:
            result = await client.call_tool(tool.name, CALLS[tool.name])
            assert not result.is_error, result
            assert result.structured_content
            assert tool.output_schema
            assert text(result)
        listed = json.loads(await content(client, "petaday://systems"))
        assert "petaday://systems/alexnet" in [one["uri"] for one in listed]
        system = json.loads(await content(client, "petaday://systems/alexnet"))
        assert system["about"]["title"] == "AlexNet"
        for entry in system["calculations"]:
            report = Report.model_validate_json(await content(client, entry["uri"]))
            assert report.text == entry["text"]

    with door(kind, casebook) as target:
        during(target(), mode, do)


def text(result: CallToolResult) -> str:
    (block,) = result.content
    assert isinstance(block, TextContent)
    return block.text


async def content(client: Client, uri: str) -> str:
    (found,) = (await client.read_resource(uri)).contents
    return str(found.text)  # type: ignore[union-attr]


def called(target: MCPServer, name: str, **arguments: str) -> CallToolResult:
    results: list[CallToolResult] = []

    async def do(client: Client) -> None:
        results.append(await client.call_tool(name, arguments))

    during(target, "auto", do)
    return results[0]


def call(name: str, casebook: Casebook, **arguments: str) -> CallToolResult:
    return called(server(casebook), name, **arguments)


@pytest.mark.parametrize("name", ["work", "solve"])
def test_structured_output_is_the_report(name: str, casebook: Casebook) -> None:
    async def do(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        schema = tools[name].output_schema
        assert schema
        assert schema["properties"] == Report.model_json_schema()["properties"]
        assert schema["$defs"] == Report.model_json_schema()["$defs"]

    during(server(casebook), "auto", do)
    result = call(name, casebook, **CALLS[name])
    report = Report.model_validate_json(json.dumps(result.structured_content))
    assert report.text == CALLS[name]["text"]


def test_what_it_says_in_words_is_rounded_by_us(casebook: Casebook) -> None:
    assert "8.725e18 FLOP" in text(call("work", casebook, text=VGG))
    assert text(call("convert", casebook, text="1e25 FLOP", unit="pfs-days")) == "1e25 FLOP = 115,741 pfs-days"
    assert "3.157 days" in text(call("solve", casebook, **CALLS["solve"]))
    assert "| AlexNet |" in text(call("compare", casebook, **CALLS["compare"]))
    assert "| off |" in text(call("audit", casebook, **CALLS["audit"]))


@pytest.mark.parametrize(
    ("name", "arguments", "says"),
    [
        ("work", {"text": "188e9 FLOP + 1.2e6 s"}, "PD203"),
        ("work", {"text": ""}, "PD"),
        ("convert", {"text": "3 days", "unit": "pfs-days"}, "cannot be measured in pfs-days"),
        ("convert", {"text": "2 parsecs", "unit": "days"}, "2 parsecs is 2, which cannot be measured in days"),
        ("convert", {"text": "0 days", "unit": "hours"}, "0 days = 0 hours"),
        ("convert", {"text": "1 day", "unit": "hours = 3 hours"}, "cannot be measured"),
        ("convert", {"text": "1 + flurbs +", "unit": "hours"}, "cannot be read"),
        ("compare", {"text": "3 days"}, "not a count of operations"),
        ("compare", {"text": "1e20 FLOP", "system": "HAL"}, "no system named “HAL”; it has"),
        ("scan", {"text": "Good morning."}, "no calculation"),
    ],
)
def test_what_cannot_be_done_is_an_answer_not_a_fault(
    name: str, arguments: dict[str, str], says: str, casebook: Casebook
) -> None:
    result = call(name, casebook, **arguments)
    assert not result.is_error
    assert says in text(result)


def test_without_a_system_all_of_them_are_compared(casebook: Casebook) -> None:
    result = call("compare", casebook, text="1 pfs-days")
    assert result.structured_content
    rows = result.structured_content["rows"]
    assert len({row["system"] for row in rows}) == len(rows) > 10
    assert all(row["ratio"] * row["pfs_days"] == pytest.approx(1) for row in rows)


def test_a_text_too_long_is_refused_by_the_name_of_the_limit(casebook: Casebook) -> None:
    result = call("work", casebook, text="1 + " * 30_000)
    assert result.is_error
    assert "text_characters" in text(result)


MANY = "\n".join(f"{n} GPU * 3 days * 5 TFLOPS" for n in range(1, 201))


def test_work_that_takes_too_long_is_given_up_with_the_limit(casebook: Casebook) -> None:
    result = called(server(casebook, Limits(work_seconds=0.01)), "audit", text=MANY)
    assert result.is_error
    assert "was given up; send it in pieces. (limit work_seconds)" in text(result)
    assert not call("work", casebook, text=VGG).is_error


def test_over_http_a_call_costs_what_its_work_does() -> None:
    asked = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": "audit", "arguments": {"text": MANY}},
    }
    accept = {"accept": "application/json, text/event-stream"}
    with listening(app(Limits(burst=3, per_second=0.001))) as where:
        answers = [httpx.post(f"{where}/mcp", json=asked, headers=accept, timeout=60) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]


def test_a_resource_that_is_not_there_says_where_to_look(casebook: Casebook) -> None:
    async def do(client: Client) -> None:
        with pytest.raises(MCPError, match="see petaday://systems"):
            await client.read_resource("petaday://systems/hal")
        with pytest.raises(MCPError, match="no calculation nothing/1"):
            await client.read_resource("petaday://systems/alexnet/nothing/1")

    during(server(casebook), "auto", do)


def test_over_http_the_guards_and_limits_stay() -> None:
    limits = Limits(burst=3, per_second=0.01)
    with listening(app(limits, token="sesame")) as where:
        assert httpx.post(f"{where}/mcp", json={}).status_code == 401
        key = {"authorization": "Bearer sesame"}
        assert httpx.post(f"{where}/mcp", json={}, headers={**key, "host": "evil.example"}).status_code == 421
        assert httpx.post(f"{where}/mcp", json={}, headers={**key, "origin": "http://evil.example"}).status_code == 403
        many = [httpx.post(f"{where}/mcp", json={}, headers=key).status_code for _ in range(4)]
        assert many == [400, 400, 400, 429]


def test_other_addresses_below_it_are_not_there() -> None:
    assert ask(app(), "POST", "/mcp/other", json={}).status_code == 404


def test_its_library_is_not_loaded_before_somebody_calls() -> None:
    asked = "import sys, petaday_service.app; print({'mcp', 'openai', 'pandas'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_a_document_is_checked_as_a_whole(casebook: Casebook) -> None:
    checked = call("check_document", casebook, **CALLS["check_document"]).structured_content
    assert checked
    assert [row["outcome"] for row in checked["findings"]["rows"]] == ["follows"]
    verdicts = {relation["name"]: relation["verdict"] for relation in checked["relations"]}
    assert verdicts["device_time*price=cost"] == "fails"
    assert checked["method_1"].endswith("1.674e22 FLOP")


def test_prompts_say_which_tool_to_use(casebook: Casebook) -> None:
    async def do(client: Client) -> None:
        names = [prompt.name for prompt in (await client.list_prompts()).prompts]
        assert names == ["audit_text", "estimate_run"]
        said = await client.get_prompt("estimate_run", {"what_is_known": "70B parameters, 15T tokens"})
        assert "70B parameters, 15T tokens" in str(said.messages[0].content)

    during(server(casebook), "2026-07-28", do)


def test_without_a_folder_of_content_the_systems_are_known(tmp_path: Path) -> None:
    found = call("compare", known(tmp_path / "content"), text=VGG, system="AlexNet")
    assert "beside" in text(found)
