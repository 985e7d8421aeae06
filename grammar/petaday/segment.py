"""Text to chains: logical lines, and the calculations that stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from petaday.layout import OPERATORS, Draft, Layout, Token

_OPENS = frozenset({"EQ", "TIMES", "OVER"})
_CARRIES = frozenset({"EQ", "TIMES", "OVER", "PLUS", "MINUS", "CARET"})
_BULLETS = frozenset({"*", "-", "–", "+", "•", "—"})


def lines(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Logical lines: a line goes on when it ends in an operator, or the next begins with one or with an equals sign."""
    line: list[Token] = []
    blank = 0
    depth = 0
    for token in tokens:
        if token.type == "NEWLINE":
            blank += 1
            continue
        if blank and line:
            goes_on = blank == 1 and (
                line[-1].type in _CARRIES
                or (token.type in _OPENS and token.text != "*")
                or (token.type == "BOUND" and token.text == "~")
                or (token.text == "*" and line[-1].type not in {"BREAK", "COMMA"} and any(t.type == "NUMBER" for t in line) and not any(t.type == "EQ" for t in line))
                or depth > 0
            )
            if not goes_on:
                yield line
                line, depth = [], 0
            elif depth:
                depth -= 1
        if not line and blank and token.text in _BULLETS:
            blank = 0
            continue
        blank = 0
        if token.type == "LPAR":
            depth = min(depth + 3, 6)
        elif token.type == "RPAR":
            depth = 0
        line.append(token)
    if line:
        yield line


def drafts(line: list[Token]) -> Iterator[Draft]:
    """Every chain of one logical line, laid out, in order; those that hold no arithmetic too."""
    layout = Layout(line)
    at, stop = 0, len(line)
    if line and line[0].text in _BULLETS and stop > 1 and line[0].end < line[1].start:
        at = 1
    while at < stop:
        if line[at].type in {"BREAK", "COMMA", "RPAR", "EQ", "URL", "OTHER", "BOUND", "SUPER"} or line[at].type in OPERATORS - {"MINUS"}:
            at += 1
            continue
        draft, end = layout.chain(at, stop)
        if end <= at:
            at += 1
            if draft.trouble and draft.trouble.code != "PD105":
                yield draft
            continue
        yield draft
        yield from _asides(layout, draft)
        at = end


def _asides(layout: Layout, draft: Draft) -> Iterator[Draft]:
    """Calculations said in brackets: `(4*16*3300000000=211200000000 FLOP/s per machine)`."""
    pending, layout.asides = layout.asides, []
    for begin, stop in pending:
        inside = layout.tokens[begin:stop]
        if any(t.type == "EQ" for t in inside) and any(t.type in OPERATORS for t in inside):
            yield from drafts(list(inside))
