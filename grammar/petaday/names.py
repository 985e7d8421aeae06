"""What the lines of a text define for the lines after them."""

from __future__ import annotations

from petaday.calculation import Calculation
from petaday.interpret import Names
from petaday.quantity import Quantity
from petaday.resolve import Resolved
from petaday.syntax import Name


class Book:
    """Names and units of the author's own, line by line: a later definition replaces an earlier one."""

    def __init__(self) -> None:
        self._quantities: dict[str, Quantity] = {}
        self._units: dict[str, Quantity] = {}

    def names(self) -> Names:
        """What is known so far."""
        return Names(self._quantities, self._units)

    def learn(self, resolved: Resolved, done: Calculation) -> None:
        """`flops_per_token = …` names a quantity, `1 timestep = …` a unit."""
        quantity = resolved.reading.quantity
        if resolved.defines:
            self._units[resolved.defines.removesuffix("s")] = quantity
        if resolved.legend and isinstance(resolved.legend.node, Name):
            self._quantities[resolved.legend.node.text] = quantity
        elif done.name:
            self._quantities[done.name] = quantity
