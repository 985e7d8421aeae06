"""Tokens to a syntax tree, by `grammar.lark`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from petaday.syntax import grammars
from petaday.syntax.nodes import Chain
from petaday.syntax.tokens import Token
from petaday.syntax.transformer import ToNodes

GRAMMAR = grammars.opened(Path(__file__).with_name("grammar.lark"), "chain", ToNodes())


def parse(tokens: Sequence[Token]) -> Chain | Token:
    """The chain that laid-out tokens spell, or the token that does not fit.

    >>> tokens = [Token("NUMBER", "2", 0, 1), Token("TIMES", "*", 2, 3), Token("NUMBER", "3", 4, 5)]
    >>> len(parse(tokens).sides[0].node.terms)
    2
    """
    parsed: Chain | Token = grammars.parsed(GRAMMAR, "chain", tokens)
    return parsed
