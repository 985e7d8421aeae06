"""Why a side has no value: what the evaluator raises, and the limits of what it holds."""

from __future__ import annotations

import sys
from functools import lru_cache

from petaday.core.diagnostic import Diagnostic, Span
from petaday.core.quantity import MOST_POWER, Dimension

LEAST = sys.float_info.min
"""The smallest figure with all its digits; below it a float loses them one by one."""


class UnworkableError(Exception):
    """A side that has no value; carries the diagnostic. Caught where sides are worked, never outside."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def fault(code: str, span: Span, message: str, help_: str = "") -> UnworkableError:
    """An error as an exception."""
    return UnworkableError(Diagnostic(code, "error", message, span, help_))


def too_large(span: Span) -> UnworkableError:
    """No float is as large as this."""
    said = "This is larger than any number petaday can hold (1.8e308)."
    return fault("PD206", span, said, "Check the exponents: a power of a power grows fast.")


def too_small(span: Span) -> UnworkableError:
    """No float is as near to zero as this and keeps its digits."""
    said = "This is smaller than any number petaday can hold (2.2e-308), and is not zero."
    return fault("PD206", span, said, "Check the signs of the exponents.")


def powers_of_units(span: Span, dimension: Dimension) -> None:
    """Refuse units to a power that means nothing: whoever writes them out would write without end.

    Raises:
        UnworkableError: a unit stands to a higher power than the twelfth.
    """
    if _beyond(dimension):
        said = f"The unit of this is {dimension}: no quantity has a unit to a power beyond {MOST_POWER}."
        raise fault("PD206", span, said, "Check the exponent, or leave the unit out of the brackets.")


@lru_cache(maxsize=1024)
def _beyond(dimension: Dimension) -> bool:
    return not all(abs(power) <= MOST_POWER for power in dimension)
