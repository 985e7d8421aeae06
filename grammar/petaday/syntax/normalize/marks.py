"""Marks inside a calculation that are no punctuation.

Dots that cut digits off, quotation marks, the sign of a price, an `@` before a rate.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from petaday.core.quantity import COUNT
from petaday.syntax.tokens import OPERATORS, Token, texts
from petaday.units import meanings, scale

_PAIRS = {"“": "”", '"': '"', "”": "”", "„": "“", "‘": "’", "'": "'"}
_FACTOR = frozenset({"NUMBER", "WORD", "RPAR"})
_STATED = 30  # tokens behind a price, in which a line states what it comes to
_QUOTED = 4  # words; more are a quotation
_SIGNS = frozenset("$€£¥")
_PRICED = frozenset("$€£")
_OPENS = frozenset({"EQ", "BOUND", "LPAR", *OPERATORS})
_SECOND = frozenset({"s", "sec", "second"})
_MARKS = frozenset(_PAIRS) | _SIGNS | {"…", "...", "@"}


def without_marks(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with cut-off numbers in one piece, no quotation marks around factors, and the dollar behind its price.

    >>> line = [Token("NUMBER", "3.546", 0, 5), Token("BREAK", "...", 5, 8), Token("TIMES", "×", 9, 10)]
    >>> [token.text for token in without_marks([*line, Token("NUMBER", "10^23", 11, 16)])]
    ['3.546×10^23']
    """
    if _MARKS.isdisjoint(texts(tokens)):
        return tokens
    out: list[Token] = []
    prices = all(
        _price(tokens, i) or _behind(tokens, i) or _under(tokens, i)
        for i, token in enumerate(tokens)
        if token.text in _SIGNS
    )
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "BREAK" and token.text in _PAIRS and (found := _quoted(tokens, at, out)):
            out += found[:-1]
            at = tokens.index(found[-1], at) + 1
        elif token.text in _SIGNS and (_behind(tokens, at) or _under(tokens, at)):
            out.append(token._replace(type="WORD"))
            at += 1
        elif token.text in _SIGNS and prices:
            if out and out[-1].text == "US" and out[-1].end == token.start:
                token = token._replace(start=out.pop().start)
            end = at + 2 + (at + 2 < len(tokens) and scale(tokens[at + 2].text) is not None)
            out += [tokens[at + 1]._replace(start=token.start), *tokens[at + 2 : end]]
            out.append(Token("WORD", token.text[-1], out[-1].end, out[-1].end))
            at = end
        elif out and out[-1].type in _FACTOR and _each(tokens, at):
            out.append(token._replace(type="TIMES"))
            at += 1
        elif token.type == "NUMBER" and _cut_off(tokens, at):
            number, at = _whole(tokens, at)
            if out and out[-1].type == "EQ":
                out.append(Token("BOUND", "~", token.start, token.start))  # cut off, not rounded
            out.append(number)
        else:
            out.append(token)
            at += 1
    return out


def _rate(tokens: Sequence[Token], at: int) -> bool:
    """`@ 400 TFLOP/s/GPU`, `@ $2/hour`: operations a second, or a price; no `@ 1.41 GHz`, no `76.1% @ 4.1 GFLOPs`."""
    if tokens[at : at + 1] and tokens[at].text in _PRICED:
        return _price(tokens, at)
    after = tokens[at : at + 4]
    if [t.type for t in after] != ["NUMBER", "WORD", "OVER", "WORD"] or all(t.type != "TIMES" for t in tokens):
        return False  # where nothing else is multiplied, it only tells of a device
    return after[3].text in _SECOND and any(m.dimension == COUNT for m in meanings(after[1].text))


def _each(tokens: Sequence[Token], at: int) -> bool:
    """`@` or `at` before what each costs or does."""
    said = tokens[at].text
    return (said == "@" and _rate(tokens, at + 1)) or (said == "at" and _priced(tokens, at + 1))


def _priced(tokens: Sequence[Token], at: int) -> bool:
    """`1000 GPU-hours at $2 per GPU-hour = $2000`: a price for each, in a line that states what it comes to."""
    dollar = at + 3 < len(tokens) and tokens[at].text in _PRICED and _price(tokens, at)
    each = dollar and (tokens[at + 2].type == "OVER" or tokens[at + 2].text in {"per", "a", "an"})
    return each and any(token.type == "EQ" for token in tokens[at : at + _STATED])


def _price(tokens: Sequence[Token], at: int) -> bool:
    """`$2 per hour`, `$5.576M`: a dollar sign tight before a number, and nothing tight before the sign."""
    before = tokens[at - 1]
    apart = (
        at == 0 or before.end < tokens[at].start or before.text == "US" or before.type in _OPENS or before.text == "@"
    )
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return apart and after is not None and after.type == "NUMBER" and after.start == tokens[at].end


def _under(tokens: Sequence[Token], at: int) -> bool:
    """`2e17 FLOP/$`, `FLOP per $`: under a slash, and no number behind it."""
    before, after = tokens[at - 1 : at], tokens[at + 1 : at + 2]
    per = bool(before) and (before[0].type == "OVER" or before[0].text == "per")
    return per and (not after or after[0].type != "NUMBER")


def _behind(tokens: Sequence[Token], at: int) -> bool:
    """`19,99 €`: behind its figure."""
    before, after = tokens[at - 1 : at], tokens[at + 1 : at + 2]
    if tokens[at].text == "$" or not before or before[0].type != "NUMBER":
        return False
    return not after or after[0].type != "NUMBER" or after[0].start > tokens[at].end


def _cut_off(tokens: Sequence[Token], at: int) -> bool:
    """`3.54612...`: decimals, and dots tight behind them; no `0.1...0.9` and no `a list of 1, 2, ...`."""
    number, *rest = tokens[at : at + 3]
    if not rest or rest[0].text not in {"…", "..."} or rest[0].start != number.end:
        return False
    return "." in number.text and (len(rest) < 2 or rest[1].type != "NUMBER")


def _whole(tokens: Sequence[Token], at: int) -> tuple[Token, int]:
    """The number with the power of ten behind the dots, and where the line goes on."""
    number, dots, *rest = tokens[at : at + 4]
    kinds = [token.type for token in rest]
    if kinds == ["TIMES", "NUMBER"] and rest[1].text.startswith("10") and not rest[1].text.isdigit():
        return number._replace(text=f"{number.text}×{rest[1].text}", end=rest[1].end), at + 4
    return number._replace(end=dots.end), at + 2


def _quoted(tokens: Sequence[Token], at: int, before: Sequence[Token]) -> list[Token]:
    """What stands between quotation marks around a number or a few words of a factor; empty for a quotation.

    The marks count in with the first and the last word, so that places hold both or none. Behind these stands the
    token that closes: the mark, or the word that the lexer left it on (`tokens'`).
    """
    shut = _PAIRS[tokens[at].text]
    for end in range(at + 1, min(at + 2 + _QUOTED, len(tokens))):
        token = tokens[end]
        if end == at + 1 and token.start != tokens[at].end:
            return []
        if token.type == "WORD" and token.text.endswith(shut):
            inside = [*tokens[at + 1 : end], token._replace(text=token.text[:-1])]
        elif token.type in {"WORD", "NUMBER", "OVER"}:
            continue
        elif token.type == "BREAK" and token.text == shut and token.start == tokens[end - 1].end and end > at + 1:
            inside = list(tokens[at + 1 : end])
        else:
            return []
        after = tokens[end + 1].type if end + 1 < len(tokens) else ""
        if not _of_a_factor(inside[0].type, before[-1].type if before else "", after):
            return []
        inside[0] = inside[0]._replace(start=tokens[at].start)
        inside[-1] = inside[-1]._replace(end=token.end)
        return [*inside, token]
    return []


def _of_a_factor(inside: str, before: str, after: str) -> bool:
    """Behind a number or an operator, or before an operator; a number before its word, too."""
    if before in {"NUMBER", "EQ", *OPERATORS} or after in OPERATORS:
        return True
    return inside == "NUMBER" and after == "WORD"
