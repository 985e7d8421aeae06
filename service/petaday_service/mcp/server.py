"""The MCP server with its tools and resources."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from importlib.metadata import version
from typing import Annotated

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import CallToolResult, TextContent, ToolAnnotations
from pydantic import BaseModel, Field

from petaday.casebook import Casebook
from petaday.facts import RunSheet
from petaday.report import Report
from petaday_service.answers.operations import (
    OPERATIONS,
    Calculation,
    Comparison,
    Conversion,
    Document,
    Found,
    Operation,
)
from petaday_service.conversation.limits import Limits, Refused
from petaday_service.conversation.parts import Findings
from petaday_service.mcp import prompts, resources
from petaday_service.mcp.result_text import result_markdown
from petaday_service.serving.bounded_work import Work

INSTRUCTIONS = (
    "petaday works calculations about compute (operations, FLOP/s, device time, petaflop/s-days) as papers print "
    "them, with units, and checks every result they state. Hand it the text as it stands; do not convert or round "
    "first. Report its figures and verdicts as they are, and name the defaults and conjectures it names."
)
READ_ONLY = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

Text = Annotated[str, Field(description="As the paper prints it: `2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF`")]
Prose = Annotated[str, Field(description="A paper, a model card or news that tells of a training run")]
Subject = Annotated[str, Field(description="The run the sheet is about (`Llama-70B`), or empty for the largest")]
Unit = Annotated[str, Field(description="`pfs-days`, `PFLOP`, `hours`, …")]
System = Annotated[str, Field(description="A system of the casebook (`AlexNet`), or empty for all of them")]


def server(
    casebook: Casebook,
    limits: Limits | None = None,
    answering: Callable[[str], AbstractContextManager[None]] = lambda _: nullcontext(),
    pay: Callable[[int, float], None] = lambda _characters, _seconds: None,
) -> MCPServer:
    """Returns the server, for standard input and output or for HTTP.

    Args:
        casebook: what to compare with and to read.
        limits: the longest text is one of them.
        answering: entered while an operation is worked out, with the word `operation`.
        pay: called with the characters of a call and the seconds of CPU time that it took.
    """
    limits = limits or Limits()
    most = limits.text_characters

    async def run(name: str, **given: str) -> CallToolResult:
        size = sum(map(len, given.values()))
        if size > most:
            raise ToolError(f"The text is longer than {most:,} characters (limit text_characters); send it in pieces.")
        operation = OPERATIONS[name]
        try:
            return await Work(limits, partial(pay, size)).done(size, _answer, operation, operation.takes(**given))
        except Refused as refused:
            raise ToolError(
                f"{refused} (limit {refused.error.limit.name})" if refused.error.limit else str(refused)
            ) from None

    def _answer(operation: Operation, asked: Calculation) -> CallToolResult:
        with answering("operation"):
            return _result(operation.done(asked, casebook))

    # The SDK reads names, types and the schema of the answer off the signatures.
    async def work(text: Text) -> Annotated[CallToolResult, Report]:
        return await run("work", text=text)

    async def audit(text: Text) -> Annotated[CallToolResult, Findings]:
        return await run("audit", text=text)

    async def scan(text: Text) -> Annotated[CallToolResult, Found]:
        return await run("scan", text=text)

    async def sheet(text: Prose, subject: Subject = "") -> Annotated[CallToolResult, RunSheet]:
        return await run("sheet", text=text, subject=subject)

    async def check_document(text: Prose, subject: Subject = "") -> Annotated[CallToolResult, Document]:
        return await run("check_document", text=text, subject=subject)

    async def convert(text: Text, unit: Unit) -> Annotated[CallToolResult, Conversion]:
        return await run("convert", text=text, unit=unit)

    async def solve(text: Text) -> Annotated[CallToolResult, Report]:
        return await run("solve", text=text)

    async def compare(text: Text, system: System = "") -> Annotated[CallToolResult, Comparison]:
        return await run("compare", text=text, system=system)

    made: MCPServer = MCPServer(
        "petaday", title="petaday", instructions=INSTRUCTIONS, version=version("petaday"), log_level="WARNING"
    )
    for tool in (work, audit, scan, sheet, check_document, convert, solve, compare):
        made.add_tool(tool, description=inspect.getdoc(OPERATIONS[tool.__name__].run), annotations=READ_ONLY)
    resources.add(made, casebook)
    prompts.add(made)
    return made


def _result(result: BaseModel) -> CallToolResult:
    """The result as rounded Markdown text and as data."""
    text = TextContent(type="text", text=result_markdown(result))
    return CallToolResult(content=[text], structured_content=result.model_dump(mode="json"))
