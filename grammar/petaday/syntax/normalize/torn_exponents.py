r"""Powers of ten whose `e` stands apart from its digits: `7\text{e}9`, `2\mathrm{e}{-3}`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from petaday.syntax.tokens import Token, texts

_LETTER = frozenset({"e", "E"})
_DIGITS = 3


def torn_exponents(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:
    """The tokens with a mantissa, its `e` and its exponent in one number.

    >>> line = [Token("NUMBER", "7", 0, 1), Token("WORD", "e", 7, 8), Token("NUMBER", "9", 9, 10)]
    >>> [token.text for token in torn_exponents(line)]
    ['7e9']
    """
    if _LETTER.isdisjoint(texts(tokens)) or not _LETTER.isdisjoint(known):
        return tokens
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        if out and tokens[at].text in _LETTER and out[-1].type == "NUMBER" and (size := _exponent(tokens, at + 1)):
            sign = "-" if size > 1 else ""
            last = tokens[at + size]
            out[-1] = out[-1]._replace(text=f"{out[-1].text}e{sign}{last.text}", end=last.end)
            at += size + 1
        else:
            out.append(tokens[at])
            at += 1
    return out


def _exponent(tokens: Sequence[Token], at: int) -> int:
    """How many tokens the exponent here is made of."""
    signed = at < len(tokens) and tokens[at].type == "MINUS"
    number = at + signed
    if number >= len(tokens) or tokens[number].type != "NUMBER":
        return 0
    digits = tokens[number].text
    return 1 + signed if digits.isdigit() and len(digits) <= _DIGITS else 0
