"""What a calculation is called, and its legend."""

from __future__ import annotations

from petaday.resolve.resolver import Resolved
from petaday.syntax.keywords import SYMBOL
from petaday.syntax.nodes import Name, Node, Product

_LEADS = frozenset(
    {"is", "are", "get", "give", "gives", "have", "has", "let", "set", "so", "then", "thus", "where", "with", "define"}
)
"""Words that lead up to a name."""


def name_of(resolved: Resolved) -> str:
    """The name that a calculation defines or is labelled with; empty when it has none."""
    legend = resolved.legend
    if legend and isinstance(legend.node, Name):
        return _symbol(legend.node.text.strip(" :").split(":")[-1].strip())
    node: Node = resolved.worked.node
    while isinstance(node, Product):
        node = node.terms[0].node
    label = getattr(node, "label", "")
    return resolved.defines or (label.rstrip(" :") if label.endswith(":") else "")


def _symbol(said: str) -> str:
    """The name in what is said in front of an equals sign: `we get C` is C, `batch size` is all of it.

    >>> _symbol("we get C"), _symbol("where d_model"), _symbol("cost is low"), _symbol("batch size")
    ('C', 'd_model', 'cost is low', 'batch size')
    """
    before, _, last = said.rpartition(" ")
    led = before.rpartition(" ")[2].casefold() in _LEADS
    return last if led and SYMBOL.fullmatch(last) else said


def legend_of(resolved: Resolved, text: str) -> str:
    """The side that says the calculation in words, as written; empty when there is none, or when it is the name."""
    legend = resolved.legend
    return legend.span.of(text) if legend and not isinstance(legend.node, Name) else ""
