"""Whether a figure looks like a slip of the pen: a power of ten, a digit changed, two digits that changed places."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

_NEAR = 0.004


def looks_like_slip(stated: str, worked: float, value: float) -> bool:
    """True when a printed figure is one slip away from the worked one; both in the unit of the cell.

    >>> looks_like_slip("1040", 104.0, 1040.0), looks_like_slip("$8,345", 8435.0, 8345.0)
    (True, True)
    >>> looks_like_slip("6921456000", 6291456000.0, 6921456000.0), looks_like_slip("3.1", 4.7, 3.1)
    (True, False)
    """
    if worked <= 0 or value <= 0:
        return False
    power = math.log10(value / worked)
    if round(power) and abs(power - round(power)) < 0.004:
        return True
    digits = re.sub(r"\D", "", re.split(r"[eE×x^]|10\^", stated)[0]).strip("0")
    if len(digits) < 2:
        return False
    if abs(power) > 1:
        return False
    meant = worked / 10.0 ** (math.floor(math.log10(value) + 1e-12) - len(digits) + 1)
    return any(abs(int(one) / meant - 1) < _NEAR for one in _one_slip_away(digits) if int(one))


def _one_slip_away(digits: str) -> Iterator[str]:
    """Every figure that differs in one digit before the last, or in the order of two that stand together."""
    for at in range(len(digits) - 1 if len(digits) > 2 else 0):
        for digit in "0123456789":
            if digit != digits[at]:
                yield f"{digits[:at]}{digit}{digits[at + 1 :]}"
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1]:
            yield f"{digits[:at]}{digits[at + 1]}{digits[at]}{digits[at + 2 :]}"
