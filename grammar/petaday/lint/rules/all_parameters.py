"""PD428: a mixture of experts counted by all its parameters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core import numerals
from petaday.core.diagnostic import Diagnostic
from petaday.core.figures import figure
from petaday.lint.context import Accounting
from petaday.roles import Role
from petaday.units import scale

_SIZE = r"(\d{1,4}(?:\.\d{1,3})?) ?([bmt]|billion|million|trillion)"
_ACTIVE = re.compile(rf"(?<![\d.,]){_SIZE}(?: parameters)?,? (?:are |is )?activ(?:e|ated)\b")
_ACTIVE_FIRST = re.compile(rf"\bactiv(?:e|ated)(?: parameters)?(?: of|:| are| is)? {_SIZE}\b")


def check(under: Accounting) -> Iterator[Diagnostic]:
    """Finds 6 × parameters × tokens with more parameters than the text says are active."""
    found = "activ" in under.around and (_ACTIVE.search(under.around) or _ACTIVE_FIRST.search(under.around))
    if not found:
        return
    active = numerals.read(found[1])[0] * (scale(found[2].upper() if len(found[2]) == 1 else found[2]) or 1)
    for product in under.products:
        sizes = product.of(Role.PARAMETERS)
        if len(sizes) == 1 and product.has(Role.SIX) and sizes[0].value > active * 1.05:
            yield Diagnostic(
                "PD428",
                "warning",
                f"All {figure(sizes[0].value / 1e9)}B parameters are counted, and {figure(active / 1e9)}B of them are "
                "active for a token.",
                sizes[0].span,
                f"Count the active ones (`{figure(active / 1e9)}B`): a token passes through no others.",
            )
