"""What a side of a chain is: words (a legend), a figure, or arithmetic."""

from __future__ import annotations

from enum import Enum

from petaday import units
from petaday.resolve.names import Names
from petaday.syntax import walk
from petaday.syntax.keywords import FORMULA
from petaday.syntax.nodes import Name, Node, Number, Product, Side


class Kind(Enum):
    """Words that name the factors; one figure; or arithmetic."""

    LEGEND = "legend"
    LITERAL = "literal"
    EXPRESSION = "expression"


def classify(side: Side, names: Names) -> Kind:
    """Takes a side and what lines before it define; returns which kind of side it is."""
    if isinstance(side.node, Number):
        return Kind.LEGEND if is_formula(side.node) else Kind.LITERAL
    return Kind.LEGEND if isinstance(side.node, Name) or first_unknown(side.node, names) else Kind.EXPRESSION


def first_unknown(node: Node, names: Names) -> Name | None:
    """Takes a tree and what is defined; returns the first name in it that neither a line nor the unit table defines.

    Before numbers the name of a unit is a quantity that no line gives: the `flops` of `flops / 3e14 / 3600`.
    """
    undefined = [at for at in walk.names(node) if at.text not in names.quantities]
    if not undefined:
        return None
    counted = next(walk.numbers(node), None) is not None
    first = {product.terms[0].node.span for product in walk.products(node)} if counted else set()
    return next((at for at in undefined if at.span in first or not units.meanings(at.text)), None)


def names_units(node: Node) -> bool:
    """True for a product with a unit that has no number (`2 × MACs`): it names the factors of what follows."""
    return isinstance(node, Product) and any(isinstance(term.node, Name) for term in node.terms)


def is_formula(node: Node) -> bool:
    """True for a number and capital letters written as one (`6ND`), where no unit has that name."""
    if not (isinstance(node, Number) and len(node.words) == 1):
        return False
    word = node.words[0]
    tight = word.span.start == word.span.end - len(word.text) and node.span.end - node.span.start == len(
        node.text
    ) + len(word.text)
    return tight and bool(FORMULA.match(word.text)) and not units.meanings(word.text) and units.scale(word.text) is None


def unit_defined(side: Side) -> str:
    """Takes a side; returns the noun that it makes a unit of (`1 timestep = …`), or an empty string."""
    node = side.node
    if isinstance(node, Number) and node.value == 1 and len(node.words) == 1 and node.words[0].how == "with":
        word = node.words[0].text
        if not units.meanings(word) and units.scale(word) is None:
            return word
    return ""
