"""One logical line while it is laid out: tokens in, tokens out, and what went wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from petaday.diagnostic import Span

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

    `otherwise` is another way to lay it out, where only the figures tell: a bracket kept as a remark, digits that are
    not joined. Digits joined must follow `exactly`.
    """

    tokens: list[Token]
    start: int
    end: int
    numbers: int
    operators: int
    equals: int
    trouble: Trouble | None
    otherwise: Draft | None = None
    exactly: bool = False


Mark = tuple[int, int, int]


class Line:
    """Tokens of a line with their brackets matched, and what has been laid out so far.

    Positions are token indexes; `stop` is one past the last token that may be looked at. `known` are names defined
    before.
    """

    def __init__(self, tokens: Sequence[Token], known: Collection[str] = ()) -> None:
        self.tokens = tokens
        self.kinds = kinds(tokens)
        self.known = known
        self.match = brackets(self.kinds)
        self.asides: list[tuple[int, int]] = []
        self.begin()

    def begin(self) -> None:
        """Start a chain afresh."""
        self.out: list[Token] = []
        self.numbers = self.operators = 0
        self.trouble: Trouble | None = None
        self.bound: Token | None = None
        self.looks_behind = False
        self.joined: tuple[int, bool] | None = None

    def kind(self, at: int, stop: int) -> str:
        """Type of the token, or an empty string at the end."""
        return self.kinds[at] if at < stop else ""

    def word(self, at: int) -> str:
        """Text of the token, in small letters."""
        return self.tokens[at].text.lower()

    def closes(self, at: int, stop: int) -> int | None:
        """Where the bracket at this place is closed, if that is within reach."""
        close = self.match[at]
        return close if close is not None and close < stop else None

    def emit(self, token: Token) -> None:
        """Lay a token out."""
        self.out.append(token)
        kind = token.type
        if kind == "NUMBER":
            self.numbers += 1
        elif kind in OPERATORS:
            self.operators += 1

    def mark(self) -> Mark:
        """Where `back` can return to."""
        return len(self.out), self.numbers, self.operators

    def back(self, mark: Mark) -> None:
        """Take back all that was laid out since."""
        del self.out[mark[0] :]
        _, self.numbers, self.operators = mark

    def blame(self, code: str, at: int, stop: int) -> None:
        """Note what broke the chain off; the first trouble stays."""
        at = min(at, stop - 1, len(self.tokens) - 1)
        if self.trouble is None and at >= 0:
            self.trouble = Trouble(code, self.tokens[at].span)

    def remark(self, begin: int, end: int, *, outer: bool = False) -> None:
        """Keep tokens as something said in passing; `outer` counts the brackets around them in."""
        inside = self.tokens[begin:end]
        if inside:
            first, last = (self.tokens[begin - 1], self.tokens[end]) if outer else (inside[0], inside[-1])
            self.emit(Token("REMARK", text(inside), first.start, last.end))


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
