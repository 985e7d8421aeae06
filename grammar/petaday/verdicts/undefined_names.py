"""Finds the name in a legend that nothing defines, and the figure it would need for both sides to agree."""

from __future__ import annotations

from petaday.core.figures import figure
from petaday.resolve.names import NOTHING
from petaday.resolve.readings import interpretations
from petaday.resolve.resolver import Resolved
from petaday.resolve.side_kinds import first_unknown
from petaday.resolve.unit_inference import bridge
from petaday.syntax.nodes import Node, Number, Product


def undefined_name(legend: Node, resolved: Resolved) -> tuple[str, str]:
    """The first undefined name of a legend, and its figure where it is the only one and a factor, else an empty string.

    >>> from petaday.resolve.resolver import resolve
    >>> from petaday.syntax.chains import drafts, lines
    >>> from petaday.syntax.lexer import lex
    >>> from petaday.syntax.parser import parse
    >>> [draft] = [d for line in lines(lex("2 days * 3 TFLOP/s * MFU = 2e17 FLOP")) for d in drafts(line)]
    >>> [found] = resolve(parse(draft.tokens))[0]
    >>> undefined_name(found.legend.node, found)
    ('MFU', '0.3858')
    """
    name = first_unknown(legend, NOTHING)
    if name is None:
        return "this", ""
    if not isinstance(legend, Product) or [t.inverse for t in legend.terms if t.node == name] != [False]:
        return name.text, ""
    one = Number("1", 1.0, 0.0, 0, name.span)
    rest = legend._replace(terms=tuple(t._replace(node=one) if t.node == name else t for t in legend.terms))
    if first_unknown(rest, NOTHING):
        return name.text, ""
    found, _ = interpretations(rest)
    links = (bridge(reading, rest, resolved.reading, resolved.worked.node) for reading in found)
    link = next((link for link in links if link and link.worked), None)
    return name.text, figure(link.claim / link.worked) if link else ""
