"""Text to syntax, by the tables that `make tables` derives from `petaday.lark`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from petaday.build import Build
from petaday.lalr import Parser
from petaday.line import Token
from petaday.syntax import Chain
from petaday.tables import IGNORED, RULES, STATES, TERMINALS

_TERMINALS = re.compile(TERMINALS)
_PARSER = Parser(RULES, STATES, Build)


def lex(text: str) -> Iterator[Token]:
    """Tokens of a text; never fails: what is no token of a calculation is a token of the prose around it."""
    new = tuple.__new__  # what Token calls too: most of what is made here is tokens
    for found in _TERMINALS.finditer(text):
        kind = found.lastgroup
        if kind not in IGNORED:
            yield new(Token, (kind, found[0], found.start(), found.end()))


def parse(tokens: Sequence[Token]) -> Chain | Token:
    """The chain that laid-out tokens spell, or the token that does not fit.

    >>> tokens = [Token("NUMBER", "2", 0, 1), Token("TIMES", "*", 2, 3), Token("NUMBER", "3", 4, 5)]
    >>> len(parse(tokens).sides[0].node.terms)
    2
    """
    parsed: Chain | Token = _PARSER.parse(tokens)
    return parsed
