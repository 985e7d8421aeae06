"""A chain that asks: which side holds the question mark, and what it comes to."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from petaday.calculation import Calculation, Solution
from petaday.diagnostic import Diagnostic
from petaday.evaluate import Choice
from petaday.interpret import Names
from petaday.quantity import PFS_DAY
from petaday.resolve import Resolved, resolve
from petaday.solve import marks, problem, solution, solve, solved, unknowns
from petaday.syntax import Chain, Node


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
            if any(number is mark for number in marks(node)):
                value = solve(node, choice, target)
                if value is not None:
                    return Answer(solved(chain, value), solution(mark, choice, value, text), worked)
    if not problems:
        none = "No value of `?` makes both sides equal."
        problems.append(Diagnostic("PD212", "error", none, mark.span, "Check the signs and the other figures."))
    return Answer(chain, problems=tuple(problems))


def _equations(resolved: Resolved) -> list[tuple[Node, Choice, float, bool]]:
    """Either side of the first claim that compares, and what the other makes of it."""
    stated = next((s for s in resolved.stated if s.bridge), None)
    if stated is None or stated.bridge is None:
        return []
    ours, theirs = resolved.reading, stated.reading
    scale = stated.bridge.worked / ours.quantity.value if ours.quantity.value else 1.0
    other = stated.bridge.claim / theirs.quantity.value if theirs.quantity.value else 1.0
    return [
        (resolved.worked.node, ours.choice, stated.bridge.claim / scale, True),
        (stated.side.node, theirs.choice, stated.bridge.worked / other, False),
    ]


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
