"""Digits grouped in other ways than by commas: `19.200` beside decimal commas, `69 120`, `7, 473`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from petaday.syntax.classify.cursor import Line
from petaday.syntax.tokens import Token
from petaday.units.words import COMMA_TIMES

_DOTTED = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}$")
_DECIMAL_COMMA = re.compile(r"(?:0,[0-9]+|[0-9]+,[0-9]{1,2})(?![0-9,])")
_FIRST = re.compile(r"[1-9][0-9]{0,2}$")
_THREE = re.compile(r"[0-9]{3}$")


def thousands(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with the dot taken out of `19.200` where the line writes decimal commas: there it groups thousands.

    A line writes them when one of its numbers has one (`3,5`), or a unit of time is in a language that does.

    >>> line = [Token("NUMBER", "1.024", 0, 5), Token("TIMES", "*", 6, 7), Token("NUMBER", "3,5", 8, 11)]
    >>> [token.text for token in thousands(line)]
    ['1024', '*', '3,5']
    """
    dotted = [token for token in tokens if token.type == "NUMBER" and _DOTTED.match(token.text)]
    if not dotted or not any(map(_commas, tokens)):
        return tokens
    return [
        token._replace(text=token.text.replace(".", ""))
        if token.type == "NUMBER" and _DOTTED.match(token.text)
        else token
        for token in tokens
    ]


def _commas(token: Token) -> bool:
    if token.type == "NUMBER":
        return bool(_DECIMAL_COMMA.match(token.text))
    return token.type == "WORD" and token.text.rpartition("-")[2].lower() in COMMA_TIMES


def joined(line: Line, at: int, stop: int) -> Token | None:
    """Groups of three digits behind a number, apart by a blank or by a comma and a blank, in one piece with it."""
    first = line.tokens[at]
    if not _FIRST.match(first.text):
        return None
    comma = line.kind(at + 1, stop) == "COMMA"
    end, text = at, first.text
    while line.kind(end + 1 + comma, stop) == "NUMBER" and (line.kind(end + 1, stop) == "COMMA") is comma:
        group = line.tokens[end + 1 + comma]
        if not _THREE.match(group.text) or group.start - line.tokens[end].end != 1 + comma:
            return None
        text += f"{', ' if comma else ' '}{group.text}"
        end += 1 + comma
    return Token("NUMBER", text, first.start, line.tokens[end].end) if end > at else None


def past(line: Line, number: Token, at: int) -> int:
    """Where a line goes on behind a number in one piece."""
    while line.tokens[at].end < number.end:
        at += 1
    return at + 1
