"""How far a figure is from factors that name no unit: too far to be held against them, or a slip of the prefix."""

from __future__ import annotations

from petaday.core.precision import Printed, rounds_to
from petaday.core.quantity import ONE
from petaday.resolve.preferences import JUDGED_WITHIN
from petaday.resolve.resolver import Resolved, Stated
from petaday.syntax.nodes import Number

_THOUSAND = 1000.0
_KILO = 1024.0
_MOST_PREFIXES = 8


def too_far(resolved: Resolved, stated: Stated, printed: Printed) -> str:
    """Why a figure is not held against factors that name no unit: too far, or in a prefix that nobody wrote."""
    bridge = stated.bridge
    if bridge is None or not bridge.worked or not bridge.claim:
        return ""
    ratio = abs(bridge.claim / bridge.worked)
    near = 1 / JUDGED_WITHIN <= ratio <= JUDGED_WITHIN
    if not near and not isinstance(stated.side.node, Number):
        return "two formulas stand here, and as they were read they are of other sizes"
    if not bridge.lent:
        return ""
    bare = resolved.reading.quantity
    if bare.dimension == ONE != bridge.dimension:
        for kilo in (_THOUSAND, _KILO):
            steps = (kilo**power for power in range(1, _MOST_PREFIXES))
            if any(one < bridge.lent / 2 and rounds_to(bare.value * one, printed) for one in steps):
                return "the digits agree, and the factors would be in another prefix of the unit: none is written"
    if near or prefix_slip(bridge.worked, printed):
        return ""
    return "the factors name no unit, and in none that the result could lend them do they come near it"


def prefix_slip(worked: float, printed: Printed) -> bool:
    """True where the printed digits are right, and the figure is off by a power of a thousand."""
    powers = (_THOUSAND**power for power in range(-_MOST_PREFIXES, _MOST_PREFIXES + 1) if power)
    return any(rounds_to(worked * power, printed) for power in powers)
