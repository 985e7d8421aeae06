"""What a code cell printed: the text that people see below it, never what is drawn or held as base64."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_FIGURE = re.compile(
    r"[ \t]{0,40}(?:np\.(?:float|int)\d{1,2}\()?(\d[\d_,]{0,40}(?:\.\d{0,40})?(?:[eE][+-]?\d{1,3})?)\)?\s{0,9}"
)
_WORK = re.compile(r"[(\d][\d.eE_+\-*/() \t]{0,160}[*/+][\d.eE_+\-*/() \t]{0,160}[\d)]")
_PRINT = re.compile(r"print\((.{1,300})\)")
_ESCAPES = re.compile(r"\x1b\[[\d;]{0,20}[A-Za-z]")
MOST_LINES = 12
"""Lines of what a cell printed that are shown."""
LONGEST = 200
"""Characters of such a line."""


def printed(cell: Any) -> list[str]:
    r"""The texts that a code cell printed, in their order; errors and what is drawn are left out.

    >>> printed({"cell_type": "code", "outputs": [{"output_type": "stream", "name": "stdout", "text": ["3.15e+23\n"]}]})
    ['3.15e+23\n']
    >>> picture = {"output_type": "display_data", "data": {"image/png": "iVBO", "text/plain": "<Figure>"}}
    >>> printed({"cell_type": "code", "outputs": [picture]})
    []
    """
    outputs = cell.get("outputs") if isinstance(cell, dict) and cell.get("cell_type") == "code" else None
    return [said for one in outputs if (said := _said(one))] if isinstance(outputs, list) else []


def _said(output: Any) -> str:
    if not isinstance(output, dict):
        return ""
    data = output.get("data", output)  # notebooks of before 2015 have no "data"
    match output.get("output_type"):
        case "stream" if output.get("name", output.get("stream")) != "stderr":
            return joined(output.get("text"))
        case "execute_result" | "display_data" | "pyout" if isinstance(data, dict):
            if any("/" in kind and kind != "text/plain" for kind in data):
                return ""  # its plain text only names the picture or the table that is seen
            return joined(data.get("text/plain", data.get("text")))
    return ""


def joined(held: Any) -> str:
    """A text that JSON holds as one, or as its lines; of anything else nothing."""
    if isinstance(held, list):
        lines = [line for line in held if isinstance(line, str)]
        return lines[0] if len(lines) == 1 else "".join(lines)  # one alone still knows its place
    return held if isinstance(held, str) else ""


def lone_figure(said: list[str]) -> str:
    r"""The figure that is all a cell printed; empty where it printed more, or something else.

    >>> lone_figure(["3.15e+23\n"]), lone_figure(["np.float64(3.15e+23)"]), lone_figure(["loss 3.1"])
    ('3.15e+23', '3.15e+23', '')
    """
    found = _FIGURE.fullmatch(said[0]) if len(said) == 1 and len(said[0]) < LONGEST else None
    return found[1] if found else ""


def worked(line: str) -> tuple[int, int] | None:
    """Where a line of code holds the calculation in plain numbers whose result it shows; None for any other line.

    >>> worked("print(6*175e9*300e9)"), worked("6 * n * d"), worked("7 // 2 * 3")
    ((6, 19), None, None)
    """
    code = line.partition("#")[0].rstrip(" \t;")
    inner = _PRINT.fullmatch(code)
    work = inner[1] if inner else code
    if not _WORK.fullmatch(work) or "//" in work or work.count("(") != work.count(")"):
        return None
    start = inner.start(1) if inner else 0
    return start, start + len(work)


def shown_lines(said: list[str]) -> Iterator[str]:
    """The printed lines as they are shown, long ones and many of them cut."""
    lines = [_ESCAPES.sub("", line) for line in "".join(said).rstrip().split("\n")]
    for line in lines[:MOST_LINES]:
        yield line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
    if len(lines) > MOST_LINES:
        yield f"… and {len(lines) - MOST_LINES:,} more lines"
