"""The rules of compute accounting (PD4xx): mistakes that a calculation with sound arithmetic can still make.

A rule looks at one calculation and yields what it finds: warnings and notes, and no verdict on a stated result. It is
silent on what is not the accounting of a training run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from petaday.core.calculation import Calculation
from petaday.core.diagnostic import Diagnostic
from petaday.lint.context import Accounting, accounting
from petaday.lint.rules import (
    add_multiply_doubled,
    add_multiply_missing,
    all_parameters,
    backward_doubled,
    backward_missing,
    days_to_seconds,
    forward_only,
    labels_swapped,
    macs_called_flop,
    peak_above_all,
    peak_half_or_double,
    peak_of_another_kind,
    peak_sparse,
    peak_unlisted,
    petaflop_day,
    recomputation,
    threshold,
    time_unit_missing,
    two_senses,
    utilization_above_one,
    utilization_default,
    utilization_implausible,
    utilization_missing,
    utilization_over_sparse_peak,
)
from petaday.lint.rules.methods_disagree import Estimate, estimates_apart
from petaday.resolve.resolver import Resolved
from petaday.roles.factor import Role

__all__ = ["RULES", "Estimate", "estimates_apart", "findings"]

_WORDS = re.compile(r"[^\W\d_]{2}")
Rule = Callable[[Accounting], Iterator[Diagnostic]]

RULES: tuple[Rule, ...] = (
    utilization_missing.check,  # PD401
    utilization_default.check,  # PD402
    utilization_implausible.check,  # PD403
    utilization_above_one.check,  # PD404
    utilization_over_sparse_peak.check,  # PD405
    peak_unlisted.check,  # PD411
    peak_of_another_kind.check,  # PD412
    peak_sparse.check,  # PD413
    peak_half_or_double.check,  # PD414
    peak_above_all.check,  # PD415
    add_multiply_missing.check,  # PD421
    add_multiply_doubled.check,  # PD422
    backward_missing.check,  # PD423
    backward_doubled.check,  # PD424
    labels_swapped.check,  # PD425
    macs_called_flop.check,  # PD426
    recomputation.check,  # PD427
    all_parameters.check,  # PD428
    forward_only.check,  # PD429
    petaflop_day.check,  # PD431
    days_to_seconds.check,  # PD432
    two_senses.check,  # PD433
    time_unit_missing.check,  # PD434
    threshold.check,  # PD441
)
"""The rules, in the order of their codes. PD451, `estimates_apart`, looks at a whole page."""


def findings(resolved: Resolved, done: Calculation, text: str) -> Iterator[Diagnostic]:
    """What the rules find in one calculation, in the order of the rules."""
    under = accounting(resolved, done, text)
    for rule in RULES if _is_accounting(under) else ():
        yield from rule(under)


def _is_accounting(under: Accounting) -> bool:
    """False for plain numbers of which none has a role in a training run, and no words behind a result."""
    if under.done.unit != "1" or any(_WORDS.search(claim.text) for claim in under.done.claims):
        return bool(under.products or under.done.claims)
    return any(factor.role is not Role.OTHER for product in under.products for factor in product.factors)
