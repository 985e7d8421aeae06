"""Semantic tokens: each factor by its role, each stated result by its verdict, each name that is defined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lsprotocol import types

from petaday.card.roles import Kind, under
from petaday.card.verdicts import LOOK
from petaday.core.diagnostic import Span
from petaday.lsp.document import Open
from petaday.report import Report

_ROLES: dict[Kind | None, str] = {
    "devices": "class",
    "time": "enumMember",
    "rate": "type",
    "share": "parameter",
    "count": "number",
    None: "number",
}
"""The role of a factor as a kind of token that every theme has a colour for."""
TYPES = [*dict.fromkeys(_ROLES.values()), "property", "variable"]
MODIFIERS = ["devices", "time", "rate", "share", "count", "definition", *dict.fromkeys(LOOK.values())]
LEGEND = types.SemanticTokensLegend(TYPES, MODIFIERS)


class Coloured(NamedTuple):
    """A place, the kind of its token, and its modifier: the role itself, or the look of a verdict."""

    span: Span
    kind: str
    modifier: str = ""


def tokens(about: Open, span: Span) -> types.SemanticTokens:
    """The tokens of the calculations in a stretch of a text, as numbers that count from each other."""
    return types.SemanticTokens(data=list(_numbers(about, _coloured(about, span))))


def _coloured(about: Open, span: Span) -> list[Coloured]:
    found = [one for report, at in about.within(span) for one in _of_report(report, at)]
    found += [
        Coloured(Span(place.start, place.start + len(name)), "variable", "definition")
        for name, place in about.defined()
        if place.start < span.end and place.end > span.start and about.text.startswith(name, place.start)
    ]
    return sorted(found)


def _of_report(report: Report, at: int) -> Iterator[Coloured]:
    roles = under(report)
    for step in report.steps:
        role = roles.get(step.span)
        kind = role.kind if role else None
        yield Coloured(_moved(step.span, at), _ROLES[kind], kind or "")
    for claim in report.claims:
        yield Coloured(_moved(claim.span, at), "property", LOOK[claim.verdict])


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _numbers(about: Open, found: Iterable[Coloured]) -> Iterator[int]:
    """Five numbers a token; one token a line, and none over another."""
    before, done = types.Position(0, 0), 0
    for one in found:
        for piece in _by_line(about, one.span):
            start = max(piece.start, done)
            start += len(about.text[start : piece.end]) - len(about.text[start : piece.end].lstrip(" :\t"))
            if start >= piece.end:
                continue
            done = piece.end
            place, end = about.lines.position(start), about.lines.position(piece.end)
            column = place.character - (before.character if place.line == before.line else 0)
            modifier = 1 << MODIFIERS.index(one.modifier) if one.modifier else 0
            yield from (place.line - before.line, column, end.character - place.character, TYPES.index(one.kind))
            yield modifier
            before = place


def _by_line(about: Open, span: Span) -> Iterator[Span]:
    start = span.start
    while start < span.end:
        end = min(about.lines.line_end(about.lines.position(start).line), span.end)
        yield Span(start, end)
        start = max(end, start) + 1
