"""Splits text into tokens."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.syntax import grammars
from petaday.syntax.parser import GRAMMAR
from petaday.syntax.tokens import Token

_TERMINALS = grammars.terminals(GRAMMAR)
_IGNORED = frozenset(GRAMMAR.lexer_conf.ignore)


def lex(text: str) -> Iterator[Token]:
    """Tokens of a text; never fails: what is no token of a calculation is a token of the prose around it."""
    new = tuple.__new__  # what Token calls too: most of what is made here is tokens
    for found in _TERMINALS.finditer(text):
        kind = found.lastgroup
        if kind not in _IGNORED:
            yield new(Token, (kind, found[0], found.start(), found.end()))
