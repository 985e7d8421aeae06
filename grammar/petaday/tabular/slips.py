"""Whether a figure looks like a slip of the pen: a power of ten, a digit changed, two digits that changed places."""

from __future__ import annotations

import math
import re


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
    size = math.floor(math.log10(worked) + 1e-12)
    meant = f"{round(worked / 10.0 ** (size - len(digits) + 1)):d}"
    if len(meant) != len(digits) or abs(power) > 1:
        return False
    wrong = [at for at, (one, two) in enumerate(zip(digits, meant, strict=True)) if one != two]
    if len(wrong) == 1:
        return wrong[0] < len(digits) - 1 and len(digits) > 2
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
    return swapped and digits[wrong[0]] == meant[wrong[1]] and digits[wrong[1]] == meant[wrong[0]]
