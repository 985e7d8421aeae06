"""Lists the factors of a calculation in base units, and which of their units cancel."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from petaday.core.quantity import MOST_POWER, dimension

if TYPE_CHECKING:
    from petaday.core.calculation import Calculation
    from petaday.report import Report

SIGNS = {"": "", "×": "×", "÷": "÷"}


class Unit(NamedTuple):
    """One base unit of a factor: above or below the line, and whether another one takes it away."""

    name: str
    below: bool
    struck: bool = False


class Factor(NamedTuple):
    """A factor: the sign before it, its figure in base units, and these."""

    sign: str
    value: float
    units: tuple[Unit, ...]


def factors(calculation: Calculation | Report) -> tuple[Factor, ...]:
    """The factors of a product of which some units cancel; nothing where none do, or where it is no product.

    >>> import petaday
    >>> for factor in factors(petaday.audit("4 GPUs * 15 days * 5.1 TFLOPS")):
    ...     print(f"{factor.sign}{factor.value:g}", [unit for unit in factor.units])
    4 []
    ×1.296e+06 [Unit(name='s', below=False, struck=True)]
    ×5.1e+12 [Unit(name='FLOP', below=False, struck=False), Unit(name='s', below=True, struck=True)]
    >>> [unit.name for unit in factors(petaday.audit("64 GPUs * 10 days * $2 per GPU-hour"))[-1].units]
    ['USD', 's']
    >>> factors(petaday.audit("3 * 4"))
    ()
    """
    steps = [step for step in calculation.steps if step.depth == 0]
    if len(steps) < 2 or any(step.operation not in SIGNS for step in steps):
        return ()
    found = [(SIGNS[step.operation], step.value, _units(step.unit)) for step in steps]
    # Where each unit stands after all: a divisor turns it round.
    sides: dict[str, tuple[list[tuple[int, int]], list[tuple[int, int]]]] = defaultdict(lambda: ([], []))
    for at, (sign, _, units) in enumerate(found):
        for place, unit in enumerate(units):
            sides[unit.name][unit.below != (sign == "÷")].append((at, place))
    struck = {spot for above, below in sides.values() for pair in zip(above, below, strict=False) for spot in pair}
    if not struck:
        return ()
    return tuple(
        Factor(sign, value, tuple(unit._replace(struck=(at, place) in struck) for place, unit in enumerate(units)))
        for at, (sign, value, units) in enumerate(found)
    )


def _units(text: str) -> tuple[Unit, ...]:
    """Base units one by one; `s^2` is two.

    A kept report may hold a power that none is given today: it is not written out.
    """
    named = {("FLOP" if base == "op" else base): power for base, power in dimension(text)._asdict().items()}
    return tuple(
        Unit(name, below)
        for below in (False, True)
        for name, power in named.items()
        for _ in range(round(min(max(-power if below else power, 0), MOST_POWER)))
    )
