"""Names whose value is not known.

a = make(3)          a was five, and now it is what a call makes
96 / tile_rows = 4   a name divides, and no line defines it
5 * f(5) + 2 * f(2)  values of a function
a + b = 5 + 2 = 7    the names had other values on a line before
"""

from __future__ import annotations

import re

from petaday.markup.padding import bare
from petaday.resolve.resolver import Resolved, Stated
from petaday.resolve.unit_inference import near
from petaday.syntax.keywords import FUNCTIONS
from petaday.syntax.nodes import Number
from petaday.syntax.normalize.qualified_functions import LOGARITHMS
from petaday.syntax.walk import names, operands
from petaday.units import meanings

_REACH = 6000  # characters in front of a calculation that are looked at
_GIVEN = re.compile(r"(?<![\w.'’])([^\W\d]\w{0,40})[ \t]?[:=][ \t]?(?![=:])([^\W\d][\w.]{0,80}\()?")
_CALL = re.compile(r"(?<![\w.\\])([A-Za-z_]\w{0,40})\((?=[\d.-])")
_FACTOR = re.compile(
    r"[*×/][ \t]?([A-Za-z_]\w{2,40})\((?=[A-Za-z])|[\d)][ \t]?x[ \t]?([A-Za-z_]\w{2,40})\((?=[A-Za-z])"
)
_MATHEMATICS = re.compile(
    r"(?<![\w.\\])(abs|neg|sin|cos|tan|tanh|floor|ceil|round|relu|erf|sigmoid|softmax|mod|gcd|lcm|O|Θ|Ω)\("
)
_CODE_NAME = re.compile(r"[^\W\d_][^\W_]{0,40}_\w{1,40}")


def given_anew(resolved: Resolved, text: str) -> str:
    """Takes a result that does not follow; returns which of its names was last given what a call makes, or nothing."""
    start = resolved.span().start
    for name in sorted({name.text for name in names(resolved.worked.node)}):
        call = _last_given(name, text, start)
        if call and call not in FUNCTIONS:
            return f"“{name}” was last given what a call makes, which is not known here"
    return ""


def _last_given(name: str, text: str, start: int) -> str:
    """The call that the name was last given the value of before this place; empty for a value, or none."""
    least, at = max(0, start - _REACH), start
    while (at := text.rfind(name, least, at)) >= 0:
        found = _GIVEN.match(text, at, start)
        if found and found[1] == name:
            return (found[2] or "")[:-1]
    return ""


def undefined_divisor(resolved: Resolved) -> str:
    """Takes a result that does not follow; returns which name of a program divides with no value, or nothing.

    A noun divides nothing: `7 TB / machine`; `96 / tile_rows` does.
    """
    divisors = (word.text for side in operands(resolved.worked.node) for word in side.words if word.how == "per")
    unknown = next((name for name in divisors if _CODE_NAME.fullmatch(name) and not meanings(name)), "")
    return f"“{unknown}” divides here, and nothing says what it is" if unknown else ""


def value_of_a_function(resolved: Resolved, text: str) -> str:
    """Takes a result that does not follow; returns which function has a value in it that is not known, or nothing.

    A small letter tight at its bracket is one, and whatever is called twice, has a low line (`log_5(3)`), or is of a
    word: `64 * sizeof(half)`. In `6 * N(7e9)` a name is given its value.
    """
    worked = bare(resolved.worked.span.of(text))
    called = [name for name in _CALL.findall(worked) if name not in FUNCTIONS and name not in LOGARITHMS]
    letter = (name for name in called if called.count(name) > 1 or "_" in name or (len(name) == 1 and name.islower()))
    factor = (one[1] or one[2] for one in _FACTOR.finditer(worked))
    name = next(letter, "") or next((name for name in factor if name not in FUNCTIONS), "")
    if not name and (known := _MATHEMATICS.search(worked)):
        name = known[1]
    return f"“{name}” is a function here, and its values are not known" if name else ""


def other_values(resolved: Resolved, stated: Stated) -> str:
    """Takes a result that does not follow; returns that its names have other values in this chain, or nothing.

    The numbers are put in behind the formula, and come to something else than the values that lines before gave.
    """
    if not any(names(resolved.worked.node)):
        return ""
    for put_in in resolved.stated:
        bridge, side = put_in.bridge, put_in.side
        formula = not isinstance(side.node, Number) and not any(names(side.node))
        if formula and bridge and not near(bridge.claim, bridge.worked) and side.span.start <= stated.side.span.start:
            return "other numbers are put in behind the formula than those its names had on lines before"
    return ""
