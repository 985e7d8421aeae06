"""Writes a diagnostic with its place marked by carets under the source line, and its help."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

from petaday.core.diagnostic import Diagnostic, line_starts, place
from petaday.render.colour import Paint, plain
from petaday.render.columns import shown, visible, width

WINDOW = 100  # columns of source shown of a long line
LINES = 4  # lines shown of a long span


class Marked(NamedTuple):
    """One line of the source and the characters marked in it."""

    number: int
    text: str
    start: int
    end: int


class Where(NamedTuple):
    """How a place is told where the text is no file of lines: `cell 3, line 2`, and which number that line has."""

    part: str
    line: int


def diagnostic_text(
    diagnostic: Diagnostic,
    source: str,
    file: str | None = None,
    paint: Paint = plain,
    where: Where | None = None,
) -> str:
    """The finding with its place marked in the source; `where` tells the place in a text that has cells or pages.

    >>> from petaday.core.diagnostic import Span
    >>> finding = Diagnostic("PD201", "error", "`TFLOPZ` is no unit petaday knows", Span(11, 17), "write `TFLOPS`")
    >>> print(diagnostic_text(finding, "4 GPUs * 5 TFLOPZ * 3 days", "notes.txt"))
    error[PD201]: `TFLOPZ` is no unit petaday knows
      --> notes.txt:1:12
    1 | 4 GPUs * 5 TFLOPZ * 3 days
      |            ^^^^^^
      = help: write `TFLOPS`
    """
    severity = diagnostic.severity
    at = place(source, min(diagnostic.span.start, len(source)))
    told = f"{shown(file)}:{at}" if file else f"line {at.line}, column {at.column}"
    lines = _marked(source, diagnostic.span.start, diagnostic.span.end)
    if where:
        told = f"{shown(file or 'the text')}: {where.part}"
        lines = [line._replace(number=line.number - at.line + where.line) for line in lines]
    gutter = len(str(lines[-1].number))
    edge = " " * (gutter + 1)
    out = [
        f"{paint(f'{severity}[{diagnostic.code}]', severity)}: {paint(shown(diagnostic.message), 'strong')}",
        paint(f"{edge}--> {told}", "faint"),
    ]
    skipped = len(lines) > LINES
    for line in (*lines[: LINES - 2], lines[-1]) if skipped else lines:
        if skipped and line is lines[-1]:
            out.append(paint(f"{'.' * gutter} |", "faint"))
        text, carets = _windowed(line)
        out += [
            f"{paint(f'{line.number:>{gutter}} |', 'faint')} {text}".rstrip(),
            f"{paint(f'{edge}|', 'faint')} {paint(carets, severity)}",
        ]
    if diagnostic.help:
        out.append(f"{paint(f'{edge}= help:', 'faint')} {shown(diagnostic.help)}")
    return "\n".join(out)


def sentence(text: str) -> str:
    """The text with a full stop, where it ends in nothing of the kind.

    >>> sentence("write `TFLOPS`"), sentence("Did you mean `TFLOPS`?")
    ('write `TFLOPS`.', 'Did you mean `TFLOPS`?')
    """
    return text if not text or text[-1] in ".?!" else f"{text}."


def _marked(source: str, start: int, end: int) -> list[Marked]:
    """The lines a span touches; an empty span, or one at the very end, still marks one column."""
    start = max(0, min(start, len(source)))
    end = max(start, min(end, len(source)))
    number = place(source, start).line
    first = line_starts(source)[number - 1]
    lines: list[Marked] = []
    while not lines or first < end:
        stop = source.find("\n", first)
        stop = len(source) if stop < 0 else stop
        lines.append(
            Marked(number, source[first:stop].removesuffix("\r"), max(0, start - first), min(end, stop) - first)
        )
        first, number = stop + 1, number + 1
    return lines


def _windowed(line: Marked) -> tuple[str, str]:
    """A line and the carets under it, cut down to a window around them when it is long."""
    cells = [visible(character) for character in line.text]
    edges = [0, *accumulate(width(cell) for cell in cells)]
    start, end = min(line.start, len(cells)), min(line.end, len(cells))
    low, high = 0, len(cells)
    if edges[-1] > WINDOW:
        low = max(0, min(start - WINDOW // 3, len(cells) - WINDOW))
        high = low
        while high < len(cells) and edges[high + 1] - edges[low] <= WINDOW:
            high += 1
    before, after = "…" * (low > 0), "…" * (high < len(cells))
    marks = max(1, edges[min(end, high)] - edges[start])
    text = before + "".join(cells[low:high]) + after
    return text, " " * (len(before) + edges[start] - edges[low]) + "^" * marks
