"""Tokens to a syntax tree, by `grammar.lark`: all of them, or as many as make a chain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import lark

from petaday.core import package_data
from petaday.syntax import grammars
from petaday.syntax.nodes import Chain
from petaday.syntax.tokens import Token
from petaday.syntax.transformer import ToNodes

GRAMMAR = grammars.opened(
    package_data.read("petaday.syntax", "grammar.lark"),
    package_data.beside(__file__, "grammar.saved"),
    "chain",
    ToNodes(),
)
_END = lark.Token("$END", "")


class Prefix(NamedTuple):
    """As many tokens as make a chain, and the chain; where the parser stopped, and whether an operand was due there."""

    size: int
    chain: Chain | None
    stopped: int
    due: bool


def parse(tokens: Sequence[Token]) -> Chain | Token:
    """The chain that laid-out tokens spell, or the token that does not fit.

    >>> tokens = [Token("NUMBER", "2", 0, 1), Token("TIMES", "*", 2, 3), Token("NUMBER", "3", 4, 5)]
    >>> len(parse(tokens).sides[0].node.terms)
    2
    """
    parsed: Chain | Token = grammars.parsed(GRAMMAR, "chain", tokens)
    return parsed


def longest(tokens: Sequence[Token], ends: Sequence[int]) -> Prefix:
    """The longest beginning of the tokens that is a chain, among those of a size in `ends`, in order.

    >>> tokens = [Token("NUMBER", "2", 0, 1), Token("TIMES", "*", 2, 3), Token("OTHER", "§", 4, 5)]
    >>> longest(tokens, [1]).size, longest(tokens, [1]).stopped, longest(tokens, [1]).due
    (1, 2, True)
    """
    if len(tokens) == 1 and tokens[0].type == "NAME":  # most words of prose
        return Prefix(1, _named(tokens[0]), 1, due=False) if 1 in ends else Prefix(0, None, 1, due=False)
    parser: Any = GRAMMAR.parse_interactive(start="chain")
    feed = parser.parser_state.feed_token
    size = depth = 0
    at, due = len(tokens), False
    places = frozenset(ends)
    for at, token in enumerate(tokens):
        if at in places and not depth and "$END" in parser.choices():
            size = at
        try:
            feed(token)
        except lark.UnexpectedToken as error:
            due = "NUMBER" in error.expected
            break
        depth += (token.type == "LPAR") - (token.type == "RPAR")
    else:
        at, due = len(tokens), "NUMBER" in parser.choices()
        if at in places and not depth and "$END" in parser.choices():
            size = at
    if not size:
        return Prefix(0, None, at, due)
    if size == at:
        return Prefix(size, parser.feed_token(_END), at, due)
    return Prefix(size, grammars.parsed(GRAMMAR, "chain", tokens[:size]), at, due)


def _named(token: Token) -> Chain:
    """What the grammar makes of a name alone."""
    return ToNodes.chain([ToNodes.side([None, ToNodes.name([None, token, ()])])])
