"""Dots that end no sentence: `7 Mrd. × 2 Bio. = …`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from petaday.syntax.tokens import Token, texts
from petaday.units import scale


def without_dots(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with the dot of a scale in one piece with it, and without one that stands before an operator.

    >>> line = [Token("NUMBER", "7", 0, 1), Token("WORD", "Mrd", 2, 5), Token("BREAK", ".", 5, 6)]
    >>> [token.text for token in without_dots(line)]
    ['7', 'Mrd.']
    """
    if "." not in texts(tokens):
        return tokens
    out: list[Token] = []
    for at, token in enumerate(tokens):
        if token.text != "." or token.type != "BREAK" or not out or out[-1].type != "WORD":
            out.append(token)
            continue
        word = out[-1]
        if word.end == token.start and scale(f"{word.text}.") is not None:
            out[-1] = word._replace(text=f"{word.text}.", end=token.end)
        elif at + 1 == len(tokens) or tokens[at + 1].type not in {"TIMES", "EQ"}:
            out.append(token)
    return out
