"""Walks over a syntax tree: the one place that knows which node holds which."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from petaday.syntax.nodes import Call, Group, Name, Node, Number, Power, Product, Sum

Operand: TypeAlias = Number | Group | Call | Power


def children(node: Node) -> tuple[Node, ...]:
    """Takes a node; returns the nodes directly inside it, in the order they are written."""
    if isinstance(node, (Product, Sum)):
        return tuple([term.node for term in node.terms])
    if isinstance(node, Group):
        return (node.inner,)
    if isinstance(node, Power):
        return (node.base, node.exponent)
    return node.args if isinstance(node, Call) else ()


def walk(node: Node) -> Iterator[Node]:
    """Takes a tree; yields every node of it, each before what it holds, left to right, without recursion.

    >>> from petaday.core.diagnostic import Span
    >>> one, two = (Number(text, float(text), 0.0, 1, Span(0, 1)) for text in "12")
    >>> [type(node).__name__ for node in walk(Group(Power(one, two, Span(0, 3)), Span(0, 5)))]
    ['Group', 'Power', 'Number', 'Number']
    """
    stack: list[Node] = [node]
    while stack:
        at = stack.pop()
        yield at
        if not isinstance(at, (Number, Name)):
            stack += children(at)[::-1]


def operands(node: Node) -> Iterator[Operand]:
    """Takes a tree; yields every node of it that can have words behind it and has a value, left to right."""
    stack: list[Node] = [node]
    while stack:
        at = stack.pop()
        if isinstance(at, Number):
            yield at
        elif isinstance(at, (Product, Sum)):
            stack += [term.node for term in reversed(at.terms)]
        elif not isinstance(at, Name):
            yield at
            stack += children(at)[::-1]


def numbers(node: Node) -> Iterator[Number]:
    """Takes a tree; yields every number of it, left to right."""
    return (at for at in walk(node) if isinstance(at, Number))


def names(node: Node) -> Iterator[Name]:
    """Takes a tree; yields every name of it, left to right."""
    return (at for at in walk(node) if isinstance(at, Name))


def products(node: Node) -> Iterator[Product]:
    """Takes a tree; yields every product of it, left to right."""
    return (at for at in walk(node) if isinstance(at, Product))


def factors(node: Node, *, inverse: bool = False) -> Iterator[tuple[Number, bool]]:
    """Takes a tree; yields the numbers the whole is proportional to, each with whether it is divided by.

    Numbers in a sum, a power or a function are none.
    """
    if isinstance(node, Number):
        yield node, inverse
    elif isinstance(node, Group):
        yield from factors(node.inner, inverse=inverse)
    elif isinstance(node, Product):
        for term in node.terms:
            yield from factors(term.node, inverse=inverse is not term.inverse)


def mapped(node: Node, change: Callable[[Node], Node]) -> Node:
    """Takes a tree and a function of one node; returns the tree with each node changed by it, the innermost first."""
    if isinstance(node, (Product, Sum)):
        terms = tuple([term._replace(node=mapped(term.node, change)) for term in node.terms])
        return change(node._replace(terms=terms))
    if isinstance(node, Group):
        return change(node._replace(inner=mapped(node.inner, change)))
    if isinstance(node, Power):
        return change(node._replace(base=mapped(node.base, change), exponent=mapped(node.exponent, change)))
    if isinstance(node, Call):
        return change(node._replace(args=tuple([mapped(arg, change) for arg in node.args])))
    return change(node)
