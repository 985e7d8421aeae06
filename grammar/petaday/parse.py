"""Text to syntax, by the tables that `make tables` derives from `petaday.lark`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from operator import itemgetter
from typing import Any, NamedTuple

from petaday.build import Build
from petaday.line import Token
from petaday.syntax import Chain
from petaday.tables import IGNORED, RULES, STATES, TERMINALS

_TERMINALS = re.compile(TERMINALS)
_END = Token("$END", "", 0, 0)


def lex(text: str) -> Iterator[Token]:
    """Tokens of a text; never fails: what is no token of a calculation is a token of the prose around it."""
    for found in _TERMINALS.finditer(text):
        kind = found.lastgroup
        if kind and kind not in IGNORED:
            yield Token(kind, found.group(), found.start(), found.end())


def parse(tokens: Sequence[Token]) -> Chain | Token:
    """The chain that laid-out tokens spell, or the token that does not fit.

    >>> tokens = [Token("NUMBER", "2", 0, 1), Token("TIMES", "*", 2, 3), Token("NUMBER", "3", 4, 5)]
    >>> len(parse(tokens).sides[0].node.terms)
    2
    """
    states: list[int] = [0]
    values: list[Any] = []
    for token in (*tokens, _END):
        while (move := STATES[states[-1]].get(token.type)) is not None and move < 0:
            origin, size, build = _RULES[~move]
            first = len(values) - size
            if build:
                values[first:] = [build(values[first:])]
            states[first + 1 :] = [STATES[states[first]][origin]]
        if move is None:
            return tokens[-1] if token is _END else token
        states.append(move)
        values.append(token)
    chain: Chain = values[0]
    return chain


class _Rule(NamedTuple):
    """What a rule is, how many symbols it takes, and what it makes of them; None where it hands its one child on."""

    origin: str
    size: int
    build: Callable[[list[Any]], Any] | None


def _rule(origin: str, method: str, shape: str) -> _Rule:
    size = len(shape) - shape.count("-")
    if not method:
        return _Rule(origin, size, None)
    build: Callable[[Any], Any] = getattr(Build, method, _unchanged)  # lists of lark's own have no method
    given = _given(shape)
    return _Rule(origin, size, build if given is _unchanged else lambda children: build(given(children)))


def _given(shape: str) -> Callable[[list[Any]], Any]:
    """How the children of a rule become what its method is given: see `tables.py` for the shapes."""
    if shape.startswith("*"):
        return _grown
    if not shape:
        return _unchanged
    places = count()
    pick = itemgetter(*(-1 if sign == "-" else next(places) for sign in shape))
    if "*" in shape:
        return lambda children: _spliced(pick([*children, None]), shape.index("*"))
    return (lambda children: pick([*children, None])) if "-" in shape else _unchanged


def _spliced(children: Sequence[Any], at: int) -> list[Any]:
    return [*children[:at], *children[at], *children[at + 1 :]]


def _grown(children: list[Any]) -> list[Any]:
    """A list and what comes to it: it grows in place, so that a long one takes no longer than its length."""
    grown: list[Any] = children[0]
    grown += children[1:]
    return grown


def _unchanged(children: list[Any]) -> list[Any]:
    return children


_RULES = tuple(_rule(*rule) for rule in RULES)
