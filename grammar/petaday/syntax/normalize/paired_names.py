"""Names defined in pairs, as code does: `L, H = 48, 6144`."""

from __future__ import annotations

from collections.abc import Sequence

from petaday.syntax.keywords import SYMBOL
from petaday.syntax.tokens import Token, kinds


def in_pairs(line: Sequence[Token]) -> list[list[Token]]:
    """One definition for each name of a line that defines several at once; nothing for any other line.

    >>> from petaday.syntax.lexer import lex
    >>> [[token.text for token in part] for part in in_pairs(list(lex("L, H = 48, 6144")))]
    [['L', '=', '48'], ['H', '=', '6144']]
    """
    signs = kinds(line)
    if signs.count("EQ") != 1 or "COMMA" not in signs:
        return []
    at = signs.index("EQ")
    names, values = line[:at], _items(line[at + 1 :])
    count = (at + 1) // 2
    if count < 2 or signs[:at] != ["WORD", *["COMMA", "WORD"] * (count - 1)] or len(values) != count:
        return []
    named = all(SYMBOL.match(name.text) or name.text.islower() for name in names[::2])
    plain = all(kinds(value) in (["NUMBER"], ["NUMBER", "WORD"]) for value in values)
    return [[name, line[at], *value] for name, value in zip(names[::2], values, strict=True)] if named and plain else []


def _items(tokens: Sequence[Token]) -> list[list[Token]]:
    """What stands between commas."""
    items: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == "COMMA":
            items.append([])
        else:
            items[-1].append(token)
    return items
