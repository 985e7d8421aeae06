"""Whether a line that begins with an operator goes on where the line before it ended."""

from __future__ import annotations

from collections.abc import Iterable

from petaday.syntax.tokens import OPERATORS, Token

BULLETS = frozenset({"*", "-", "–", "+", "•", "—"})
_CARRIES = frozenset({"EQ", *OPERATORS})
_OPENS = frozenset({"EQ", "TIMES", "OVER"})
_SIGNS = frozenset({"*", "+"})  # of arithmetic, or of a list
_DEPTH = 6


class Going:
    """What has been seen of a logical line so far; it is told each token once, when a line ends."""

    def __init__(self) -> None:
        self._last: Token | None = None
        self._before_last = -1
        self._listed = self._number = self._worked = False
        self._named, self._told = True, False
        self._equals = self._depth = 0

    def tell(self, tokens: Iterable[Token]) -> None:
        """Takes the next tokens of the line."""
        for token in tokens:
            kind = token.type
            if self._last is None:
                self._listed = token.text in BULLETS
            if kind == "EQ":
                self._equals += 1
                self._named = self._named and not self._number
                self._worked = False
            elif kind == "NUMBER":
                self._number = True
            elif kind in OPERATORS:
                self._worked = True
            elif kind == "LPAR":
                self._depth = min(self._depth + 3, _DEPTH)
            elif kind == "RPAR":
                self._depth = 0
            elif kind == "BREAK":
                self._told = True
            self._before_last = self._last.end if self._last else -1
            self._last = token

    def on(self, token: Token) -> bool:
        """True where the line goes on with a token that begins the next; a bracket stays open for some lines only."""
        last = self._last
        if last is None:
            return False
        goes_on = (
            (last.type in _CARRIES and not self._listed_next(token, last))
            or (token.type in _OPENS and token.text not in {"*", "x", "X"})
            or (token.type == "BOUND" and token.text == "~")
            or (token.text in _SIGNS and self._unfinished(token, last))
            or self._depth > 0
        )
        if goes_on and self._depth:
            self._depth -= 1
        return goes_on

    def _listed_next(self, token: Token, last: Token) -> bool:
        """`- 5%+`, and `- 4%+` under it: behind a plus that stands tight at its figure a list goes on."""
        return self._listed and last.text == "+" and last.start == self._before_last and token.text in BULLETS

    def _unfinished(self, token: Token, last: Token) -> bool:
        """Arithmetic that states no result, and no point of a list: `C = 6 * 7e9`, and `* 1e12` under it."""
        if self._listed or not self._number or last.type in {"BREAK", "COMMA"}:
            return False
        if token.text == "+" and not self._equals:
            return last.type in {"NUMBER", "WORD", "RPAR"} and not self._told  # `Hardware: 8 GPUs`, and a list
        return not self._equals or (self._equals == 1 and self._named and self._worked)
