"""Names that earlier lines defined, as a calculation may use them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from petaday.core.quantity import Quantity
from petaday.syntax import walk
from petaday.syntax.nodes import Node


class Names(NamedTuple):
    """What lines before this one defined: names of quantities, and units of the author's own."""

    quantities: Mapping[str, Quantity]
    units: Mapping[str, Quantity]


NOTHING = Names({}, {})


def used_in(node: Node, names: Names) -> Names:
    """Takes a side and what is defined; returns what the side uses of it, as it is now and not when it is shown."""
    if not names.quantities:
        return Names({}, names.units) if names.units else NOTHING
    used = {name.text for name in walk.names(node)}
    return names._replace(quantities={name: names.quantities[name] for name in used if name in names.quantities})
