"""Formatting, as `petaday fmt` does it: the whole text, some lines of it, or the results that a line asks for."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from petaday.core.diagnostic import Span
from petaday.formatting import Edit, Style, formatted
from petaday.formatting.questions import questions
from petaday.lsp.document import Open

REWRITE = types.CodeActionKind.RefactorRewrite
_RESULTS = Style(blanks="keep", times="keep", digits="keep", units="keep", results=True)


def edits(about: Open, place: Span) -> list[types.TextEdit]:
    """The lines of a stretch of a text that are to be written in another way, as its project wants it."""
    return [
        types.TextEdit(about.lines.range(one.span), one.text) for one in _changed(about, place, about.settings.style)
    ]


def answers(about: Open, uri: str, place: Span) -> list[types.CodeAction]:
    """What writes the results that the lines of a stretch ask for, or writes them anew."""
    start = about.lines.line_start(place.start)
    stop = about.text.find("\n", place.end)
    if not questions(about.text[start : stop if stop >= 0 else len(about.text)]):
        return []
    changes = [types.TextEdit(about.lines.range(one.span), one.text) for one in _changed(about, place, _RESULTS)]
    edit = types.WorkspaceEdit(changes={uri: changes})
    return [types.CodeAction("Write the worked result", REWRITE, edit=edit)] if changes else []


def _changed(about: Open, place: Span, style: Style) -> Iterator[Edit]:
    """The lines of the stretch that change; formatting makes no line, and takes none away."""
    with about.settings.applied():
        new = formatted(about.name, about.text, style, about.before).text
    if new == about.text:
        return
    before, after = about.text.splitlines(keepends=True), new.splitlines(keepends=True)
    start = 0
    for old, line in zip(before, after, strict=True):
        span = Span(start, start + len(old))
        if old != line and span.start <= place.end and place.start < span.end:
            yield Edit(span, line)
        start = span.end
