"""Text to syntax, by the tables that `make tables` derives from `grammar.lark`."""

from __future__ import annotations

from collections.abc import Sequence

from petaday.lalr import Parser
from petaday.syntax.nodes import Chain
from petaday.syntax.tokens import Token
from petaday.syntax.transformer import Build
from petaday.tables import RULES, STATES

_PARSER = Parser(RULES, STATES, Build)


def parse(tokens: Sequence[Token]) -> Chain | Token:
    """The chain that laid-out tokens spell, or the token that does not fit.

    >>> tokens = [Token("NUMBER", "2", 0, 1), Token("TIMES", "*", 2, 3), Token("NUMBER", "3", 4, 5)]
    >>> len(parse(tokens).sides[0].node.terms)
    2
    """
    parsed: Chain | Token = _PARSER.parse(tokens)
    return parsed
