"""The parser that every grammar here runs on: tokens in, what its rules build out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from petaday.line import Token

_END = Token("$END", "", 0, 0)


class _Rule(NamedTuple):
    origin: str
    size: int
    build: Callable[[list[Any]], Any]


class Parser:
    """An LALR parser by the tables that `make tables` derives from a grammar; `build` has one method a rule."""

    def __init__(
        self, rules: Sequence[tuple[str, str, str]], states: Sequence[Mapping[str, int]], build: object
    ) -> None:
        self._states = states
        self._rules = tuple(_rule(build, *rule) for rule in rules)

    def parse(self, tokens: Sequence[Token]) -> Any:
        """What the tokens come to, or the token that does not fit."""
        states: list[int] = [0]
        values: list[Any] = []
        for token in (*tokens, _END):
            while (move := self._states[states[-1]].get(token.type)) is not None and move < 0:
                rule = self._rules[~move]
                if rule.size:
                    children = values[-rule.size :]
                    del states[-rule.size :], values[-rule.size :]
                else:
                    children = []
                values.append(rule.build(children))
                states.append(self._states[states[-1]][rule.origin])
            if move is None:
                return tokens[-1] if token is _END else token
            states.append(move)
            values.append(token)
        return values[0]


def _rule(methods: object, origin: str, method: str, shape: str) -> _Rule:
    build: Callable[[list[Any]], Any] = getattr(methods, method, list) if method else _handed_on
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
