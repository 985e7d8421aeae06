"""Passes over the tokens of a line, each of which rewrites one kind of notation into the plain one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from petaday.syntax.normalize.abbreviations import without_dots
from petaday.syntax.normalize.arguments import arguments
from petaday.syntax.normalize.bits import bits_in_a_byte
from petaday.syntax.normalize.code_marks import code_marks
from petaday.syntax.normalize.compounds import compounds
from petaday.syntax.normalize.constants import constants
from petaday.syntax.normalize.device_memory import device_memory
from petaday.syntax.normalize.device_plurals import device_plurals
from petaday.syntax.normalize.differences import differences
from petaday.syntax.normalize.digit_groups import thousands
from petaday.syntax.normalize.durations import parted_times, times_as_sums
from petaday.syntax.normalize.elements import elements
from petaday.syntax.normalize.exponents import powers
from petaday.syntax.normalize.flags import flags
from petaday.syntax.normalize.marks import without_marks
from petaday.syntax.normalize.new_statements import new_statements
from petaday.syntax.normalize.prices import prices
from petaday.syntax.normalize.qualified_functions import qualified_functions
from petaday.syntax.normalize.range_words import range_words
from petaday.syntax.normalize.result_words import result_words
from petaday.syntax.normalize.scripts import scripts
from petaday.syntax.normalize.symbols import symbols
from petaday.syntax.normalize.torn_exponents import torn_exponents
from petaday.syntax.normalize.uncertainties import errors_at_numbers
from petaday.syntax.normalize.utilization import utilization_words
from petaday.syntax.normalize.whole_divisions import remainders, whole_divisions
from petaday.syntax.normalize.with_words import with_words
from petaday.syntax.tokens import Token

Pass = Callable[[Sequence[Token], Collection[str]], Sequence[Token]]
"""Tokens of a line and the names known before it, to the tokens with one kind of notation made plain."""

PASSES: tuple[Pass, ...] = (
    scripts,
    code_marks,
    qualified_functions,
    elements,
    constants,
    whole_divisions,
    remainders,
    arguments,
    differences,
    torn_exponents,
    flags,
    without_marks,
    with_words,
    prices,
    compounds,
    device_memory,
    device_plurals,
    new_statements,
    result_words,
    bits_in_a_byte,
    utilization_words,
    without_dots,
    powers,
    parted_times,
    errors_at_numbers,
    symbols,
    times_as_sums,
    range_words,
    thousands,
)


def normalized(tokens: Sequence[Token], known: Collection[str]) -> Sequence[Token]:
    """The tokens of a line after all passes; `known` are names defined before."""
    for one in PASSES:
        tokens = one(tokens, known)
    return tokens
