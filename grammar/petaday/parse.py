"""Text to syntax, by the tables that `make tables` derives from `petaday.lark`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
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
            rule = _RULES[~move]
            if rule.size:
                children = values[-rule.size :]
                del states[-rule.size :], values[-rule.size :]
            else:
                children = []
            values.append(rule.build(children))
            states.append(STATES[states[-1]][rule.origin])
        if move is None:
            return tokens[-1] if token is _END else token
        states.append(move)
        values.append(token)
    chain: Chain = values[0]
    return chain


class _Rule(NamedTuple):
    origin: str
    size: int
    build: Callable[[list[Any]], Any]


def _rule(origin: str, method: str, shape: str) -> _Rule:
    build: Callable[[list[Any]], Any] = getattr(Build, method, list) if method else _handed_on
    size = len(shape) - shape.count("-")
    return _Rule(origin, size, build if set(shape) <= {"."} else lambda children: build(_placed(children, shape)))


def _handed_on(children: list[Any]) -> Any:
    return children[0]


def _placed(children: list[Any], shape: str) -> list[Any]:
    """The children as the rule names them: see `tables.py`."""
    placed: list[Any] = []
    given = iter(children)
    for sign in shape:
        if sign == "-":
            placed.append(None)
        elif sign == ".":
            placed.append(next(given))
        else:
            placed = placed + next(given) if placed else next(given)  # a list grows in place
    return placed


_RULES = tuple(_rule(*rule) for rule in RULES)
