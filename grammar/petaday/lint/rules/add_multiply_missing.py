"""PD421: operations counted in add-multiplies, and no factor of 2."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Diagnostic
from petaday.lint.context import Accounting
from petaday.roles import Role

_MACS = r"add-?\s?mul|mul\w{0,12}-?\s?(and-)?\s?add|\bmacc?s?\b|\bfmas?\b"


def check(under: Accounting) -> Iterator[Diagnostic]:
    """The words must call them add-multiplies; as a unit (`0.75 GMACs`) they are two FLOP each already."""
    for product in under.products:
        passes = product.first(Role.OPERATIONS)
        if (
            passes
            and product.by_operations
            and re.search(_MACS, passes.said)
            and not passes.in_macs
            and not product.has(Role.ADD_MULTIPLY)
            and not product.has(Role.SIX)
        ):
            yield Diagnostic(
                "PD421",
                "warning",
                "These are add-multiplies, and no factor makes two operations of each.",
                passes.span,
                "Multiply by 2 (`* 2 FLOPs/add-multiply`).",
            )
