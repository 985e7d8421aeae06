"""What the lexer cannot see, as it looks at one token at a time, put right before a line is laid out.

Powers after a caret, units with exponents, symbols that are names.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from petaday import units
from petaday.core.numerals import lowered
from petaday.syntax.keywords import SYMBOL
from petaday.syntax.normalize.digit_groups import undotted
from petaday.syntax.normalize.durations import loosened
from petaday.syntax.tokens import Token, text

_FUSED = re.compile(r"(.*?)[ \t\u00a0\u2009\u202f\u200b]*([×x*·∙⋅])[ \t\u00a0\u2009\u202f\u200b]*(10.*)$", re.DOTALL)
_RAISED_TEN = re.compile(r"(?:(.*?)\s*([×x*·∙⋅])\s*)?(10)\s*(\^|\*\*)\s*(\d+)$", re.DOTALL)
_SPACED = re.compile(r"[ \t]\*[ \t]")
_RAISED = frozenset({"CARET", "SUPER"})
_TOUCHED = frozenset({"WORD", "NUMBER", "PM", "SUPER", "BREAK"})
_UTILIZED = frozenset({"utilization", "utilisation"})
_CAPITALS = frozenset({"S", "SEC", "H", "HR", "DAY"})  # units of time below a slash, in capitals


def _utilized(tokens: Sequence[Token]) -> list[Token]:
    """`40% model FLOPs utilization`, `FLOP/s utilization`: FLOPs are no unit there."""
    out: list[Token] = []
    for token in tokens:
        out.append(token)
        size = 4 if [t.text.lower() for t in out[-3:-1]] == ["/", "s"] else 2
        words = out[-size:]
        if token.text.lower() in _UTILIZED and words[0].text.lower() in {"flop", "flops"}:
            out[-size:] = [Token("WORD", text(words), words[0].start, token.end)]
    return out


def tidied(tokens: Sequence[Token], known: Collection[str] = ()) -> list[Token]:
    """The tokens with what needs its neighbours put right; `known` are names defined before.

    >>> line = [Token("NUMBER", "2", 0, 1), Token("CARET", "^", 1, 2), Token("NUMBER", "3*10^2", 2, 8)]
    >>> [t.text for t in tidied(line)]
    ['2', '^', '3', '*', '10^2']
    """
    if any(token.text.lower() in _UTILIZED for token in tokens):
        tokens = _utilized(tokens)
    out: list[Token] = []
    at, stop = 0, len(tokens)
    dotted = False
    while at < stop:
        token = tokens[at]
        kind = token.type
        if kind not in _TOUCHED:
            out.append(token)
            at += 1
            continue
        before = out[-1] if out else None
        if kind == "WORD":
            after = tokens[at + 1].type if at + 1 < stop else ""
            if after in _RAISED and tokens[at + 1].start == token.end and (taken := _unit_power(tokens, at)):
                out += _powered(token, before, taken[0])
                at = taken[1]
                continue
            behind = before.type if before else ""
            if behind == "NUMBER" and before and before.end == token.start:
                *first, token = loosened(token)
                out += first
            if known or behind == "OVER":
                out += _named(token, out[-1] if out else None, after, known)
            else:
                out.append(token)
        elif kind == "NUMBER":
            if token.text[-4:-3] == "." and token.text[0] != "0":
                dotted = True
            if at + 1 < stop and tokens[at + 1].type == "CARET":
                out += _tower(token)
            elif before and before.type in {"CARET", "OVER"}:
                out += _unfused(token, before)
            else:
                out.append(token)
        elif kind == "PM" and before and before.type == "WORD":
            at = _spread(tokens, at, out)
            continue
        elif kind == "SUPER" and before and before.type in {"NUMBER", "RPAR"} and before.end == token.start:
            out += [token._replace(type="CARET", text="^", end=token.start), token._replace(type="NUMBER")]
        elif kind != "BREAK" or token.text != "." or not _abbreviates(tokens, at, out):
            out.append(token)
        at += 1
    return undotted(out) if dotted else out


def _tower(token: Token) -> list[Token]:
    """`10^3^2` and `2 × 10^3^2`: the exponent has one of its own, which the lexer left out of the number."""
    found = _RAISED_TEN.match(token.text)
    if not found:
        return [token]
    parts = zip(("NUMBER", "TIMES", "NUMBER", "CARET", "NUMBER"), found.groups(), found.regs[1:], strict=True)
    return [Token(kind, text, token.start + begin, token.start + end) for kind, text, (begin, end) in parts if text]


def _unfused(token: Token, before: Token) -> list[Token]:
    """`2^3 * 10^2` and `6 / 2 * 10^2`: the power of ten is a factor of its own."""
    found = _FUSED.match(token.text)
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


def _abbreviates(tokens: Sequence[Token], at: int, out: list[Token]) -> bool:
    """`7 Mrd. × 2 Bio. = …`: a dot before an operator ends no sentence, and a scale may be written with one."""
    if not out or out[-1].type != "WORD":
        return False
    word = out[-1]
    if word.end == tokens[at].start and units.scale(f"{word.text}.") is not None:
        out[-1] = word._replace(text=f"{word.text}.", end=tokens[at].end)
        return True
    return at + 1 < len(tokens) and tokens[at + 1].type in {"TIMES", "EQ"}


def _spread(tokens: Sequence[Token], at: int, out: list[Token]) -> int:
    """`400B ± 10%`, `5.5 days ± 0.5 days`: the error to its number, and the words behind both; where to go on."""
    first = next(i for i in range(len(out), -1, -1) if i == 0 or out[i - 1].type not in {"WORD", "OVER"})
    words, after = out[first:], at + 2
    following = tokens[after : after + len(words)]
    known = first > 0 and out[first - 1].type == "NUMBER" and [t.type for t in tokens[at + 1 : after]] == ["NUMBER"]
    again = [t.text for t in following] == [t.text for t in words]
    percent = bool(following) and following[0].text == "%"
    if not known or (following and following[0].type in {"WORD", "OVER"} and not again and not percent):
        out.append(tokens[at])
        return at + 1
    after += percent
    end = tokens[after - 1].end
    behind = [] if again else [word._replace(start=end, end=end) for word in words]
    out[first:] = [*tokens[at:after], *behind]
    return after


def _small(text: str, after: int) -> tuple[int, int] | None:
    return (int(text), after) if re.fullmatch("-?[1-3]", text) else None


def _powered(word: Token, before: Token | None, power: int) -> list[Token]:
    """A unit to a power as a run of units, each under a slash of its own where the power is negative."""
    under = before is not None and before.type == "OVER"
    slash = Token("OVER", "/", word.start, word.start)
    if power < 0:
        return [slash, word] * -power
    return [word, *([slash, word] if under else [word]) * (power - 1)]


def _named(word: Token, before: Token | None, after: str, known: Collection[str]) -> Iterator[Token]:
    """A symbol that is a name: behind a slash, or behind a number when it is known (`6 N D`, `6ND`)."""
    kind = before.type if before else ""
    letters = known and kind in {"NUMBER", "KNOWN"} and all(c in known for c in word.text)
    if letters and len(word.text) > 1 and word.text not in known:
        for at, letter in enumerate(word.text):  # `6ND`
            yield Token("TIMES", "", word.start + at, word.start + at)
            yield Token("KNOWN", letter, word.start + at, word.start + at + 1)
        return
    if kind == "OVER" and word.text in _CAPITALS:  # `125 TFLOP/S`
        yield word._replace(text=word.text.lower())
        return
    if kind == "OVER":
        if (after == "CARET") or _unknown(word.text) or (word.text in known and SYMBOL.match(word.text)):
            yield word._replace(type="KNOWN")
            return
    elif word.text in known and kind in {"NUMBER", "KNOWN", "RPAR"} and SYMBOL.match(word.text):
        yield Token("TIMES", "", word.start, word.start)
        yield word._replace(type="KNOWN")
        return
    yield word


def _unknown(word: str) -> bool:
    """A single capital that is no unit and no scale: a symbol, and nothing that is counted."""
    return len(word) == 1 and word.isupper() and not units.meanings(word) and units.scale(word) is None
