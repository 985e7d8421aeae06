"""Walks over a syntax tree."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.syntax.nodes import Call, Group, Node, Number, Power, Product, Sum


def nodes(node: Node) -> Iterator[Node]:
    """Every node of the tree, left to right, without recursion."""
    stack: list[Node] = [node]
    while stack:
        at = stack.pop()
        yield at
        if isinstance(at, (Product, Sum)):
            stack.extend(t.node for t in reversed(at.terms))
        elif isinstance(at, Group):
            stack.append(at.inner)
        elif isinstance(at, Call):
            stack.extend(reversed(at.args))
        elif isinstance(at, Power):
            stack += [at.exponent, at.base]


def operands(node: Node) -> Iterator[Number | Group | Call | Power]:
    """Every operand that can have words behind it, left to right; each reading asks, so that the walk is its own."""
    stack: list[Node] = [node]
    while stack:
        at = stack.pop()
        if isinstance(at, Number):
            yield at
        elif isinstance(at, (Product, Sum)):
            stack += [t.node for t in at.terms[::-1]]
        elif isinstance(at, Group):
            yield at
            stack.append(at.inner)
        elif isinstance(at, Call):
            yield at
            stack.extend(reversed(at.args))
        elif isinstance(at, Power):
            yield at
            stack += [at.exponent, at.base]


def products(node: Node) -> Iterator[Product]:
    """Every product in the tree."""
    stack: list[Node] = [node]
    while stack:
        at = stack.pop()
        if isinstance(at, (Product, Sum)):
            if isinstance(at, Product):
                yield at
            stack += [t.node for t in at.terms if not isinstance(t.node, Number)]
        elif isinstance(at, Group):
            stack.append(at.inner)
        elif isinstance(at, Call):
            stack.extend(at.args)
        elif isinstance(at, Power):
            stack.append(at.base)
