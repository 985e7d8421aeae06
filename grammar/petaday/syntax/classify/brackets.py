"""A unit in brackets behind its number: `312e12 (FLOP/s)`, `30 (days)`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from petaday.core import numerals
from petaday.core.quantity import ONE
from petaday.syntax.classify.cursor import Line
from petaday.syntax.keywords import ASIDE, BOUNDS, FORMULA, NUMBERED
from petaday.syntax.tokens import OPERATORS, Token, retyped
from petaday.units import meanings

_WORDS = 6  # more than these tell something


def is_unit(inside: Sequence[Token]) -> bool:
    """True for words that hold a unit and tell nothing: `(FLOP/s)`, `(GPU hours)`; no `(GPUs)`, no `(for 3 days)`."""
    words = [token for token in inside if token.type == "WORD"]
    if not 0 < len(words) <= _WORDS or {token.type for token in inside} - {"WORD", "OVER"}:
        return False
    if any(token.text.lower() in ASIDE for token in words) or inside[-1].type == "OVER":
        return False
    return any(found[0].dimension != ONE for token in words if (found := meanings(token.text)))


def ends_per_unit(inside: Sequence[Token]) -> bool:
    """`(mln of Mandarin words per GB)`: words that tell, and at their end what they are told of."""
    per = len(inside) > 2 and (inside[-2].type == "OVER" or inside[-2].text == "per") and inside[-1].type == "WORD"
    if not per or any(token.type != "WORD" for token in inside[:-2]):
        return False
    return bool(found := meanings(inside[-1].text)) and found[0].dimension != ONE


def emit_unit(line: Line, inside: Sequence[Token], end: int) -> None:
    """Lay the words out as if there were no brackets around them; the last reaches to the `end` of the bracket."""
    under = False
    for token in inside:
        if token.type == "OVER" or token.text.lower() == "per":
            under = True
            continue
        word = retyped(token, "PER" if under else "WORD")
        line.emit(word._replace(end=end) if token is inside[-1] else word)
        under = False


_INSIDE = frozenset({"NUMBER", "WORD", "TIMES", "OVER", "CARET", "PLUS", "MINUS", "LPAR", "RPAR", "BOUND"})
_LARGE = 1e6  # a smaller figure without a unit numbers a point of a list
_YEAR = re.compile(r"(?:19|20)\d\d$")
_THAT_IS = frozenset({"i", "ie", "namely"})  # `i.e.` is `i`, a dot, `e`, a dot
_INTRODUCES = BOUNDS | _THAT_IS | {"e", "."}
_GOES_ON = frozenset({"TIMES", "OVER", "PLUS", "CARET", "NUMBER"})
_BEFORE = frozenset({"NUMBER", "WORD", "PER", "NAME", "LABEL", "EQ", "BOUND"})


def calculates(line: Line, at: int, stop: int) -> bool:
    """True where a bracket that holds a product stands behind the only figure so far, and no factor follows it.

    Whether the product comes to the figure is for later: its units are not known yet.
    """
    if line.numbers > 2 or line.operators or line.kind(at, stop) != "LPAR" or not _lone(line):
        return False
    close = line.closes(at, stop)
    if close is None or not _product(line, begins(line, at, close), product_end(line, at, close)):
        return False
    after = unit_end(line, close + 1, stop)
    kind, further = line.kind(after, stop), line.kind(after + 1, stop)
    if kind == "MINUS" and further in {"NUMBER", "LPAR"}:
        return False
    return kind not in _GOES_ON and not _goes_on(line, after, stop)


def announces(line: Line, at: int, stop: int) -> bool:
    """`We estimate 3e21 FLOP: 6 × 5B × 100B`: the only figure so far, a colon, and a product that comes to it."""
    if line.tokens[at].text != ":" or line.operators or not _lone(line):
        return False
    if line.kind(at + 1, stop) not in {"NUMBER", "LPAR"} or line.tokens[at].end == line.tokens[at + 1].start:
        return False
    figure = max(i for i, token in enumerate(line.out) if token.type == "NUMBER")
    measured = any(token.type == "WORD" and meanings(token.text) for token in line.out[figure:])
    if not measured and numerals.read(line.out[figure].text)[0] < _LARGE:
        return False
    ends = next((i for i in range(at + 1, stop) if line.kind(i, stop) in {"BREAK", "EQ"}), stop)
    if line.kind(ends, stop) == "EQ":
        return False  # the product states its own result
    return any(_joins(line, i, ends) for i in range(at + 1, ends))


def _goes_on(line: Line, at: int, stop: int) -> bool:
    """`256 (16 x 16) TPUv3 chips * 4 days`: words behind the bracket, and a factor behind them."""
    while line.kind(at, stop) == "WORD" or (line.kind(at, stop) == "OVER" and line.kind(at + 1, stop) == "WORD"):
        at += 1
    return line.kind(at, stop) in OPERATORS - {"MINUS"}


def said_outright(line: Line, at: int, stop: int) -> bool:
    """`(= 6 * 100B * 2T)`, `(i.e., 6 * 100B * 2T)`: said to be the calculation."""
    return any(line.kind(i, stop) == "EQ" or line.word(i) in _THAT_IS for i in range(at + 1, begins(line, at, stop)))


def begins(line: Line, at: int, stop: int) -> int:
    """Where the product in a bracket begins: past `=`, `~`, `about`, `i.e.,`."""
    at += 1
    while line.kind(at, stop) in {"EQ", "BOUND", "COMMA"} or (at < stop and line.word(at) in _INTRODUCES):
        at += 1
    return at


def product_end(line: Line, at: int, close: int) -> int:
    """Where the product in a bracket ends: at its close, or at a comma with a remark: `(6 * 7B * 2T, see Table 2)`."""
    for i in range(begins(line, at, close), close):
        if line.kind(i, close) == "LPAR":
            break
        if line.kind(i, close) == "COMMA" or line.tokens[i].text == ";":
            rest = {line.kind(j, close) for j in range(i + 1, close)}
            return close if rest & (OPERATORS | {"EQ"}) else i
    return close


def unit_end(line: Line, at: int, stop: int) -> int:
    """Where a unit behind the bracket ends: `2.4e23 (6 x 20B x 2T) FLOP`."""
    return at + 1 if line.kind(at, stop) == "WORD" and meanings(line.tokens[at].text) else at


def _lone(line: Line) -> bool:
    """A figure with nothing but a label, a name or a formula (`C = 6ND =`) before it, and its words behind it."""
    if line.numbers == 2:
        first = next(i for i, token in enumerate(line.out) if token.type == "NUMBER")
        formula = line.out[first : first + 3]
        if [t.type for t in formula] != ["NUMBER", "WORD", "EQ"] or not FORMULA.match(formula[1].text):
            return False
    return line.numbers > 0 and {token.type for token in line.out} <= _BEFORE


def _product(line: Line, at: int, close: int) -> bool:
    """Numbers joined by `*` or `/`, with words that label them and none that tell of something else."""
    inside = line.tokens[at:close]
    kinds = [token.type for token in inside]
    if kinds[:1] not in (["NUMBER"], ["LPAR"]) or not _INSIDE.issuperset(kinds) or kinds.count("NUMBER") < 2:
        return False
    if kinds == ["NUMBER", "OVER", "NUMBER"] and _YEAR.match(inside[2].text):
        return False  # `(6/2017)`
    told = any(t.type == "WORD" and (t.text.lower() in ASIDE or t.text in NUMBERED) for t in inside)
    return not told and any(_joins(line, i, close) for i in range(at, close))


def _joins(line: Line, at: int, close: int) -> bool:
    """An operator of a product with a number, or a bracket, behind it."""
    return line.kind(at, close) in {"TIMES", "OVER"} and line.kind(at + 1, close) in {"NUMBER", "LPAR", "BOUND"}
