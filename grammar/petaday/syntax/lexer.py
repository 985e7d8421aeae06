"""Splits text into tokens."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from petaday.syntax import grammars
from petaday.syntax.parser import GRAMMAR
from petaday.syntax.tokens import Token

_TERMINALS = grammars.terminals(GRAMMAR)
_IGNORED = frozenset(GRAMMAR.lexer_conf.ignore)

NUMBER = next(one for one in GRAMMAR.terminals if one.name == "NUMBER").pattern.to_regexp()
"""How a number is written, as a regular expression without groups of its own."""


def lex(text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Token]:
    """Tokens of a text, or of a stretch of one; never fails: what is none of a calculation is one of its prose."""
    new = tuple.__new__  # what Token calls too: most of what is made here is tokens
    for found in _TERMINALS.finditer(text, start, end):
        kind = found.lastgroup
        if kind not in _IGNORED:
            yield new(Token, (kind, found[0], found.start(), found.end()))
