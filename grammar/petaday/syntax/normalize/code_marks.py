"""Calculations that a sentence quotes as code: ``We need 12 days more `(900-100)*2/4=400` ``, ``96GB (`24*4`)``."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from petaday.syntax.tokens import OPERATORS, Token, texts
from petaday.units import meanings

_MARK = "`"
_JOINS = OPERATORS | {"EQ"}
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
    out: list[Token] = []
    opened = False
    for at, token in enumerate(tokens):
        if token.text != _MARK:
            out.append(token)
            continue
        opened = not opened
        if not (_joined(tokens, at - 1) if opened else _joins(tokens, at + 1)):
            out.append(token)
    return out


def _joined(tokens: Sequence[Token], at: int) -> bool:
    """Behind a sign, or at the beginning of a bracket."""
    return at >= 0 and (tokens[at].type in _JOINS or tokens[at].type == "LPAR")


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """Before a sign, a bracket or a unit."""
    if at == len(tokens):
        return False
    after = tokens[at]
    return after.type in _JOINS or after.type in _BRACKETS or (after.type == "WORD" and bool(meanings(after.text)))
