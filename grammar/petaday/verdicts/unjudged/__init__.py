"""Why a stated result is not judged; one file for each kind of reason.

statements.py   nothing is worked out, or what stands there is a comparison, a remainder, code, algebra
settings.py     a name is set to the figure: `TP=4/PP=12`, `x == 0`
fragments.py    the figure, or what it should come from, is a piece cut from something longer
meanings.py     it can be meant in another way, in which it follows: a logarithm's base, whole things, a factorial
names.py        a name was given a value since that is not known, or has none
joints.py       what stands between the two figures says that neither is the result of the other
distance.py     the factors name no unit, and none that the result could lend them brings them near it
"""

from __future__ import annotations

from collections.abc import Iterator

from petaday.core.precision import Printed
from petaday.resolve.resolver import Resolved, Stated
from petaday.verdicts.unjudged.distance import prefix_slip, too_far
from petaday.verdicts.unjudged.fragments import cut_off
from petaday.verdicts.unjudged.joints import unjoined
from petaday.verdicts.unjudged.meanings import meant_otherwise
from petaday.verdicts.unjudged.names import given_anew, undefined_divisor
from petaday.verdicts.unjudged.settings import sets
from petaday.verdicts.unjudged.statements import no_statement, states_nothing

__all__ = ["prefix_slip", "sets", "states_nothing", "why_not"]


def why_not(resolved: Resolved, stated: Stated, printed: Printed, text: str) -> str:
    """Takes a result that does not follow; returns why that says nothing against it, or an empty string."""
    return next(filter(None, _reasons(resolved, stated, printed, text)), "")


def _reasons(resolved: Resolved, stated: Stated, printed: Printed, text: str) -> Iterator[str]:
    yield no_statement(resolved, stated, text)
    yield cut_off(resolved, stated, text)
    yield meant_otherwise(resolved, stated, printed, text)
    yield unjoined(resolved, stated, text)
    yield given_anew(resolved, text)
    yield undefined_divisor(resolved)
    yield too_far(resolved, stated, printed)
