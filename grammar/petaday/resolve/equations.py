"""Solves a chain of equals for its one question mark."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from petaday.core.calculation import Calculation, Solution
from petaday.core.diagnostic import Diagnostic
from petaday.core.figures import figure
from petaday.core.quantity import ONE, PFS_DAY, Dimension
from petaday.resolve.evaluate import Choice, evaluate
from petaday.resolve.names import Names
from petaday.resolve.resolver import Resolved, resolve
from petaday.resolve.unit_phrases import PLAIN, options
from petaday.resolve.unworkable import UnworkableError
from petaday.syntax.nodes import Chain, Node, Number, Side
from petaday.syntax.walk import mapped, numbers

_FINITE = 300  # powers of ten that a float holds


def unknowns(chain: Chain) -> list[Number]:
    """Takes a chain; returns every question mark in it."""
    return [number for side in chain.sides for number in question_marks(side.node)]


def question_marks(node: Node) -> Iterator[Number]:
    """Takes a tree; yields every question mark in it."""
    return (number for number in numbers(node) if number.unknown)


def problem(chain: Chain) -> Diagnostic | None:
    """Why a chain with question marks cannot be solved; None when it can, or holds none."""
    found = unknowns(chain)
    if len(found) > 1:
        said = f"There are {len(found)} question marks here, and one equality to solve."
        return Diagnostic("PD210", "error", said, found[1].span, "Keep one `?`, and write the other numbers.")
    if found and len(chain.sides) == 1:
        said = "Nothing says what this comes to, so `?` cannot be solved."
        return Diagnostic("PD211", "error", said, found[0].span, "Add the result: `… = 10 pfs-days`.")
    return None


def solve(node: Node, choice: Choice, target: float) -> float | None:
    """The value of the question mark that brings a side to `target` base units; None when no value does.

    Tries a power law and a straight line, which cover products and sums, then searches over magnitudes.
    """
    for guess in _guesses(node, choice, target):
        reached = _at(node, choice, guess)
        if reached is not None and math.isclose(reached, target, rel_tol=1e-9):
            return guess
    return None


def _guesses(node: Node, choice: Choice, target: float) -> Iterator[float]:
    one, two, none = (_at(node, choice, x) for x in (1.0, 2.0, 0.0))
    power = math.log2(two / one) if one and two and one * two > 0 else 0.0
    if one and power and target / one > 0 and abs(math.log10(target / one) / power) < _FINITE:
        yield (target / one) ** (1 / power)
    if one is not None and none is not None and one != none:
        yield (target - none) / (one - none)
    if none is None and one is not None and two is not None and one != two:  # x below a line: a + b / x
        yield (2 * two - 2 * one) / (2 * two - one - target) if 2 * two - one != target else 1.0
    yield from _searched(node, choice, target)


def _searched(node: Node, choice: Choice, target: float) -> Iterator[float]:
    points = [10.0 ** (exponent / 2) for exponent in range(-80, 81)]
    values = [(x, v - target) for x in points if (v := _at(node, choice, x)) is not None]
    for (one, below), (other, above) in pairwise(values):
        if below * above <= 0:
            yield _between(lambda x: (_at(node, choice, x) or target) - target, one, other, below)
            return


def _between(function: Callable[[float], float], low: float, high: float, below: float) -> float:
    for _ in range(200):
        middle = math.sqrt(low * high)
        low, high = (low, middle) if function(middle) * below <= 0 else (middle, high)
    return math.sqrt(low * high)


def _at(node: Node, choice: Choice, value: float) -> float | None:
    try:
        return evaluate(with_value(node, value), choice).value
    except (UnworkableError, OverflowError):
        return None


def with_value(node: Node, value: float) -> Node:
    """Takes a tree; returns it with its question mark worth `value`."""
    return mapped(node, lambda at: at._replace(value=value) if isinstance(at, Number) and at.unknown else at)


def solved(chain: Chain, value: float) -> Chain:
    """Takes a chain; returns it with its question mark worth `value`."""
    return chain._replace(sides=tuple(Side(with_value(s.node, value), s.span, s.bound) for s in chain.sides))


def solution(number: Number, choice: Choice, value: float, text: str) -> Solution:
    """The question mark's answer, in the author's unit and in base units."""
    option = choice.options.get(number.span, PLAIN)
    if number.words and (plain := options(number.words, {})[0]).dimension == ONE:
        option = plain  # `? H100`: how many, though a listed rate came with them
    words = " ".join(w.text if w.how == "with" else f"/ {w.text}" for w in number.words if w.how != "remark")
    dimension: Dimension = option.dimension
    return Solution(
        number.span.of(text), number.span, value * option.factor, str(dimension), f"{figure(value)} {words}".strip()
    )


class Answer(NamedTuple):
    """The chain with its question mark filled in; `worked` when it stood among the factors, not in the result."""

    chain: Chain
    solution: Solution | None = None
    worked: bool = False
    problems: tuple[Diagnostic, ...] = ()


def answer(chain: Chain, names: Names, text: str) -> Answer:
    """Solve for the one question mark of a chain; a chain without one stays as it is."""
    if "?" not in chain.span.of(text) or not unknowns(chain):
        return Answer(chain)
    said = problem(chain)
    if said:
        return Answer(chain, problems=(said,))
    mark = unknowns(chain)[0]
    found, problems = resolve(chain, names)
    for one in found:
        for node, choice, target, worked in _equations(one):
            if any(number is mark for number in question_marks(node)):
                value = solve(node, choice, target)
                if value is not None:
                    return Answer(solved(chain, value), solution(mark, choice, value, text), worked)
    if not problems:
        none = "No value of `?` makes both sides equal."
        problems.append(Diagnostic("PD212", "error", none, mark.span, "Check the signs and the other figures."))
    return Answer(chain, problems=tuple(problems))


def _equations(resolved: Resolved) -> list[tuple[Node, Choice, float, bool]]:
    """Either side of each claim that compares, and what the other makes of it."""
    ours = resolved.reading
    found = []
    for stated in resolved.stated:
        if stated.bridge is None:
            continue
        theirs = stated.reading
        scale = stated.bridge.worked / ours.quantity.value if ours.quantity.value else 1.0
        other = stated.bridge.claim / theirs.quantity.value if theirs.quantity.value else 1.0
        found += [
            (resolved.worked.node, ours.choice, stated.bridge.claim / scale, True),
            (stated.side.node, theirs.choice, stated.bridge.worked / other, False),
        ]
    return found


def answered(done: Calculation, found: Answer) -> Calculation:
    """The calculation with its answer; a question among the factors makes the answer its value.

    The side that asks states nothing, and is no claim.
    """
    asked = found.solution
    if asked is None:
        return done
    if not found.worked:
        stated = (claim for claim in done.claims if not claim.span.start <= asked.span.start < claim.span.end)
        return replace(done, solution=asked, claims=tuple(stated))
    days = asked.value / PFS_DAY if asked.unit == "FLOP" else None
    return replace(done, solution=asked, value=asked.value, unit=asked.unit, shown=asked.shown, pfs_days=days)
