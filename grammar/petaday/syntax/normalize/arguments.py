"""A comma between the two arguments of a function is no decimal comma: `min(0,5)`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from petaday.syntax.tokens import Token, texts

_OF_SEVERAL = frozenset({"min", "max", "sum", "mean", "gmean"})
_TWO = re.compile(r"(\d+),(\d+)")


def arguments(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with the one number of such a function's bracket as the two that it holds.

    >>> from petaday.syntax.lexer import lex
    >>> [token.text for token in arguments(list(lex("min(0,5) * sqrt(0,5)")))]
    ['min', '(', '0', ',', '5', ')', '*', 'sqrt', '(', '0,5', ')']
    """
    if _OF_SEVERAL.isdisjoint(texts(tokens)):
        return tokens
    out: list[Token] = []
    for at, token in enumerate(tokens):
        two = _TWO.fullmatch(token.text) if at > 1 and token.type == "NUMBER" else None
        alone = tokens[at - 1].text == "(" and at + 1 < len(tokens) and tokens[at + 1].text == ")"
        if two and alone and tokens[at - 2].text in _OF_SEVERAL:
            middle = token.start + two.start(2)
            out.append(Token("NUMBER", two[1], token.start, middle - 1))
            out.append(Token("COMMA", ",", middle - 1, middle))
            out.append(Token("NUMBER", two[2], middle, token.end))
        else:
            out.append(token)
    return out
