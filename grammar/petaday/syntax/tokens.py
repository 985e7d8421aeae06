"""One logical line while it is laid out: tokens in, tokens out, and what went wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from petaday.core.diagnostic import Span
from petaday.syntax.nodes import Chain

_TYPE, _TEXT = itemgetter(0), itemgetter(1)
OPERATORS = frozenset({"TIMES", "OVER", "PLUS", "MINUS", "CARET"})


class Token(NamedTuple):
    """A type, its text and its place."""

    type: str
    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def retyped(token: Token, as_type: str) -> Token:
    """The token as one of another type; most are of it already."""
    return token if token.type == as_type else token._replace(type=as_type)


class Trouble(NamedTuple):
    """Why a chain ended where it did: a diagnostic code, and the token at fault."""

    code: str
    span: Span


class Draft(NamedTuple):
    """One chain of equals, laid out: its tokens, how much arithmetic it holds, and what broke it off.

    `alternative` is another way to lay it out, where only the figures tell: a bracket kept as a remark, digits that are
    not joined. Digits joined must follow `exactly`. `fault` is what was raised where it should have been read.
    """

    tokens: list[Token]
    start: int
    end: int
    numbers: int
    operators: int
    equals: int
    trouble: Trouble | None
    chain: Chain | None
    alternative: Draft | None = None
    exactly: bool = False
    fault: Exception | None = None


def kinds(tokens: Iterable[Token]) -> list[str]:
    """The type of each token."""
    return [*map(_TYPE, tokens)]


def texts(tokens: Iterable[Token]) -> Iterator[str]:
    """The text of each token."""
    return map(_TEXT, tokens)


def brackets(kinds: Sequence[str]) -> list[int | None]:
    """For each bracket among the types of tokens the index of its partner; None for those without."""
    match: list[int | None] = [None] * len(kinds)
    if "LPAR" not in kinds:
        return match
    opened: list[int] = []
    for at, kind in enumerate(kinds):
        if kind == "LPAR":
            opened.append(at)
        elif kind == "RPAR" and opened:
            begin = opened.pop()
            match[begin], match[at] = at, begin
    return match


def text(tokens: Sequence[Token]) -> str:
    """The words as they stood, single-spaced where they were spaced."""
    if len(tokens) == 1:
        return tokens[0].text
    parts: list[str] = []
    for before, token in zip((None, *tokens), tokens, strict=False):
        if before and before.end != token.start:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)
