"""Calculations that a sentence quotes as code: ``We need 12 days more `(900-100)*2/4=400` ``, ``96GB (`24*4`)``."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from petaday.syntax.tokens import OPERATORS, Token, texts
from petaday.units import meanings

_MARK = "`"
_JOINS = OPERATORS | {"EQ"}
_WORKS = OPERATORS - {"MINUS"}
_BRACKETS = frozenset({"LPAR", "RPAR"})


def code_marks(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens without the marks of code that go inside a calculation; all others end what they stand in.

    A mark goes inside where a sign or a unit joins the code to the words around it, and where code fills a bracket.

    >>> from petaday.syntax.lexer import lex
    >>> "".join(token.text for token in code_marks(list(lex("96GB (`24*4`)"))))
    '96GB(24*4)'
    >>> "".join(token.text for token in code_marks(list(lex("12 days `8*2` = 16"))))
    '12days`8*2=16'
    """
    if _MARK not in texts(tokens):
        return tokens
    marks = [at for at, token in enumerate(tokens) if token.text == _MARK]
    dropped: set[int] = set()
    for opens, shuts in zip(marks[::2], marks[1::2], strict=False):
        if any(token.type in _WORKS for token in tokens[opens:shuts]):
            dropped |= {opens} if _joined(tokens, opens - 1) else set()
            dropped |= {shuts} if _joins(tokens, shuts + 1) else set()
    return [token for at, token in enumerate(tokens) if at not in dropped]


def _joined(tokens: Sequence[Token], at: int) -> bool:
    """Behind a sign or a colon, or at the beginning of a bracket."""
    return at >= 0 and (tokens[at].type in _JOINS or tokens[at].type == "LPAR" or tokens[at].text == ":")


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Before a sign, a bracket or a unit."""
    if at == len(tokens):
        return False
    after = tokens[at]
    return after.type in _JOINS or after.type in _BRACKETS or (after.type == "WORD" and bool(meanings(after.text)))
