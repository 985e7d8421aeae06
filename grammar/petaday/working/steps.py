"""Works a resolved side line by line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from petaday.core.calculation import Step
from petaday.core.figures import shown
from petaday.core.quantity import ONE, Quantity
from petaday.resolve.evaluate import evaluate, terms
from petaday.resolve.readings import Interpretation
from petaday.resolve.unit_phrases import PLAIN
from petaday.syntax.nodes import Group, Name, Node, Number, Power, Product, Sum

MAX_STEPS = 400


def steps(node: Node, reading: Interpretation, text: str) -> tuple[Step, ...]:
    """The worked lines of a side, in the order they are written; brackets one level deeper, before their line.

    A side of more than 400 lines is worked all the same; its lines stop there.
    """
    return tuple(islice(_steps(node, reading, text, 0), MAX_STEPS))


def _steps(node: Node, reading: Interpretation, text: str, depth: int) -> Iterator[Step]:
    if not isinstance(node, (Product, Sum)):
        yield from _steps_inside(node, reading, text, depth)
        part = evaluate(node, reading.choice)
        yield _step(node, reading, text, sign="", part=part, running=part, depth=depth)
        return
    running = Quantity(1.0) if isinstance(node, Product) else Quantity(0.0)
    summed = terms(node, reading.choice) if isinstance(node, Sum) else []
    for at, term in enumerate(node.terms):
        yield from _steps_inside(term.node, reading, text, depth)
        part = summed[at][0] if summed else evaluate(term.node, reading.choice)
        if isinstance(node, Product):
            sign = ("" if at == 0 else "×") if not term.inverse else "÷"
            running = (
                Quantity(running.value / part.value, running.dimension / part.dimension)
                if term.inverse
                else Quantity(running.value * part.value, running.dimension * part.dimension)
            )
        else:
            sign = ("" if at == 0 else "+") if not term.inverse else "−"
            running = Quantity(running.value + (-part.value if term.inverse else part.value), part.dimension)
        yield _step(term.node, reading, text, sign=sign, part=part, running=running, depth=depth)


def _steps_inside(node: Node, reading: Interpretation, text: str, depth: int) -> Iterator[Step]:
    inner = node.inner if isinstance(node, Group) else node.base if isinstance(node, Power) else None
    if isinstance(inner, Group):
        yield from _steps_inside(inner, reading, text, depth)
    elif isinstance(inner, (Product, Sum)):
        yield from _steps(inner, reading, text, depth + 1)


def _step(
    node: Node, reading: Interpretation, text: str, *, sign: str, part: Quantity, running: Quantity, depth: int
) -> Step:
    named = getattr(node, "label", "")  # `First layer: 20`: the name is the line's, not the factor's
    written = " ".join(node.span.of(text).removeprefix(named if named.endswith(":") else "").split())
    given = [(s.unit, s.because) for s in reading.supplied if s.span == node.span]
    given += [(rate.unit, rate.because) for rate in reading.listed if rate.named.operand == node.span]
    note = "; ".join([because for _, because in given])
    supplied = given[0][0] if given else ""
    return Step(
        text=written,
        span=node.span,
        operation=sign,
        label=label(node, reading),
        value=part.value,
        unit=str(part.dimension),
        shown=f"{written} {supplied}".strip() + _worth(written, part),
        running=running.value,
        running_unit=str(running.dimension),
        running_shown=shown(running.value, running.dimension),
        depth=depth,
        note=note and f"supplied: {supplied}, {note}",
    )


def _worth(written: str, part: Quantity) -> str:
    """` = 475,200 s`; empty where the factor as written already is its value: `2 GPU`, `0.33`."""
    readable = shown(part.value, part.dimension)
    if part.dimension == ONE and written.split(" ", maxsplit=1)[0].strip("()") in {readable, f"{part.value:g}"}:
        return ""
    return f" = {readable}"


def label(node: Node, reading: Interpretation) -> str:
    """What the author calls a factor: its label, its nouns, its remark."""
    if isinstance(node, Name):
        return node.text
    if isinstance(node, (Product, Sum)):
        return ""
    if isinstance(node, Group) and isinstance(node.inner, Number) and not node.words and not node.label:
        return label(node.inner, reading)
    nouns = reading.choice.options.get(node.span, PLAIN).nouns if not isinstance(node, Power) else ()
    said = getattr(node, "label", "").rstrip(" :") or " ".join(nouns)
    remarks = " ".join([w.text for w in getattr(node, "words", ()) if w.how == "remark"])
    return f"{said} ({remarks})" if remarks and said else said or remarks
