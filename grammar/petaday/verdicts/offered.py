"""What in running text was offered as a calculation: of it petaday says what cannot be read, of all else nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from petaday.core.calculation import Calculation
from petaday.core.diagnostic import Clash, Diagnostic
from petaday.core.quantity import COUNT, ONE, RATE, TIME
from petaday.hardware.words import DEVICE_FAMILIES, DEVICE_WORDS, singular
from petaday.syntax.tokens import OPERATORS, Draft, Token
from petaday.units import meanings

_ALWAYS = frozenset({"PD299"})  # petaday's own fault
_CLASHES = frozenset({"PD202", "PD203", "PD204"})  # read whole, and then found not to fit
_COMPUTE = (COUNT, RATE, TIME)
_BEFORE = frozenset({"MINUS", "PLUS", "TIMES", "NUMBER", "RPAR", "LPAR"})  # a bullet, the number of a point
_COMPUTED = frozenset(map(str, _COMPUTE))
_MOST_BEFORE = 12  # tokens of a label


def unread(one: Calculation) -> bool:
    """True for what has an error of reading: no figure, or sides that are unlike things."""
    return any(d.severity == "error" and d.code < "PD300" and d.code not in _ALWAYS for d in one.diagnostics)


def is_offered(one: Calculation, draft: Draft, line: Sequence[Token]) -> bool:
    """True where an error of reading is worth saying in running text.

    It is where two quantities clash inside an equality that was read whole, and where a line of its own holds two
    operators and a unit of compute, time or device, and fails by one word or bracket.
    """
    wrong = [d.code for d in one.errors if d.code < "PD300"]
    if any(isinstance(d, Clash) and (_beside_a_number(d) or _is_odd(d)) for d in one.errors):
        return False  # a unit that is not written twice; a unit that nothing is measured in was misread
    if _CLASHES.issuperset(wrong) and draft.operators and not draft.trouble and _is_equality(draft):
        return not _is_cut(draft, line)
    return len(wrong) == 1 and wrong[0] != "PD203" and _stands_alone(draft, line) and computes(line)


def with_algebra_noted(one: Calculation) -> Calculation:
    """The calculation, with a note for names that nothing defines, unless it is of compute: text is full of algebra."""
    if one.unit in _COMPUTED or not any(_is_algebra(d) for d in one.diagnostics):
        return one
    return replace(
        one, diagnostics=tuple(replace(d, severity="note") if _is_algebra(d) else d for d in one.diagnostics)
    )


def _is_algebra(said: Diagnostic) -> bool:
    """True for a formula of names that nothing defines."""
    return said.code == "PD235"


def _beside_a_number(said: Clash) -> bool:
    """True where one of two terms has no unit."""
    return said.code == "PD203" and ONE in said.dimensions


def _is_odd(said: Clash) -> bool:
    """True where the factors come to a power of a unit, and to nothing else: `1/s^2`."""
    *factors, _ = said.dimensions
    return said.code == "PD204" and len(factors) == 1 and any(abs(power) not in {0, 1} for power in factors[0])


def _is_cut(draft: Draft, line: Sequence[Token]) -> bool:
    """True right behind an operator that joins it to a figure or a bracket: `(w - f) / s + 1 = 5`."""
    before = [token for token in line if token.start < draft.start][-2:]
    if len(before) < 2 or before[1].type not in OPERATORS:
        return False
    return before[0].type in {"RPAR", "NUMBER", "WORD"} and before[1].type != "MINUS"


def _is_equality(draft: Draft) -> bool:
    """True where two sides of the chain hold a number."""
    sides = numbered = 0
    for token in draft.tokens:
        if token.type == "EQ":
            sides, numbered = sides + numbered, 0
        elif token.type in {"NUMBER", "UNKNOWN"}:
            numbered = 1
    return sides + numbered > 1


def _stands_alone(draft: Draft, line: Sequence[Token]) -> bool:
    """True where nothing but a label, a bullet or the number of a point is in front on the line."""
    before = [token for token in line[: _MOST_BEFORE + 1] if token.start < draft.start]
    if len(before) > _MOST_BEFORE or not before:
        return not before
    if before[-1].type in OPERATORS and before[0].type == "NUMBER":
        return True  # it begins further in front, with what cannot be read
    return before[-1].text == ":" or all(token.type in _BEFORE or token.text == "." for token in before)


def computes(line: Sequence[Token]) -> bool:
    """True for two operators (an equals sign behind one counts), two numbers, a unit, and few words beside them.

    A unit stands behind a number, with nothing but words between: the `b` of `z + b` is a letter.
    """
    operators = numbers = words = known = 0
    begun = behind = False
    for token in line:
        kind = token.type
        begun = begun or kind == "NUMBER"
        behind = kind == "NUMBER" or (behind and kind in {"WORD", "OVER"})
        operators += kind in OPERATORS or (kind == "EQ" and operators > 0)
        numbers += kind == "NUMBER"
        if kind == "WORD" and begun and token.text not in {"x", "X"}:
            unit = behind and is_unit(token.text)
            known += unit
            words += not unit
    return operators >= 2 and numbers >= 2 and known > 0 and words <= 2 * operators


def is_unit(word: str) -> bool:
    """True for a unit of compute or time, and for the word of a device."""
    return singular(word) in DEVICE_WORDS | DEVICE_FAMILIES or any(m.dimension in _COMPUTE for m in meanings(word))
