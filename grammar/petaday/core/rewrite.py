"""Changes every place, or every quoted text, in the record of a calculation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from petaday.core.calculation import Calculation, Claim, Conjecture, Node, Reading, Solution, Step, Uncertain
from petaday.core.diagnostic import Diagnostic, Span

Move = Callable[[Span], Span]
Clean = Callable[[str], str]
Placed = TypeVar("Placed", Uncertain, Solution, Reading, Step, Claim, Diagnostic)


def with_spans(found: Calculation, move: Move) -> Calculation:
    """The calculation with every span in it moved; its own text is left as it is."""
    return replace(
        found,
        span=move(found.span),
        uncertain=_moved(found.uncertain, move),
        solution=replace(found.solution, span=move(found.solution.span)) if found.solution else None,
        readings=_moved(found.readings, move),
        steps=_moved(found.steps, move),
        claims=_moved(found.claims, move),
        diagnostics=_moved(found.diagnostics, move),
        tree=_moved_tree(found.tree, move) if found.tree else None,
    )


def _moved(records: tuple[Placed, ...], move: Move) -> tuple[Placed, ...]:
    return tuple([replace(one, span=move(one.span)) for one in records])


def _moved_tree(node: Node, move: Move) -> Node:
    return replace(node, span=move(node.span), args=tuple([_moved_tree(arg, move) for arg in node.args]))


def with_texts(found: Calculation, clean: Clean) -> Calculation:
    """The calculation with every text in it that may quote the author cleaned; units and codes quote nobody."""
    return replace(
        found,
        text=clean(found.text),
        name=clean(found.name),
        legend=clean(found.legend),
        shown=clean(found.shown),
        bound=clean(found.bound),
        uncertain=tuple([replace(one, text=clean(one.text)) for one in found.uncertain]),
        solution=_clean_solution(found.solution, clean) if found.solution else None,
        readings=tuple([_clean_reading(one, clean) for one in found.readings]),
        steps=tuple([_clean_step(one, clean) for one in found.steps]),
        claims=tuple([_clean_claim(one, clean) for one in found.claims]),
        diagnostics=tuple([replace(d, message=clean(d.message), help=clean(d.help)) for d in found.diagnostics]),
        tree=_clean_tree(found.tree, clean) if found.tree else None,
    )


def _clean_solution(one: Solution, clean: Clean) -> Solution:
    return replace(one, text=clean(one.text), shown=clean(one.shown))


def _clean_reading(one: Reading, clean: Clean) -> Reading:
    return replace(
        one,
        word=clean(one.word),
        reading=clean(one.reading),
        because=clean(one.because),
        alternatives=tuple(map(clean, one.alternatives)),
    )


def _clean_step(one: Step, clean: Clean) -> Step:
    return replace(one, text=clean(one.text), label=clean(one.label), shown=clean(one.shown), note=clean(one.note))


def _clean_claim(one: Claim, clean: Clean) -> Claim:
    precision = one.precision
    return replace(
        one,
        text=clean(one.text),
        recomputed_shown=clean(one.recomputed_shown),
        because=clean(one.because),
        conjectures=tuple([_clean_conjecture(guess, clean) for guess in one.conjectures]),
        precision=replace(precision, bound=clean(precision.bound)) if precision else None,
    )


def _clean_conjecture(one: Conjecture, clean: Clean) -> Conjecture:
    return replace(one, text=clean(one.text))


def _clean_tree(node: Node, clean: Clean) -> Node:
    return replace(
        node,
        text=clean(node.text),
        label=clean(node.label),
        args=tuple([_clean_tree(arg, clean) for arg in node.args]),
    )
