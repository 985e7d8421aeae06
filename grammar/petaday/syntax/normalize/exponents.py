"""Powers that the lexer cannot see, as it looks at one token at a time: `2²`, `s^-1`, `2^3 * 10^2`, `10^3^2`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from petaday import units
from petaday.core.numerals import lowered
from petaday.syntax.tokens import Token, kinds

_BLANK = r"[ \t\u00a0\u2009\u202f\u200b]"
_FUSED = rf"(?s)(.*?)(?:(?<!{_BLANK}){_BLANK}++)?([×x*·∙⋅]){_BLANK}*+(10.*)$"
_RAISED_TEN = r"(?s)(?:(.*?)(?:(?<!\s)\s++)?([×x*·∙⋅])\s*+)?(10)\s*+(\^|\*\*)\s*+(\d++)$"
_SPACED = re.compile(r"[ \t]\*[ \t]")
_RAISED = frozenset({"CARET", "SUPER"})
_TELLING = _RAISED | {"OVER"}


def powers(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:
    """The tokens with a caret before what is raised, units written out as often as their exponent says, powers apart.

    >>> line = [Token("NUMBER", "2", 0, 1), Token("CARET", "^", 1, 2), Token("NUMBER", "3*10^2", 2, 8)]
    >>> [token.text for token in powers(line)]
    ['2', '^', '3', '*', '10^2']
    """
    if _TELLING.isdisjoint(kinds(tokens)):
        return tokens
    out: list[Token] = []
    at, stop = 0, len(tokens)
    while at < stop:
        token = tokens[at]
        kind = token.type
        before = out[-1] if out else None
        after = tokens[at + 1] if at + 1 < stop else None
        at += 1
        if kind == "WORD" and after and after.type in _RAISED and after.start == token.end and token.text not in known:
            if taken := _unit_power(tokens, at - 1):
                out += _powered(token, before, taken[0])
                at = taken[1]
                continue
            out.append(token)
        elif kind == "NUMBER" and after and after.type == "CARET":
            out += _tower(token)
        elif kind == "NUMBER" and before and before.type in {"CARET", "OVER"}:
            out += _unfused(token, before)
        elif (
            kind == "SUPER"
            and before
            and (before.type in {"NUMBER", "RPAR"} or before.text in known)
            and before.end == token.start
        ):
            out += [token._replace(type="CARET", text="^", end=token.start), token._replace(type="NUMBER")]
        else:
            out.append(token)
    return out


def _tower(token: Token) -> list[Token]:
    """`10^3^2` and `2 × 10^3^2`: the exponent has one of its own, which the lexer left out of the number."""
    found = re.match(_RAISED_TEN, token.text)
    if not found:
        return [token]
    parts = zip(("NUMBER", "TIMES", "NUMBER", "CARET", "NUMBER"), found.groups(), found.regs[1:], strict=True)
    return [Token(kind, text, token.start + begin, token.start + end) for kind, text, (begin, end) in parts if text]


def _unfused(token: Token, before: Token) -> list[Token]:
    """`2^3 * 10^2` and `6 / 2 * 10^2`: the power of ten is a factor of its own."""
    found = re.match(_FUSED, token.text)
    if not found or not found[1] or (before.type == "OVER" and not _SPACED.search(token.text)):
        return [token]
    parts = zip(("NUMBER", "TIMES", "NUMBER"), found.groups(), found.regs[1:], strict=True)
    return [Token(kind, text, token.start + begin, token.start + end) for kind, text, (begin, end) in parts]


def _unit_power(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The exponent written tight behind a unit, and where it ends: `s^-1`, `s²`."""
    word, rest = tokens[at], tokens[at + 1 : at + 4]
    if not units.meanings(word.text):
        return None
    if rest[0].type == "SUPER":
        return _small(lowered(rest[0].text), at + 2)
    signs = [t.type for t in rest[1:]]
    if signs[:2] == ["MINUS", "NUMBER"]:
        return _small(f"-{rest[2].text}", at + 4)
    return _small(rest[1].text, at + 3) if signs[:1] == ["NUMBER"] else None


def _small(text: str, after: int) -> tuple[int, int] | None:
    return (int(text), after) if re.fullmatch("-?[1-3]", text) else None


def _powered(word: Token, before: Token | None, power: int) -> list[Token]:
    """A unit to a power as a run of units, each under a slash of its own where the power is negative."""
    under = before is not None and before.type == "OVER"
    slash = Token("OVER", "/", word.start, word.start)
    if power < 0:
        return [slash, word] * -power
    return [word, *([slash, word] if under else [word]) * (power - 1)]
