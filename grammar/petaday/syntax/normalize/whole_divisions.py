"""Divisions as code writes them, and what is left of one: `5000 * 32 // 8 * 1e-6 = 100 MB`, `1 % -1000 = -999`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from petaday.syntax.tokens import Token, texts

_OPERANDS = frozenset({"NUMBER", "RPAR", "WORD"})


def whole_divisions(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with one sign for two slashes between operands, where a result is stated behind them.

    Two slashes with no equals sign behind them open a comment. That whole things are counted is seen when a result is
    judged.

    >>> from petaday.syntax.lexer import lex
    >>> [token.text for token in whole_divisions(list(lex("5000 * 32 // 8 = 20000")))]
    ['5000', '*', '32', '//', '8', '=', '20000']
    >>> [token.text for token in whole_divisions(list(lex("x = 3 * 4 // 12")))][5:]
    ['/', '/', '12']
    """
    if "/" not in texts(tokens):
        return tokens
    states = max((at for at, token in enumerate(tokens) if token.type == "EQ"), default=0)
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.text == "/" and at + 1 < states and _is_one(tokens, at):
            token = token._replace(text="//", end=tokens[at + 1].end)
            at += 1
        out.append(token)
        at += 1
    return out


def _is_one(tokens: Sequence[Token], at: int) -> bool:
    """Two slashes that touch, between two operands."""
    first, second = tokens[at], tokens[at + 1]
    if second.text != "/" or first.end != second.start or not at:
        return False
    return tokens[at - 1].type in _OPERANDS and tokens[at + 2].type in {"NUMBER", "LPAR", "WORD"}


def remainders(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with a `%` before a number with a sign of its own as no percentage: nothing is read across it.

    >>> from petaday.syntax.lexer import lex
    >>> [token.type for token in remainders(list(lex("1 % -1000")))], [t.type for t in remainders(list(lex("5% - 3%")))]
    (['NUMBER', 'OTHER', 'MINUS', 'NUMBER'], ['NUMBER', 'WORD', 'MINUS', 'NUMBER', 'WORD'])
    """
    if "%" not in texts(tokens):
        return tokens
    return [
        token._replace(type="OTHER") if token.text == "%" and _has_signed_behind(tokens, at) else token
        for at, token in enumerate(tokens)
    ]


def _has_signed_behind(tokens: Sequence[Token], at: int) -> bool:
    """Blanks around the sign, and none behind the minus that follows."""
    if not 0 < at < len(tokens) - 2 or tokens[at - 1].end == tokens[at].start:
        return False
    minus, number = tokens[at + 1], tokens[at + 2]
    return minus.type == "MINUS" and minus.start > tokens[at].end and minus.end == number.start
