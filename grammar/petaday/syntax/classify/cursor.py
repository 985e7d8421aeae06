"""A line while its words are classified: tokens in, tokens out, and what went wrong."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from petaday.syntax.tokens import OPERATORS, Token, brackets, kinds, text

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
        self.signs = [at for at, kind in enumerate(self.kinds) if kind == "EQ"]
        self.asides: list[tuple[int, int]] = []
        self.begin()

    def begin(self) -> None:
        """Start a chain afresh."""
        self.out: list[Token] = []
        self.marks: list[tuple[int, int]] = []
        self.numbers = self.operators = 0
        self.refused: int | None = None
        self.limit = False
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

    def next_equals(self, at: int, stop: int) -> int | None:
        """The next equals sign from here, if that is within reach."""
        following = bisect_left(self.signs, at)
        return self.signs[following] if following < len(self.signs) and self.signs[following] < stop else None

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
        while self.marks and self.marks[-1][0] > mark[0]:
            self.marks.pop()

    def refuse(self, at: int, *, limit: bool = False) -> None:
        """Note the token that cannot belong here; `limit` where only too much has been nested."""
        self.refused, self.limit = at, limit

    def remark(self, begin: int, end: int, *, outer: bool = False) -> None:
        """Keep tokens as something said in passing; `outer` counts the brackets around them in."""
        inside = self.tokens[begin:end]
        if inside:
            first, last = (self.tokens[begin - 1], self.tokens[end]) if outer else (inside[0], inside[-1])
            self.emit(Token("REMARK", text(inside), first.start, last.end))
