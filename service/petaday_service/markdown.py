"""Parts as Markdown, for clients that know text only: tables, and formulas between `$$`."""

from __future__ import annotations

from collections.abc import Sequence

from petaday import render
from petaday.render.markdown import escape, table
from petaday_service.parts import Error, Findings, Part, Table, Text, Work


def to_markdown(parts: Sequence[Part]) -> str:
    r"""A whole reply.

    >>> to_markdown([Text(text="Good morning.", say=("help",)), Error(code="no-conversion", message="Not that.")])
    'Good morning.\n\n- `help`\n\n**no-conversion**: Not that.'
    """
    return "\n\n".join(block(part) for part in parts)


def block(part: Part) -> str:
    """One part, without an empty line behind it."""
    match part:
        case Text(text=text, say=say):
            return "\n\n".join([text, "\n".join(f"- `{message}`" for message in say)]).strip()
        case Work(report=report, title=title):
            heading = [f"### {escape(title)}"] if title else []
            return "\n\n".join([*heading, render.to_latex(report), render.to_markdown(report).strip()])
        case Findings():
            return _findings(part)
        case Table(caption=caption, columns=columns, rows=rows):
            return f"**{escape(caption)}**\n\n{table(columns, rows)}"
        case Error(code=code, message=message):
            return f"**{code}**: {escape(message)}"


def _findings(part: Findings) -> str:
    counts = ", ".join(f"{number} {outcome}" for outcome, number in part.counts())
    blocks = [
        f"**{part.calculations} calculations**: {counts}.",
        table(
            ["line", "as written", "recomputed", "stated", "stated/recomputed", "verdict"],
            [
                (
                    str(row.line),
                    row.written,
                    row.recomputed,
                    row.stated,
                    "" if row.ratio is None else f"{row.ratio:.4g}",
                    row.outcome,
                )
                for row in part.rows
            ],
        ),
        table(
            ["line", "not read", "because"],
            [(str(line.line), line.text, line.because or "running text") for line in part.unread],
        ),
    ]
    return "\n\n".join(block for block in blocks if block)
