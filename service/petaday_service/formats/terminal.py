"""Writes parts as text for a terminal."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import replace

from petaday import render
from petaday.core.diagnostic import Span
from petaday.core.figures import figure
from petaday.render.colour import Paint, Style, plain
from petaday.render.columns import aligned, shown
from petaday_service.conversation.parts import (
    Change,
    Chart,
    Error,
    File,
    Findings,
    Names,
    Next,
    Outcome,
    Part,
    Rework,
    Table,
    Text,
    Work,
)
from petaday_service.conversation.question_part import Question
from petaday_service.conversation.sheet_part import Sheet

WIDTH = 96
BAR = 48
MOST_OFFERS = 6
STYLES: dict[Outcome, Style] = {
    "cannot read": "error",
    "off": "error",
    "within factor 2": "warning",
    "close": "good",
    "from the figure before": "good",
    "by rounding": "good",
    "follows": "good",
    "not judged": "faint",
    "nothing to check": "faint",
}


def to_text(parts: Sequence[Part], paint: Paint = plain) -> str:
    """Returns a whole reply as text, its parts separated by an empty line.

    >>> print(to_text([Text(text="Good morning.", say=("help",)), Error(code="no-role", message="Not that.")]))
    Good morning.
      say: help
    <BLANKLINE>
    error: Not that.
    """
    return "\n\n".join(_part(part, paint) for part in parts)


def _part(part: Part, paint: Paint) -> str:
    match part:
        case Text(text=text, say=say):
            return "\n".join([_wrapped(text), *(_say(one, paint) for one in say[:MOST_OFFERS])])
        case Work():
            return _work(part, paint)
        case Findings():
            return _findings(part, paint)
        case Table(caption=caption, columns=columns, rows=rows):
            head = tuple(paint(shown(column), "faint") for column in columns)
            cells = [tuple(shown(cell) for cell in row) for row in rows]
            return "\n".join([paint(shown(caption), "strong"), *aligned([head, *cells])])
        case Error(message=message):
            return f"{paint('error', 'error')}: {_wrapped(message)}"
        case Question(text=text, choices=choices):
            offered = [
                (f"  {at}." if part.numbered else "  -", shown(one.say), shown(one.label))
                for at, one in enumerate(choices, 1)
            ]
            return "\n".join([paint(_wrapped(text), "strong"), *(aligned(offered) if offered else ())])
        case Names(defined=defined):
            return paint("known from here on: ", "faint") + ", ".join(f"{one.name} = {one.shown}" for one in defined)
        case Change():
            return _change(part, paint)
        case Chart():
            return _chart(part, paint)
        case File(name=name, text=text):
            lines = (shown(line) for line in text.splitlines())
            return "\n".join([paint(shown(name), "strong"), *lines, paint("write FILE keeps it", "faint")])
        case Rework():
            return _rework(part, paint)
        case Sheet():
            return _sheet(part, paint)
        case Next(say=say):
            return "\n".join(_say(one, paint) for one in say[:MOST_OFFERS])


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.fill(shown(line), WIDTH, break_on_hyphens=False) for line in text.split("\n"))


def _say(message: str, paint: Paint) -> str:
    return f"{paint('  say:', 'faint')} {shown(message)}"


def _work(part: Work, paint: Paint) -> str:
    """One calculation; its spans are moved to the lines that came with it."""
    moved = tuple(
        replace(said, span=Span(said.span.start - part.offset, said.span.end - part.offset))
        for said in part.report.diagnostics
    )
    report = part.report.model_copy(update={"diagnostics": moved})
    title = [paint(shown(part.title), "strong")] if part.title else []
    return "\n".join([*title, render.to_text(report, part.given, paint)])


def _findings(part: Findings, paint: Paint) -> str:
    counts = ", ".join(f"{number} {outcome}" for outcome, number in part.counts())
    head = tuple(paint(word, "faint") for word in ("line", "verdict", "stated", "recomputed", "ratio"))
    rows = [
        (
            str(row.line),
            paint(row.outcome, STYLES[row.outcome]),
            shown(row.stated),
            shown(row.recomputed),
            "" if row.ratio is None else figure(row.ratio),
        )
        for row in part.rows
    ]
    unread = [f"  line {line.line}: {shown(line.text)} ({line.because or 'running text'})" for line in part.unread]
    told = [paint(f"{part.calculations} calculations: {counts}", "strong"), *aligned([head, *rows])]
    return "\n".join([*told, *([paint("not read:", "faint"), *unread] if unread else [])])


def _change(part: Change, paint: Paint) -> str:
    rows = [
        (
            word,
            one.shown,
            "" if one.pfs_days is None else f"{figure(one.pfs_days)} pfs-days",
            shown(" ".join(one.text.split())),
        )
        for word, one in (("before", part.before), ("after", part.after))
    ]
    ratio = [] if part.ratio is None else [f"after / before: {figure(part.ratio)}"]
    return "\n".join([paint(shown(part.what), "strong"), *aligned(rows), *ratio])


def _sheet(part: Sheet, paint: Paint) -> str:
    title = f"the run sheet of {shown(part.subject)}" if part.subject else "the run sheet"
    rows: list[tuple[str, str, str]] = [
        (f"  {fact.title}", shown(f"{fact.shown} {fact.unit}".strip()), "" if fact.source == "stated" else fact.source)
        for fact in part.facts
    ]
    rows += [(f"  method {way.method}", way.shown, shown(way.line)) for way in part.ways if len(part.ways) > 1]
    return "\n".join([paint(title, "faint"), *(aligned(rows) if rows else ())])


def _chart(part: Chart, paint: Paint) -> str:
    """A row for each dot, placed on a logarithmic scale."""
    powers = [math.log10(dot.value) for dot in part.dots]
    low, high = math.floor(min(powers)), max(math.ceil(max(powers)), math.floor(min(powers)) + 1)
    rows = []
    for dot, power in zip(part.dots, powers, strict=True):
        at = round((power - low) / (high - low) * (BAR - 1))
        line = f"{'·' * at}{'◆' if dot.mine else '●'}{'·' * (BAR - 1 - at)}"
        rows.append((paint(shown(dot.name), "strong") if dot.mine else shown(dot.name), line, dot.shown))
    ends = f"{figure(10.0**low)} … {figure(10.0**high)}"
    return "\n".join([f"{paint(shown(part.caption), 'strong')} {paint(f'({ends})', 'faint')}", *aligned(rows, " ")])


def _rework(part: Rework, paint: Paint) -> str:
    rows = [
        (
            f"  line {line.line}",
            shown(" ".join(line.text.split()))[:60],
            line.now or "no figure"
            if line.was == line.now
            else f"{line.was or 'no figure'} → {paint(line.now or 'no figure', 'good')}",
        )
        for line in part.lines
    ]
    return "\n".join([_wrapped(part.what), *(aligned(rows) if rows else ())])
