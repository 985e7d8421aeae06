"""Words that are names: behind a slash, or behind a number where they are known (`6 N D`, `6ND`)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from petaday import units
from petaday.syntax.keywords import SYMBOL
from petaday.syntax.tokens import Token, kinds

_CAPITALS = frozenset({"S", "SEC", "H", "HR", "DAY"})  # units of time below a slash, in capitals


def symbols(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:
    """The tokens with symbols that are names of type KNOWN, and a sign of multiplication before each behind a number.

    >>> line = [Token("NUMBER", "6", 0, 1), Token("WORD", "ND", 1, 3)]
    >>> [(token.type, token.text) for token in symbols(line, {"N", "D"})]
    [('NUMBER', '6'), ('TIMES', ''), ('KNOWN', 'N'), ('TIMES', ''), ('KNOWN', 'D')]
    """
    if not known and "OVER" not in kinds(tokens):
        return tokens
    out: list[Token] = []
    for at, token in enumerate(tokens):
        if token.type == "WORD":
            after = tokens[at + 1].type if at + 1 < len(tokens) else ""
            out += _named(token, out[-1] if out else None, after, known)
        else:
            out.append(token)
    return out


def _named(word: Token, before: Token | None, after: str, known: Collection[str]) -> Iterator[Token]:
    """The word, or the names it is made of."""
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
    elif _magnitude(word, before):
        yield word
        return
    elif word.text in known and kind in {"NUMBER", "KNOWN", "RPAR"} and SYMBOL.match(word.text):
        yield Token("TIMES", "", word.start, word.start)
        yield word._replace(type="KNOWN")
        return
    yield word


def _magnitude(word: Token, before: Token | None) -> bool:
    """`13B`, `2T`: a letter tight behind a number that says how many of it, whatever else is called so."""
    tight = before is not None and before.type == "NUMBER" and before.end == word.start
    return tight and len(word.text) == 1 and units.scale(word.text) is not None


def _unknown(word: str) -> bool:
    """A single capital that is no unit and no scale: a symbol, and nothing that is counted."""
    return len(word) == 1 and word.isupper() and not units.meanings(word) and units.scale(word) is None
