"""What stands behind an operand: its words and units, remarks, the result said again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from petaday.core import numerals
from petaday.syntax.classify.brackets import calculates, emit_unit, ends_per_unit, is_unit
from petaday.syntax.classify.cursor import Line
from petaday.syntax.keywords import ASIDE, BOUNDS, EQUALS, FUNCTIONS, NUMBERED
from petaday.syntax.normalize.shapes import is_shape
from petaday.syntax.tokens import OPERATORS, Token, retyped, text
from petaday.units import is_time, meanings, scale

_MODELS = frozenset({"GTX", "RTX", "EPYC", "Ryzen"})
_TURNS = ASIDE | EQUALS | {"per", "a", "an", "within", "times"}  # any other word belongs to what stands before it
_UNSURE = {("NUMBER", "NUMBER"), ("NUMBER", "KNOWN"), ("KNOWN", "NUMBER")}  # `2(3)`: a product, or a footnote?
DEVICE = re.compile(r"[A-Z]+\d")


def behind(line: Line, at: int, stop: int, *, claim: bool = False, name: bool = False) -> int:
    """Lay out what belongs to the operand before; where that ends.

    A factor whose sign is left out (`6(12 * 3)`) and a number after `per` are left to the caller, their operator
    already laid out.
    """
    first = at
    while True:
        kind = line.kind(at, stop)
        if kind == "WORD":
            after, done = _word(line, at, stop, first=first, name=name)
        elif kind == "OVER":
            after, done = _per(line, at, stop, name=name), False
        elif kind == "LPAR":
            tight = at == first and line.tokens[at - 1].end == line.tokens[at].start
            after, done = _bracket(line, at, stop, claim=claim, tight=tight)
        else:
            return at
        if after == at or done:
            return after
        at = after


def _word(line: Line, at: int, stop: int, *, first: int, name: bool) -> tuple[int, bool]:
    word = line.word(at)
    if at == first and not name and (counted := _counted(line, at, stop)):
        return counted, False
    if word not in _TURNS:
        return _numbered(line, at, stop, "REMARK" if name else "WORD"), False
    if word == "per" and line.kind(at + 1, stop) == "WORD":
        return _numbered(line, at + 1, stop, "PER"), False
    if word == "per" and line.kind(at + 1, stop) == "NUMBER":
        line.emit(line.tokens[at]._replace(type="OVER"))
        return at + 1, True
    if word in {"a", "an"} and at > first and _a_time(line, at + 1, stop):
        return _numbered(line, at + 1, stop, "PER"), False
    if word == "within" and (end := _factor(line, at, stop)):
        line.remark(at, end)
        return end, False
    if word in ASIDE or (word in EQUALS and at > first):
        if word == "of" and line.tokens[at - 1].text == "%" and line.kind(at + 1, stop) == "NUMBER":
            line.emit(line.tokens[at]._replace(type="TIMES"))
            return at + 1, True
        return (at if equals(line, at, stop) is not None else aside(line, at, stop)), True
    if word == "times" and line.kind(at + 1, stop) in {"NUMBER", "KNOWN", "LPAR"}:
        return at, True
    return _numbered(line, at, stop, "REMARK" if name else "WORD"), False


def _a_time(line: Line, at: int, stop: int) -> bool:
    """`1e18 FLOP a week`, `$2 an hour`: one unit of time."""
    return line.kind(at, stop) == "WORD" and is_time(word := line.word(at)) and len(word) > 2 and word[-1] != "s"


def _factor(line: Line, at: int, stop: int) -> int | None:
    """Where `within a factor of 2` ends, or None."""
    words = [line.word(i) for i in range(at, min(at + 4, stop))]
    number = at + 4 if words == ["within", "a", "factor", "of"] else at + 3
    return (
        number + 1
        if words[:3] in (["within", "a", "factor"], ["within", "factor", "of"]) and line.kind(number, stop) == "NUMBER"
        else None
    )


def _counted(line: Line, at: int, stop: int) -> int:
    """`8x A100`, `8xH100`: the x only counts; where to go on, or 0 when there is none."""
    token = line.tokens[at]
    if token.text[0] not in "xX":
        return 0
    if token.text in {"x", "X"} and line.kind(at + 1, stop) == "WORD":
        following = line.tokens[at + 1].text
        return at + 1 if following in NUMBERED or DEVICE.match(following) else 0
    if DEVICE.match(token.text[1:]):
        line.emit(token._replace(text=token.text[1:], start=token.start + 1))
        return at + 1
    return 0


def _numbered(line: Line, at: int, stop: int, as_type: str) -> int:
    """A word, and the number that belongs to it as a name: `GTX 580`."""
    line.out.append(retyped(line.tokens[at], as_type))
    if line.kind(at + 1, stop) == "NUMBER" and belongs(line, at + 1, stop):
        line.emit(line.tokens[at + 1]._replace(type="REMARK" if as_type == "REMARK" else "WORD"))
        return at + 2
    return at + 1


def belongs(line: Line, at: int, stop: int) -> bool:
    """Whether the number here is part of the name before it: `GTX 580 *`, `GTX 1080 Ti`, and no `Layer 4 units`."""
    if line.kind(at, stop) != "NUMBER" or line.tokens[at - 1].text not in NUMBERED:
        return False
    model = line.tokens[at - 1].text in _MODELS and len(line.tokens[at].text) > 2
    return model or line.kind(at + 1, stop) not in {"WORD", "NUMBER"}


def _per(line: Line, at: int, stop: int, *, name: bool) -> int:
    """`/ GPU`, `/(TPU-second)`; a slash before a number or a function is a division and none of ours."""
    if line.kind(at + 1, stop) == "WORD" and not name:
        if line.word(at + 1) in FUNCTIONS and line.kind(at + 2, stop) == "LPAR":
            return at
        return _numbered(line, at + 1, stop, "PER")
    close = line.closes(at + 1, stop) if line.kind(at + 1, stop) == "LPAR" else None
    if close is None or any(t.type != "WORD" for t in line.tokens[at + 2 : close]):
        return at
    for token in line.tokens[at + 2 : close]:
        line.emit(token._replace(type="PER"))
    return close + 1


def _bracket(line: Line, at: int, stop: int, *, claim: bool, tight: bool) -> tuple[int, bool]:
    """A remark, the result said again, or a factor with its sign left out."""
    close = line.closes(at, stop)
    if close is None:
        end = _unclosed(line, at, stop)
        if end is None:
            line.refuse(at)
            return at, True
        line.remark(at, end)
        return end, False
    if line.looks_behind and calculates(line, at, stop):
        return at, True
    inside = line.tokens[at + 1 : close]
    kinds = [t.type for t in inside]
    if claim and kinds.count("NUMBER") == 1 and _restates(line, inside):
        number = next(t for t in inside if t.type == "NUMBER")
        line.emit(line.tokens[at]._replace(type="EQ"))
        line.emit(number)
        emit_unit(line, inside[inside.index(number) + 1 :], inside[-1].end)
        return close + 1, False
    if line.tokens[at - 1].type == "NUMBER" and is_unit(inside):
        emit_unit(line, inside, line.tokens[close].end)
        return close + 1, False
    if line.tokens[at - 1].type == "NUMBER" and ends_per_unit(inside):
        line.emit(Token("REMARK", text(inside[:-2]), line.tokens[at].start, inside[-2].start))
        line.emit(inside[-1]._replace(type="PER", end=line.tokens[close].end))
        return close + 1, False
    before = line.tokens[at - 1].type
    if tight and (before, *kinds) in _UNSURE:
        line.refuse(at)
        return at, True
    factor = before == "RPAR" if kinds[:1] == ["NUMBER"] else False
    named = kinds[:1] == ["KNOWN"] and (OPERATORS & set(kinds) or kinds[1:] == [])  # `6N(D)`, `(N + 1)(D)`
    if factor or (tight and (named or (kinds[:1] == ["NUMBER"] and OPERATORS & set(kinds)))):
        start = line.tokens[at].start
        line.emit(Token("TIMES", "", start, start))
        return at, True
    line.asides.append((at + 1, close))
    line.remark(at + 1, close, outer=True)
    return close + 1, False


def _unclosed(line: Line, at: int, stop: int) -> int | None:
    """Where a remark ends whose bracket was never closed: `[same as Baevski (2019) = 2e19`; None when it is none."""
    if line.kind(at + 1, stop) != "WORD":
        return None
    return line.next_equals(at + 1, stop)


def _restates(line: Line, inside: Sequence[Token]) -> bool:
    """`(1.29e10)`, `(~ 7.4 × 10⁵ tokens)`: a figure near the one before, or one with a unit; no `(3 epochs)`."""
    kinds = [t.type for t in inside]
    if kinds[0] not in {"NUMBER", "BOUND", "EQ"} or not set(kinds) <= {"NUMBER", "BOUND", "WORD", "EQ", "OVER"}:
        return False
    before = max(i for i, t in enumerate(line.out) if t.type == "NUMBER")
    if _per_something(inside) and all(t.type != "PER" for t in line.out[before:]):
        return False  # `8.4e22 FLOP (6 FLOP/param/token)`
    stated, again = _rough(line.out[before:]), _rough(inside)
    units = any(t.type == "WORD" and meanings(t.text) for t in inside)
    return units or (bool(stated) and 0.5 <= again / stated <= 2)


def _per_something(inside: Sequence[Token]) -> bool:
    """Under a slash or `per`; no `petaflop/s-days`."""
    words = [t.text.lower() for t in inside]
    return "per" in words or any(
        t.type == "OVER" and "-" not in after for t, after in zip(inside, words[1:], strict=False)
    )


def _rough(tokens: Sequence[Token]) -> float:
    """The number among the tokens, with the scales behind it."""
    value = 1.0
    for token in tokens:
        value *= numerals.read(token.text)[0] if token.type == "NUMBER" else scale(token.text) or 1.0
    return value


def aside(line: Line, at: int, stop: int) -> int:
    """Running words after an operand, up to the next operator: kept as a remark."""
    begin = at
    bracketed = line.kind(stop, len(line.tokens)) == "RPAR"
    while at < stop:
        kind = line.tokens[at].type
        if kind == "LPAR" and (close := line.closes(at, stop)) is not None:
            line.asides.append((at + 1, close))
            at = close + 1
            continue
        if kind == "OVER" and line.kind(at + 1, stop) == "WORD":
            at += 2
            continue
        if kind in OPERATORS or kind in {"EQ", "BREAK", "DATE", "RPAR", "COMMA", "URL", "OTHER"}:
            break
        if kind == "NUMBER" and not bracketed and line.tokens[at - 1].text not in NUMBERED:
            break
        if at > begin and equals(line, at, stop) is not None:
            break
        at += 1
    line.remark(begin, at)
    return at


def equals(line: Line, at: int, stop: int) -> int | None:
    """Past an equals sign, or words that say the same before a number; None when there is none."""
    kind = line.kind(at, stop)
    if kind == "EQ" and line.tokens[at].text[-1] in "→>⇒⟹" and line.numbers and _leads_on(line):
        return None  # an arrow behind a lone figure or a size leads on, and says no equality
    if kind == "EQ":
        while line.kind(at + 1, stop) == "EQ":
            at += 1
        return at + 1
    if kind == "BOUND":
        return at if _relates(line, at, stop) else None
    if kind == "COMMA" and line.kind(at + 1, stop) == "WORD" and line.word(at + 1) == "which":
        at, kind = at + 1, "WORD"
    if kind != "WORD" or not line.operators:
        return None
    if line.word(at) in {"which", "or", "that"} and line.kind(at + 1, stop) == "WORD":
        at += 1
    if line.word(at) not in EQUALS:
        return None
    at = past_bounds(line, at + 1, stop)
    return at if line.kind(at, stop) == "NUMBER" else None


def _leads_on(line: Line) -> bool:
    return not line.operators or is_shape(line.out)


def _relates(line: Line, at: int, stop: int) -> bool:
    """`~ 89 days` behind arithmetic or a name, `> 10000` behind arithmetic: said of what stands before."""
    behind_figure = line.out and line.out[-1].type in {"NUMBER", "WORD", "PER", "RPAR", "NAME"}
    if line.tokens[at].text in "~∼≲":
        return bool(line.operators) or bool(behind_figure)
    return bool(line.operators) and line.kind(at + 1, stop) == "NUMBER"


def past_bounds(line: Line, at: int, stop: int) -> int:
    """Past `about`, `roughly`, `~`."""
    while at < stop and (line.kind(at, stop) == "BOUND" or line.word(at) in BOUNDS):
        at += 1
    return at
