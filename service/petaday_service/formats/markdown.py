"""Writes parts as Markdown: tables, formulas between `$$`, charts as Vega-Lite."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from petaday import render
from petaday.core.figures import figure
from petaday.render.markdown import escape, table
from petaday_service.conversation.parts import (
    Change,
    Chart,
    Error,
    Figure,
    File,
    Findings,
    Names,
    Next,
    Part,
    Rework,
    Table,
    Text,
    Work,
)
from petaday_service.conversation.question_part import Question
from petaday_service.conversation.sheet_part import Sheet
from petaday_service.formats.vega import specification


def to_markdown(parts: Sequence[Part]) -> str:
    r"""Returns a whole reply as Markdown.

    >>> to_markdown([Text(text="Good morning.", say=("help",)), Error(code="no-conversion", message="Not that.")])
    'Good morning.\n\n- `help`\n\n**no-conversion**: Not that.'
    """
    return "\n\n".join(block(part) for part in parts)


def block(part: Part) -> str:
    """Returns one part as Markdown, without an empty line behind it."""
    match part:
        case Text(text=text, say=say):
            return _blocks(text, "\n".join(f"- {_code(message)}" for message in say))
        case Work(report=report, title=title):
            heading = f"### {escape(title)}" if title else ""
            return _blocks(heading, render.to_latex(report), render.to_markdown(report).strip())
        case Findings():
            return _findings(part)
        case Table(caption=caption, columns=columns, rows=rows):
            return f"**{escape(caption)}**\n\n{table(columns, rows)}"
        case Error(code=code, message=message):
            return f"**{code}**: {escape(message)}"
        case Question(text=text, choices=choices):
            marks = [f"{at}." if part.numbered else "-" for at in range(1, len(choices) + 1)]
            offered = [
                f"{mark} {_code(one.say)} {escape(one.label)}".rstrip()
                for mark, one in zip(marks, choices, strict=True)
            ]
            return _blocks(f"**{escape(text)}**", "\n".join(offered))
        case Names(defined=defined):
            return "\n".join(f"- {_code(one.name)} = {escape(one.shown)}" for one in defined)
        case Change():
            return _change(part)
        case Chart(caption=caption, dots=dots):
            drawn = [(f"{dot.name} (this)" if dot.mine else dot.name, dot.shown) for dot in dots]
            chart = _fence(json.dumps(specification(part), ensure_ascii=False), "vega-lite")
            return _blocks(f"**{escape(caption)}**", table(["system", "comes to"], drawn), chart)
        case File(name=name, text=text):
            return _blocks(f"**{escape(name)}**", _fence(text))
        case Rework():
            return _rework(part)
        case Sheet():
            return _sheet(part)
        case Next(say=say):
            return "\n".join(f"- {_code(message)}" for message in say)


def _findings(part: Findings) -> str:
    counts = ", ".join(f"{number} {outcome}" for outcome, number in part.counts())
    rows = [
        (
            str(row.line),
            row.written,
            row.recomputed,
            row.stated,
            "" if row.ratio is None else f"{row.ratio:.4g}",
            row.outcome,
        )
        for row in part.rows
    ]
    unread = [(str(line.line), line.text, line.because or "running text") for line in part.unread]
    return _blocks(
        f"**{part.calculations} calculations**: {counts or 'none'}.",
        table(["line", "as written", "recomputed", "stated", "stated/recomputed", "verdict"], rows),
        table(["line", "not read", "because"], unread),
    )


def _change(part: Change) -> str:
    rows = [("before", *_brief(part.before)), ("after", *_brief(part.after))]
    ratio = "" if part.ratio is None else f"after / before = {figure(part.ratio)}"
    return _blocks(f"**{escape(part.what)}**", table(["", "calculation", "comes to", "pfs-days"], rows), ratio)


def _sheet(part: Sheet) -> str:
    facts = [(fact.title, f"{fact.shown} {fact.unit}".strip(), fact.source) for fact in part.facts]
    ways = [(f"method {way.method}", way.line, way.shown) for way in part.ways]
    name = f" of {escape(part.subject)}" if part.subject else ""
    return _blocks(f"**The run sheet{name}**", table(["fact", "value", "from"], facts), *_ways(ways))


def _ways(ways: Sequence[tuple[str, str, str]]) -> tuple[str, ...]:
    """Both methods beside each other; one alone stands in its own card."""
    return (table(["method", "calculation", "comes to"], ways),) if len(ways) > 1 else ()


def _brief(brief: Figure) -> tuple[str, str, str]:
    return brief.text, brief.shown, "" if brief.pfs_days is None else figure(brief.pfs_days)


def _rework(part: Rework) -> str:
    rows = [(str(line.line), line.text, line.was, line.now) for line in part.lines]
    replies = [_blocks(f"### message {line.line}", to_markdown(line.parts)) for line in part.lines]
    return _blocks(f"**{escape(part.what)}**", table(["message", "says", "was", "is now"], rows), *replies)


def _blocks(*blocks: str) -> str:
    return "\n\n".join(block for block in blocks if block)


def _code(text: str) -> str:
    r"""The text as inline code, with as many backticks as it takes.

    >>> _code("why PF?"), _code("a`b")
    ('`why PF?`', '`` a`b ``')
    """
    ticks = _ticks(text)
    return f"{ticks} {text} {ticks}" if "`" in text else f"`{text}`"


def _fence(text: str, language: str = "") -> str:
    fence = _ticks(text).ljust(3, "`")
    return f"{fence}{language}\n{text.strip()}\n{fence}"


def _ticks(text: str) -> str:
    """A run of backticks, one longer than any in the text."""
    return "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
