"""What stands in front of a number, and between two: labels, bounds, the words and dashes of a range."""

from __future__ import annotations

from collections.abc import Sequence

from petaday import hardware
from petaday.core.bounds import ABOVE, BELOW, ROUGHLY
from petaday.core.quantity import COUNT
from petaday.syntax.classify.cursor import Line
from petaday.syntax.classify.units import belongs, past_bounds
from petaday.syntax.keywords import EQUALS, FUNCTIONS
from petaday.syntax.tokens import Token, retyped, text
from petaday.units import is_time, meanings, scale
from petaday.units.words import PRICED

_EXACT = BELOW | ABOVE | ROUGHLY


def named(as_type: str, words: Sequence[Token]) -> Token:
    """The words as one token."""
    return Token(as_type, text(words), words[0].start, words[-1].end)


def calls(line: Line, at: int, stop: int) -> bool:
    """True for a function and its bracket."""
    return line.word(at) in FUNCTIONS and line.kind(at + 1, stop) == "LPAR"


def words_end(line: Line, at: int, stop: int) -> int:
    """Where a run of words ends."""
    end = at
    while True:
        kind = line.kind(end, stop)
        joins = kind == "BREAK" and line.tokens[end].text in "'’:#" and end > at
        if kind not in {"WORD", "OVER"} and not joins:
            return end
        if kind == "WORD" and calls(line, end, stop):
            return end
        if kind == "OVER" and (line.kind(end + 1, stop) != "WORD" or calls(line, end + 1, stop)):
            return end
        if line.operators and end > at and line.word(end) in EQUALS and past_bounds(line, end + 1, stop) < stop:
            return end
        end += 1
        if line.kind(end + 1, stop) and belongs(line, end, stop):
            end += 1


def unit_first(line: Line, words: Sequence[Token], at: int, stop: int) -> Sequence[Token]:
    """The unit of a bare number that stands in front of it: `TFLOP/s 312 × days 10`, `USD 2.00`; empty when none does.

    With a colon behind the first (`FLOP/s: 312e12 × seconds: 86400`) another has to follow: else it names the result.
    """
    last = words[-1].text
    if len(words) == 1 and last[-1] not in "sdD$":
        return ()
    colon = last == ":"
    unit = words[:-1] if colon else words
    if len(unit) == 1 and unit[0].text in PRICED:
        return unit
    rate = len(unit) > 1 and _rate(unit)
    if not rate and not _times(unit):
        return ()
    scaled = line.kind(at + 1, stop) == "WORD" and scale(line.tokens[at + 1].text) is not None
    if line.kind(at + 1 + scaled, stop) in {"WORD", "OVER"}:
        return ()
    behind = line.out[-1].type == "TIMES" if line.out else False
    before = line.kind(at + 1 + scaled, stop) == "TIMES" and line.kind(at + 2 + scaled, stop) == "WORD"
    return unit if behind or before or (rate and not colon) else ()


def _times(unit: Sequence[Token]) -> bool:
    """Of several: `days`, `GPU-hours`; no `day 3`."""
    return len(unit) == 1 and unit[0].text[-1] == "s" and len(unit[0].text) > 1 and is_time(unit[0].text)


def _rate(unit: Sequence[Token]) -> bool:
    over = [t.type for t in unit] == ["WORD", "OVER", "WORD"] and is_time(unit[2].text)
    return over and any(m.dimension == COUNT for m in meanings(unit[0].text))


def bounded(line: Line, words: Sequence[Token]) -> Sequence[Token]:
    """Words before the first number of a side, without those that say how exact it is: `less than`, `about`."""
    for count in (2, 1):
        said = " ".join(w.text.lower() for w in words[-count:])
        if len(words) >= count and said in _EXACT and (not line.out or line.out[-1].type in {"EQ", "BOUND"}):
            if line.out and line.out[-1].type == "BOUND":
                line.out.pop()
            line.out.append(Token("BOUND", said, words[-count].start, words[-1].end))
            return words[:-count]
    return words


def dash(line: Line, at: int, stop: int) -> bool:
    """A dash of prose, no minus: a long one behind a word, one behind running words or a remark, or before words."""
    spaced = line.tokens[at - 1].end < line.tokens[at].start
    words = line.kind(at + 1, stop) == "WORD" and not calls(line, at + 1, stop)
    before = line.out[-1]
    long = line.tokens[at].text == "—" and before.type in {"WORD", "PER"}
    return spaced and (words or long or before.type == "REMARK" or _running(line, before))


def _running(line: Line, token: Token) -> bool:
    """`Duration: directly provided - 36 days`: several words that no line has defined."""
    return token.type == "NAME" and " " in token.text and token.text not in line.known


def counted_device(line: Line, at: int, end: int) -> int:
    """`2 × GTX 580`, `512 × Ascend 910`: so many of a listed device; past its name, or 0 where there is none."""
    name = line.tokens[at:end]
    if len(name) < 2 or [t.type for t in line.out[-2:]] != ["NUMBER", "TIMES"]:
        return 0
    if not hardware.find(" ".join(token.text for token in name)):
        return 0
    line.out.pop()
    line.operators -= 1
    line.out += [retyped(token, "WORD") for token in name]
    return end
