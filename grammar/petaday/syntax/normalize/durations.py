"""A time in several units, each smaller than the one before: `3h 30min`, `2 weeks and 3 days`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from petaday.core import numerals
from petaday.core.quantity import TIME
from petaday.syntax.keywords import NUMBERED
from petaday.syntax.tokens import Token, kinds
from petaday.units import meanings

_TIGHT = re.compile(r"(?:d\d{1,2}h(?:\d{1,2}m(?:in)?)?|h\d{1,2}m(?:in)?(?:\d{1,2}s)?|h[0-5]\d)$")
_TIGHT_BEGINS = frozenset("dh")
_PART = re.compile(r"\d+|[a-z]+")


def parted_times(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with what the lexer takes for one word behind a number, `h15m` of `1h15m`, in its parts.

    >>> line = [Token("NUMBER", "2", 0, 1), Token("WORD", "h30", 1, 4)]
    >>> [token.text for token in parted_times(line)]
    ['2', 'h', '30', 'min']
    >>> from petaday.syntax.lexer import lex
    >>> [token.text for token in parted_times(list(lex("1h50 mins")))]
    ['1', 'h', '50', 'mins']
    """
    if not [token for token in tokens if token.text[:1] in _TIGHT_BEGINS and _TIGHT.match(token.text)]:
        return tokens
    out: list[Token] = []
    for at, token in enumerate(tokens):
        tight = bool(out) and out[-1].type == "NUMBER" and out[-1].end == token.start
        parted = tight and token.type == "WORD" and _TIGHT.match(token.text)
        out += _parts(token, is_told=_is_time(tokens, at + 1)) if parted else [token]
    return out


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    """A unit of time."""
    return at < len(tokens) and any(m.dimension == TIME for m in meanings(tokens[at].text))


def _parts(word: Token, *, is_told: bool) -> Iterator[Token]:
    """The parts; the minutes at the end get their unit where the text does not tell it."""
    for part in _PART.finditer(word.text):
        kind = "NUMBER" if part[0].isdigit() else "WORD"
        yield Token(kind, part[0], word.start + part.start(), word.start + part.end())
    if word.text[-1].isdigit() and not is_told:
        yield Token("WORD", "min", word.end, word.end)


def times_as_sums(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with a time in several units as a sum in brackets.

    >>> from petaday.syntax.lexer import lex
    >>> [token.type for token in times_as_sums(list(lex("3 h 30 min * 2")))]
    ['LPAR', 'NUMBER', 'WORD', 'PLUS', 'NUMBER', 'WORD', 'RPAR', 'TIMES', 'NUMBER']
    """
    begins = _begins(tokens)
    if not begins:
        return tokens
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        pairs = _pairs(tokens, at) if at in begins else []
        if len(pairs) < 2:
            out.append(tokens[at])
            at += 1
            continue
        for number, unit in pairs:
            place = tokens[number].start
            sign = Token("PLUS", "+", place, place) if number > at else Token("LPAR", "", place, place)
            out += [sign, tokens[number], unit]
        out.append(Token("RPAR", "", out[-1].end, out[-1].end))
        at = pairs[-1][0] + 2
    return out


def _begins(tokens: Sequence[Token]) -> set[int]:
    """A number and a unit, and behind them another number, perhaps after `and`; no number that is part of a name."""
    written = kinds(tokens)
    return {
        at
        for at, kind in enumerate(written)
        if kind == "NUMBER"
        and (written[at + 1 : at + 3] == ["WORD", "NUMBER"] or written[at + 1 : at + 4] == ["WORD", "WORD", "NUMBER"])
        and (at == 0 or tokens[at - 1].text not in NUMBERED)
    }


def _pairs(tokens: Sequence[Token], at: int) -> list[tuple[int, Token]]:
    """Numbers that stand beside one another with units of time; each fits into one of the unit before."""
    found: list[tuple[int, Token]] = []
    whole = float("inf")
    while [token.type for token in tokens[at : at + 2]] == ["NUMBER", "WORD"]:
        unit = tokens[at + 1]
        if unit.text == "m" and found:
            unit = unit._replace(text="min")
        time = next((m.factor for m in meanings(unit.text) if m.dimension == TIME), 0.0)
        if not 0 < numerals.read(tokens[at].text)[0] * time < whole:
            break
        found.append((at, unit))
        whole = time
        at += 3 if at + 2 < len(tokens) and tokens[at + 2].text.lower() == "and" else 2
    return found
