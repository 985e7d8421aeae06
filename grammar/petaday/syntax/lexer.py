"""Splits text into tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.syntax.tokens import Token
from petaday.tables import IGNORED, TERMINALS

_TERMINALS = re.compile(TERMINALS)


def lex(text: str) -> Iterator[Token]:
    """Tokens of a text; never fails: what is no token of a calculation is a token of the prose around it."""
    new = tuple.__new__  # what Token calls too: most of what is made here is tokens
    for found in _TERMINALS.finditer(text):
        kind = found.lastgroup
        if kind not in IGNORED:
            yield new(Token, (kind, found[0], found.start(), found.end()))
