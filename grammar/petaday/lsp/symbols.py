"""Definitions of names, and the outline of a text: its blocks, its calculations, the names it defines."""

from __future__ import annotations

from lsprotocol import types

from petaday.casebook.fences import attributes, fences, is_calc
from petaday.core.diagnostic import Span
from petaday.lsp.document import Open
from petaday.lsp.hover import result
from petaday.lsp.words import name_at
from petaday.report import Report

_LONGEST = 60


def definition(about: Open, offset: int) -> Span | None:
    """Where the name at a place is defined: by the last definition above it, or else the first one below."""
    places = about.defined()
    named = name_at(about.text, offset, [name for name, _ in places])
    if not named:
        return None
    name, used = named
    found = [place for other, place in places if other == name]
    above = [place for place in found if place.start < used.end]
    return _narrow(about.text, name, (above or found)[-1 if above else 0])


def _narrow(text: str, name: str, place: Span) -> Span:
    at = text.find(name, place.start, place.end)
    return Span(at, at + len(name)) if at >= 0 else place


def symbols(about: Open) -> list[types.DocumentSymbol]:
    """The outline, in order; what stands in a block is below it."""
    blocks = [
        (fence.span, attributes(about.text, fence.info)[0].get("id", "calc"))
        for fence in fences(about.text)
        if is_calc(about.text, fence)
    ]
    found = [_block(about, span, name) for span, name in blocks]
    outside: list[types.DocumentSymbol] = []
    for span, one in _leaves(about):
        home = next((at for at, (block, _) in enumerate(blocks) if block.start <= span.start < block.end), None)
        children = outside if home is None else found[home].children
        assert isinstance(children, list)
        children.append(one)
    return sorted([*found, *outside], key=lambda one: (one.range.start.line, one.range.start.character))


def _block(about: Open, span: Span, name: str) -> types.DocumentSymbol:
    place = about.lines.range(span)
    return types.DocumentSymbol(name, types.SymbolKind.Namespace, place, place, detail="calc", children=[])


def _leaves(about: Open) -> list[tuple[Span, types.DocumentSymbol]]:
    """The calculations, and the definitions that are no calculations."""
    found: list[tuple[Span, types.DocumentSymbol]] = []
    for report, at in about.reports():
        span = Span(report.span.start + at, report.span.end + at)
        place = about.lines.range(span)
        kind = types.SymbolKind.Variable if report.name else types.SymbolKind.Number
        detail = result(report) if report.value is not None else None
        found.append((span, types.DocumentSymbol(_title(report), kind, place, place, detail)))
    known = {span.start for span, _ in found}
    for name, span in about.defined():
        if span.start not in known:
            place = about.lines.range(span)
            found.append((span, types.DocumentSymbol(name, types.SymbolKind.Variable, place, place)))
    return sorted(found, key=lambda one: one[0])


def _title(report: Report) -> str:
    said = report.name or " ".join(report.text.split())
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
