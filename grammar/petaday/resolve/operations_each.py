"""A bare 6 beside parameters and tokens counts operations: `6 * 7B parameters * 2T tokens` is 6ND.

6 * N * D                          the letters are the field's own, behind a 6
2 * 7B parameters * 300B tokens    forward passes alone
"""

from __future__ import annotations

from collections.abc import Mapping

from petaday.core.diagnostic import Span
from petaday.core.quantity import COUNT, ONE
from petaday.resolve.unit_phrases import PLAIN, Option
from petaday.syntax.nodes import Name, Node, Number, Product

_SIX = 6.0
_EACH = frozenset({2.0, 4.0, _SIX, 8.0})
"""FLOP a parameter and token: a forward pass, with frozen weights, a training step, one with full recomputation."""

_PARAMETERS = frozenset({"parameter", "parameters", "param", "params", "weights"})
_TOKENS = frozenset({"token", "tokens"})

COUNTS_OPERATIONS = PLAIN._replace(dimension=COUNT)
BECAUSE = "beside parameters and tokens this figure is operations for each of both, as in 6ND"


def operations_each(node: Node, options: Mapping[Span, Option]) -> Number | None:
    """Takes a product and what its words mean; returns its bare factor that counts operations, where there is one."""
    if not isinstance(node, Product) or any(term.inverse for term in node.terms):
        return None
    factors = [term.node for term in node.terms]
    bare = [f for f in factors if isinstance(f, Number) and not f.words and not f.label and f.value in _EACH]
    letters = {f.text for f in factors if isinstance(f, Name)} if bare and bare[0].value == _SIX else set()
    both = ("N" in letters or _counts(factors, options, _PARAMETERS)) and (
        "D" in letters or _counts(factors, options, _TOKENS)
    )
    return bare[0] if both and len(bare) == 1 else None


def _counts(factors: list[Node], options: Mapping[Span, Option], nouns: frozenset[str]) -> bool:
    """True where one factor is a plain count of what these words name."""
    found = [options.get(factor.span, PLAIN) for factor in factors if not isinstance(factor, Name)]
    return any(o.dimension == ONE and not nouns.isdisjoint(noun.casefold() for noun in o.nouns) for o in found)
