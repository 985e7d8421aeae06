"""PD427: activations that are worked out again are counted as training compute."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Diagnostic
from petaday.lint.context import Accounting
from petaday.roles import Factor, Role

_AGAIN = r"recomput|remateriali|checkpointing|\b8 ?nd\b"


def check(under: Accounting) -> Iterator[Diagnostic]:
    """8 operations a parameter and token, or 4 for the passes, where 6 and 3 train the model."""
    for product in under.products:
        by_parameters = product.by_parameters
        eight = next((f for f in product.factors if not f.inverse and _counts_again(f, by_parameters)), None)
        if eight and not product.has(Role.SIX) and (by_parameters or product.by_operations):
            train = "6" if eight.value == 8 else "3"
            yield Diagnostic(
                "PD427",
                "warning",
                f"Recomputed activations are counted in this {eight.value:g}: they use the hardware and train nothing, "
                "and other figures leave them out.",
                eight.span,
                f"Write {train} for the compute of the training, and keep {eight.value:g} for what the hardware does.",
            )


def _counts_again(factor: Factor, by_parameters: bool) -> bool:
    if factor.value == 8:
        return factor.role is Role.OTHER and by_parameters and (not factor.said.strip() or "flop" in factor.said)
    return factor.value == 4 and (factor.role is Role.BACKWARD or re.search(_AGAIN, factor.said) is not None)
