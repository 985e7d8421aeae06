"""Asks in turn whether a result that does not follow can be judged at all."""

from __future__ import annotations

from collections.abc import Iterator

from petaday.core.precision import Printed
from petaday.resolve.resolver import Resolved, Stated
from petaday.verdicts.unjudged.code_and_algebra import no_statement
from petaday.verdicts.unjudged.distance import too_far
from petaday.verdicts.unjudged.fragments import cut_off
from petaday.verdicts.unjudged.joints import unjoined
from petaday.verdicts.unjudged.meanings import meant_otherwise
from petaday.verdicts.unjudged.names import given_anew, other_values, undefined_divisor, value_of_a_function


def why_not(resolved: Resolved, stated: Stated, printed: Printed, text: str) -> str:
    """Takes a result that does not follow; returns why that says nothing against it, or an empty string."""
    return next(filter(None, _reasons(resolved, stated, printed, text)), "")


def _reasons(resolved: Resolved, stated: Stated, printed: Printed, text: str) -> Iterator[str]:
    yield no_statement(resolved, stated, text)
    yield cut_off(resolved, stated, text)
    yield meant_otherwise(resolved, stated, printed, text)
    yield unjoined(resolved, stated, text)
    yield given_anew(resolved, text)
    yield other_values(resolved, stated)
    yield undefined_divisor(resolved)
    yield value_of_a_function(resolved, text)
    yield too_far(resolved, stated, printed)
