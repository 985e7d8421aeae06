"""Why a stated result is not judged: no arithmetic is stated.

A result is judged where factors are worked out, or where one named unit is converted into another:

    WIDTH=6144 / DEPTH=48       two settings: nothing is worked out
    p50=3.4s p99=5.1s           the same unit twice is no conversion
    500 PF = 0.0058 pfs-days    a conversion: judged
"""

from __future__ import annotations

import re

from petaday import units
from petaday.core.quantity import ONE
from petaday.hardware.words import DEVICE_WORDS, singular
from petaday.resolve.readings import Interpretation
from petaday.resolve.resolver import Resolved, Stated
from petaday.resolve.unit_inference import near
from petaday.resolve.unit_phrases import PLAIN, Option
from petaday.syntax.keywords import TOTALS
from petaday.syntax.nodes import Call, Group, Name, Node, Number, Power, Product, Sum
from petaday.verdicts.unjudged.places import between

_TOTAL = re.compile(r"(?i)\b(?:total|gives?|yields?|makes?|comes?|amounts?|works?)\b")  # what was worked is not written


def states_nothing(resolved: Resolved, stated: Stated, text: str) -> str:
    """Why a stated result is none, where nothing is worked out and nothing converted; empty where it is one."""
    node = resolved.worked.node
    if works_something_out(node) or stated.bridge is None:
        return ""
    named = ONE not in (resolved.reading.quantity.dimension, stated.reading.quantity.dimension)
    if (
        named
        and not _TOTAL.search(between(resolved, stated.side, text))
        and _converts(_unit(resolved.reading, node), _unit(stated.reading, stated.side.node))
    ):
        return ""
    if (
        not stated.bridge.lent
        and near(stated.bridge.claim, stated.bridge.worked)
        and not _alike(node, stated.side.node)
    ):
        return ""  # `175B = 1.75e11`: the same figure, written in another way
    return "no arithmetic is stated: nothing is worked out, and no unit converted into another"


def works_something_out(node: Node) -> bool:
    """True for arithmetic between numbers, or names that have a value; a lone figure with its units is none."""
    if isinstance(node, Group):
        return works_something_out(node.inner)
    if isinstance(node, (Product, Sum)):
        figures = [t for t in node.terms if not (isinstance(t.node, Name) and units.meanings(t.node.text))]
        return len(figures) > 1 or any(works_something_out(t.node) for t in figures)
    return isinstance(node, (Call, Power))


def _alike(one: Node, other: Node) -> bool:
    """True for two figures that are written the same: no statement makes them equal."""
    return isinstance(one, Number) and isinstance(other, Number) and one.text == other.text


def _unit(reading: Interpretation, node: Node) -> Option:
    """The words behind a lone figure, as they were read; a unit of no size where it is spread over several operands."""
    inner = node.inner if isinstance(node, Group) and not node.words else node
    return reading.choice.options.get(inner.span, PLAIN._replace(factor=0.0))


def _converts(ours: Option, theirs: Option) -> bool:
    """True where one named unit is said to be another, `GB` to be `Gb` too.

    A name behind the first begins what follows (`3.4s p99=`); a word for devices or for a total does not.
    """
    known = DEVICE_WORDS | TOTALS
    if any(singular(noun.casefold()) not in known and noun not in theirs.nouns for noun in ours.nouns):
        return False
    return ours.factor != theirs.factor or bool(ours.picks) != bool(theirs.picks)
