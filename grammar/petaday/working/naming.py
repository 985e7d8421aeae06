"""What a calculation is called, and its legend."""

from __future__ import annotations

from petaday.resolve.resolver import Resolved
from petaday.syntax.nodes import Name, Node, Product


def name_of(resolved: Resolved) -> str:
    """The name that a calculation defines or is labelled with; empty when it has none."""
    legend = resolved.legend
    if legend and isinstance(legend.node, Name):
        return legend.node.text.strip(" :").split(":")[-1].strip()
    node: Node = resolved.worked.node
    while isinstance(node, Product):
        node = node.terms[0].node
    label = getattr(node, "label", "")
    return resolved.defines or (label.rstrip(" :") if label.endswith(":") else "")


def legend_of(resolved: Resolved, text: str) -> str:
    """The side that says the calculation in words, as written; empty when there is none, or when it is the name."""
    legend = resolved.legend
    return legend.span.of(text) if legend and not isinstance(legend.node, Name) else ""
