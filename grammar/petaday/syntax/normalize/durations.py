"""A time in several units, each smaller than the one before: `3h 30min`, `2 weeks and 3 days`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from petaday.core import numerals
from petaday.core.quantity import TIME
from petaday.syntax.classify.cursor import Line
from petaday.syntax.tokens import Token
from petaday.units import meanings

_TIGHT = re.compile(r"(?:d\d{1,2}h(?:\d{1,2}m(?:in)?)?|h\d{1,2}m(?:in)?(?:\d{1,2}s)?|h[0-5]\d)$")
_PART = re.compile(r"\d+|[a-z]+")


def parted_times(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with what the lexer takes for one word behind a number, `h15m` of `1h15m`, in its parts.

    >>> line = [Token("NUMBER", "2", 0, 1), Token("WORD", "h30", 1, 4)]
    >>> [token.text for token in parted_times(line)]
    ['2', 'h', '30', 'min']
    """
    if not any(token.text[0] in "dh" and _TIGHT.match(token.text) for token in tokens if token.text):
        return tokens
    out: list[Token] = []
    for token in tokens:
        tight = bool(out) and out[-1].type == "NUMBER" and out[-1].end == token.start
        out += _parts(token) if tight and token.type == "WORD" and _TIGHT.match(token.text) else [token]
    return out


def _parts(word: Token) -> Iterator[Token]:
    for part in _PART.finditer(word.text):
        kind = "NUMBER" if part[0].isdigit() else "WORD"
        yield Token(kind, part[0], word.start + part.start(), word.start + part.end())
    if word.text[-1].isdigit():
        yield Token("WORD", "min", word.end, word.end)


def clocked(line: Line, at: int, stop: int) -> int:
    """Lay the time out as a sum in brackets; where it ends, or 0 when there is none."""
    if line.kind(at + 1, stop) != "WORD":
        return 0
    second = line.kind(at + 2, stop)
    if second != "NUMBER" and not (second == "WORD" and line.kind(at + 3, stop) == "NUMBER"):
        return 0
    pairs = _pairs(line, at, stop)
    if len(pairs) < 2:
        return 0
    end = 0
    for number, unit in pairs:
        before = line.tokens[number]
        kind, text = ("PLUS", "+") if end else ("LPAR", "")
        line.out.append(Token(kind, text, before.start, before.start))
        line.emit(before)
        line.emit(unit)
        end = number + 2
    line.out.append(Token("RPAR", "", line.out[-1].end, line.out[-1].end))
    return end


def _pairs(line: Line, at: int, stop: int) -> list[tuple[int, Token]]:
    """Numbers that stand beside one another with units of time; each fits into one of the unit before."""
    found: list[tuple[int, Token]] = []
    whole = float("inf")
    while line.kind(at, stop) == "NUMBER" and line.kind(at + 1, stop) == "WORD":
        unit = line.tokens[at + 1]
        if unit.text == "m" and found:
            unit = unit._replace(text="min")
        time = next((m.factor for m in meanings(unit.text) if m.dimension == TIME), 0.0)
        if not 0 < numerals.read(line.tokens[at].text)[0] * time < whole:
            break
        found.append((at, unit))
        whole = time
        at += 3 if line.kind(at + 2, stop) == "WORD" and line.word(at + 2) == "and" else 2
    return found
