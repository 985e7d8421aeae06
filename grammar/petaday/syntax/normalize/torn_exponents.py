r"""Powers of ten whose `e` stands apart from its digits: `7\text{e}9`, `2\mathrm{e}{-3}`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from petaday.syntax.tokens import Token, kinds, texts

_LETTER = frozenset({"e", "E"})
_DIGITS = 3
_PLAIN = {"LPAR": "", "RPAR": "", "MINUS": "-"}
_SHAPES = [
    (len(shape), shape)
    for shape in (
        ["LPAR", "MINUS", "NUMBER", "RPAR"],
        ["LPAR", "NUMBER", "RPAR"],
        ["MINUS", "NUMBER"],
        ["NUMBER"],
    )
]


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
        torn = tokens[at].text in _LETTER and out and out[-1].type == "NUMBER" and _LETTER.isdisjoint(out[-1].text)
        size = _exponent(tokens, at + 1) if torn else 0
        if size:
            written = tokens[at + 1 : at + 1 + size]
            power = "".join(_PLAIN.get(token.type, token.text) for token in written)
            out[-1] = out[-1]._replace(text=f"{out[-1].text}e{power}", end=written[-1].end)
            at += size + 1
        else:
            out.append(tokens[at])
            at += 1
    return out


def _exponent(tokens: Sequence[Token], at: int) -> int:
    """How many tokens the exponent here is made of: `9`, `-3`, `{-3}`."""
    for size, shape in _SHAPES:
        written = tokens[at : at + size]
        if kinds(written) == shape:
            return size if any(token.text.isdigit() and len(token.text) <= _DIGITS for token in written) else 0
    return 0
