"""The parser that every grammar here runs on: tokens in, what its rules build out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from operator import itemgetter
from typing import Any

from petaday.syntax.tokens import Token

_END = Token("$END", "", 0, 0)


_Rule = tuple[str, slice, Callable[[list[Any]], Any] | None]
"""What a rule is, where its symbols lie, and what it makes of them; None where it hands its one child on."""


class Parser:
    """An LALR parser by the tables that `make tables` derives from a grammar; `build` has one method a rule."""

    def __init__(
        self, rules: Sequence[tuple[str, str, str]], states: Sequence[Mapping[str, int]], build: object
    ) -> None:
        ends = [_rule(build, *rule) for rule in rules]
        leads: list[dict[str, Any]] = [{} for _ in states]  # each symbol to another state, or to the end of a rule
        for state, moves in zip(leads, states, strict=True):
            state.update({symbol: leads[to] if to >= 0 else ends[~to] for symbol, to in moves.items()})
        self._start = leads[0]

    def parse(self, tokens: Sequence[Token]) -> Any:
        """What the tokens come to, or the token that does not fit."""
        state = self._start
        states = [state]
        values: list[Any] = []
        for token in (*tokens, _END):
            kind = token.type
            while True:
                try:
                    move = state[kind]
                except KeyError:
                    return tokens[-1] if token is _END else token
                if move.__class__ is dict:
                    break
                origin, children, build = move
                if build is None:
                    state = states[-1] = states[-2][origin]
                    continue
                values[children] = (build(values[children]),)
                del states[children]
                state = states[-1][origin]
                states.append(state)
            state = move
            states.append(state)
            values.append(token)
        return values[0]


def _rule(methods: object, origin: str, method: str, shape: str) -> _Rule:
    size = len(shape) - shape.count("-")
    children = slice(-size if size else sys.maxsize, None)  # the last that were read
    if not method:
        return origin, children, None
    build: Callable[[Any], Any] = getattr(methods, method, _unchanged)  # lists of lark's own have no method
    return origin, children, _given(build, shape)


def _given(build: Callable[[Any], Any], shape: str) -> Callable[[list[Any]], Any]:
    """The method, given the children of a rule as it wants them: see `tables.py` for the shapes."""
    bare = shape.lstrip("-")
    missing: list[Any] = [None] * (len(shape) - len(bare))
    if shape == ".*":
        return lambda children: build([children[0], *children[1]])
    if shape.startswith("*"):
        return lambda children: build(_grown(children))
    if set(bare) <= {"."}:
        return (lambda children: build(missing + children)) if missing else build
    places = count()
    pick = itemgetter(*(-1 if sign == "-" else next(places) for sign in shape))
    if "*" in shape:
        return lambda children: build(_spliced(pick([*children, None]), shape.index("*")))
    return lambda children: build(pick([*children, None]))


def _spliced(children: Sequence[Any], at: int) -> list[Any]:
    return [*children[:at], *children[at], *children[at + 1 :]]


def _grown(children: list[Any]) -> list[Any]:
    """A list and what comes to it: it grows in place, so that a long one takes no longer than its length."""
    grown: list[Any] = children[0]
    grown += children[1:]
    return grown


def _unchanged(children: list[Any]) -> list[Any]:
    return children
