"""Builds the resolved tree of the worked side, as data."""

from __future__ import annotations

from dataclasses import replace

from petaday.core.calculation import Node as Tree
from petaday.core.quantity import Quantity
from petaday.resolve.evaluate import evaluate, terms
from petaday.resolve.readings import Interpretation
from petaday.resolve.unit_phrases import PLAIN
from petaday.syntax.nodes import Call, Group, Name, Node, Number, Power, Product, Sum


def _ends(number: Number, factor: float) -> tuple[float | None, float | None]:
    return (number.spread.low * factor, number.spread.high * factor) if number.spread else (None, None)


def tree(node: Node, reading: Interpretation) -> Tree:
    """The worked side as data, every number with its unit's scale."""
    return _tree(node, reading, reading.quantity)


def _tree(node: Node, reading: Interpretation, quantity: Quantity | None = None, *, inverse: bool = False) -> Tree:
    quantity = quantity or evaluate(node, reading.choice)
    words = " ".join(
        w.text if w.how != "per" else f"/ {w.text}" for w in getattr(node, "words", ()) if w.how != "remark"
    )
    option = reading.choice.options.get(node.span, PLAIN)
    if isinstance(node, Number):
        low, high = _ends(node, option.factor)
        return Tree("number", node.text, quantity.value, option.factor, words, node.span, (), inverse, low, high)
    if isinstance(node, Name):
        alone = Tree("name", node.text, -quantity.value if node.negative else quantity.value, 1.0, "", node.span)
        return _signed(alone, inverse=inverse) if node.negative else replace(alone, inverse=inverse)
    if isinstance(node, (Product, Sum)):
        summed = terms(node, reading.choice) if isinstance(node, Sum) else []
        args = []
        for at, term in enumerate(node.terms):
            part = _tree(term.node, reading, inverse=term.inverse)
            if summed and part.op == "number" and summed[at][1] != 1.0:
                part = replace(part, value=part.value * summed[at][1], scale=summed[at][1])
            args.append(part)
        return Tree(
            "*" if isinstance(node, Product) else "+", "", quantity.value, 1.0, "", node.span, tuple(args), inverse
        )
    if isinstance(node, Group):
        inner = _tree(node.inner, reading)
        if option.factor == 1.0 and not node.negative and not (words and inner.label):
            named = words or inner.label
            return replace(inner, label=named, span=node.span, inverse=inverse)
        sign = -1.0 if node.negative else 1.0
        unit_node = Tree(
            "number", "-1" if node.negative else "1", sign * option.factor, option.factor, words, node.span
        )
        return Tree("*", "", quantity.value, 1.0, "", node.span, (inner, unit_node), inverse)
    if isinstance(node, Power):
        args = [_tree(node.base, reading), _tree(node.exponent, reading)]
        return Tree("^", "", quantity.value, option.factor, words, node.span, tuple(args), inverse)
    assert isinstance(node, Call)
    value = -quantity.value if node.negative else quantity.value
    parts = tuple(_tree(a, reading) for a in node.args)
    called = Tree("call", node.function, value, option.factor, words, node.span, parts)
    return _signed(called, inverse=inverse) if node.negative else replace(called, inverse=inverse)


def _signed(part: Tree, *, inverse: bool) -> Tree:
    """A part under a minus."""
    minus = Tree("number", "-1", -1.0, 1.0, "", part.span)
    return Tree("*", "", -part.value, 1.0, "", part.span, (minus, part), inverse)
