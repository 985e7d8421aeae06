"""What the unit of a column may mean: every reading of `TFLOPS`, the likeliest first."""

from __future__ import annotations

from typing import NamedTuple

from petaday.core.quantity import ONE, Dimension
from petaday.resolve.unit_phrases import options
from petaday.syntax.chains import drafts, lines
from petaday.syntax.lexer import lex
from petaday.syntax.nodes import Number
from petaday.units import nearest


class Measure(NamedTuple):
    """One of a unit in base units."""

    factor: float
    dimension: Dimension


PLAIN = Measure(1.0, ONE)


def measures(unit: str) -> list[Measure]:
    """The readings of a unit, the likeliest first; none for words that are no unit. Nouns count one of themselves.

    >>> [(one.factor, str(one.dimension)) for one in measures("PF")]
    [(1000000000000000.0, 'FLOP'), (1000000000000000.0, 'FLOP/s')]
    >>> [one.factor for one in measures("%")], measures("tokens") == [PLAIN], measures("TFLOPZ"), measures("3 days")
    ([0.01], True, [], [])
    """
    unit = " ".join(unit.split())
    if unit in {"", "1"}:
        return [PLAIN]
    found = [draft for line in lines(lex(f"1 {unit}")) for draft in drafts(line)]
    if len(found) != 1 or found[0].chain is None or found[0].trouble or len(found[0].chain.sides) != 1:
        return []
    node = found[0].chain.sides[0].node
    whole = node.span.end == len(unit) + 2
    if not isinstance(node, Number) or node.text != "1" or not whole or any(nearest(word.text) for word in node.words):
        return []
    return list(dict.fromkeys(Measure(one.factor, one.dimension) for one in options(node.words, {})))


def is_measured(unit: str) -> bool:
    """Whether words name a unit or a scale, and not only what is counted.

    >>> is_measured("TFLOP/s"), is_measured("%"), is_measured("dense"), is_measured("GPUs")
    (True, True, False, False)
    """
    return any(one != PLAIN for one in measures(unit))


def likely(unit: str) -> str:
    """The unit that a word was probably meant to be, or an empty string."""
    return next((near for word in unit.replace("/", " ").split() if (near := nearest(word))), "")
