"""Names that earlier lines defined, as a calculation may use them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from petaday.core.quantity import Quantity
from petaday.syntax.nodes import Name, Node
from petaday.syntax.walk import nodes


class Names(NamedTuple):
    """What lines before this one defined: names of quantities, and units of the author's own."""

    quantities: Mapping[str, Quantity]
    units: Mapping[str, Quantity]


NOTHING = Names({}, {})


def _as_known(node: Node, names: Names) -> Names:
    """The names that a side uses, as they are now: the steps are shown later, when a name may stand for another."""
    if not names.quantities:
        return Names({}, names.units) if names.units else NOTHING
    used = {at.text for at in nodes(node) if isinstance(at, Name)}
    return names._replace(quantities={name: names.quantities[name] for name in used if name in names.quantities})
