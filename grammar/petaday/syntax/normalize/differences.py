"""A hyphen behind a name is a minus, though the lexer takes what it joins for one word: `(N-1) / N`, `N-D`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from petaday.syntax.keywords import FUNCTIONS
from petaday.syntax.tokens import Token, kinds, texts
from petaday.units import meanings

_FIGURE = re.compile(r"[0-9]+(?:[eE][0-9]+)?$")
_COUNTED = frozenset({"NUMBER", "WORD", "RPAR"})


def differences(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:
    """The tokens with words in their parts where these are names that the text defined, the later ones perhaps figures.

    >>> from petaday.syntax.lexer import lex
    >>> [token.text for token in differences(list(lex("N-0.5 + GPT-3")), {"N"})]
    ['N', '-', '0.5', '+', 'GPT-3']
    """
    if not known or not any("-" in word for word in texts(tokens)):
        return tokens
    out: list[Token] = []
    for at, token in enumerate(tokens):
        if token.type == "NUMBER" and token.text[0] == "." and at and _ends_in_figure(out[-1], tokens[at - 1], token):
            out[-1] = out[-1]._replace(text=out[-1].text + token.text, end=token.end)
        elif token.type == "WORD" and "-" in token.text and _is_difference(tokens, at, known):
            out += _parts(token)
        else:
            out.append(token)
    return out


def _is_difference(tokens: Sequence[Token], at: int, known: Collection[str]) -> bool:
    """Whether the parts are names and figures, and the whole is no name of its own."""
    word = tokens[at].text
    first, *rest = word.split("-")
    if first not in known or word in known or _is_unit(tokens, at, known):
        return False
    called = rest[-1] in FUNCTIONS and at + 1 < len(tokens) and tokens[at + 1].type == "LPAR"  # `D-sqrt(N)`
    return all(part in known or _FIGURE.match(part) for part in (rest[:-1] if called else rest))


def _is_unit(tokens: Sequence[Token], at: int, known: Collection[str]) -> bool:
    """`8 GPU-hours`, `petaflop/s-days`: behind its figure, or under another unit."""
    before = kinds(tokens[max(0, at - 2) : at])
    if before[-1:] == ["OVER"]:
        above = tokens[at - 2] if before == ["WORD", "OVER"] else None
        return above is not None and above.text.rpartition("-")[2] not in known and bool(meanings(above.text))
    return bool(before) and before[-1] in _COUNTED and bool(meanings(tokens[at].text))


def _parts(word: Token) -> Iterator[Token]:
    """The names and figures, and a minus between two."""
    at = word.start
    for part in word.text.split("-"):
        if at > word.start:
            yield Token("MINUS", "-", at - 1, at)
        yield Token("NUMBER" if _FIGURE.match(part) else "WORD", part, at, at + len(part))
        at += len(part) + 1


def _ends_in_figure(part: Token, word: Token, rest: Token) -> bool:
    """`N-0` and `.5`: the decimals of a figure that has just been taken out of a word."""
    return part.type == "NUMBER" and word.type == "WORD" and part.text.isdigit() and part.end == rest.start
