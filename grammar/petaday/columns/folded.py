"""A formula with the constants of each product multiplied into one: fewer operations, and other last digits."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import replace

from petaday.core.calculation import Node


def folded(node: Node, columns: Collection[str]) -> Node:
    """The tree with one constant a product, which comes first; nested products are one."""
    args = tuple(folded(arg, columns) for arg in node.args)
    node = replace(node, args=args) if args else node
    if node.op != "*":
        return node
    constant = node.scale
    kept: list[Node] = []
    for part in _factors(node.args, inverse=False):
        if _is_constant(part, columns):
            constant = constant / part.value if part.inverse else constant * part.value
        else:
            kept.append(part)
    if not constant or not math.isfinite(constant):
        return node
    kept.sort(key=lambda part: part.inverse)
    if constant != 1.0 or not kept or kept[0].inverse:
        kept.insert(0, Node("number", f"{constant!r}", constant, 1.0, "", node.span))
    return kept[0] if len(kept) == 1 and not node.inverse else replace(node, args=tuple(kept), scale=1.0)


def _factors(args: tuple[Node, ...], *, inverse: bool) -> Iterator[Node]:
    for arg in args:
        under = arg.inverse is not inverse
        if arg.op == "*" and arg.scale == 1.0:
            yield from _factors(arg.args, inverse=under)
        else:
            yield replace(arg, inverse=under)


def _is_constant(node: Node, columns: Collection[str]) -> bool:
    return node.text not in columns if node.op == "name" else all(_is_constant(arg, columns) for arg in node.args)
