"""Where a second statement begins in one sentence, and values of functions: `f(3) = 2 * 3 + 1 = 7`, `2 + D(1, 0)`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from petaday.hardware.words import DEVICE_FAMILIES, DEVICE_WORDS, singular
from petaday.syntax.keywords import FUNCTIONS
from petaday.syntax.tokens import OPERATORS, Token, kinds, text
from petaday.units import meanings, scale

_STATES = frozenset({"gives", "yields", "giving", "yielding", "and", "or", "且", "而", "并且", "而且"})
_FUNCTION = re.compile(r"[^\W\d_](?:_\w{1,9})?['’]?")
_CODE_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{1,40}")
_PLACE = re.compile(r"\d{1,9}(?:,\d{1,2}){1,9}")
_ARGUMENTS = frozenset({"NUMBER", "COMMA"})
_INSIDE = OPERATORS | {"EQ", "BOUND"}


def new_statements(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with a break for a word between two statements, and one name for a function of numbers.

    >>> from petaday.syntax.lexer import lex
    >>> [token.type for token in new_statements(list(lex("a stride of 4 gives (9-1)/4 = 2")))][3:6]
    ['NUMBER', 'BREAK', 'LPAR']
    >>> [token.type for token in new_statements(list(lex("stopped 2 times (8 * 7 = 56)")))][1:4]
    ['NUMBER', 'BREAK', 'LPAR']
    >>> [token.text for token in new_statements(list(lex("f(3) = 7")))]
    ['f(3)', '=', '7']
    """
    if not {"EQ", "LPAR"} <= set(kinds(tokens)):
        return tokens
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "WORD" and tokens[at + 1 : at + 2] and tokens[at + 1].type == "LPAR":
            close = _closes(tokens, at + 1)
            if close and _is_value(tokens, at, close):
                whole = text(tokens[at : close + 1])
                out.append(token._replace(text=whole, end=tokens[close].end))
                at = close + 1
                continue
            stated = close and token.text == "times" and "EQ" in kinds(tokens[at + 2 : close])
            if stated or (close and token.text in _STATES and _calculates(tokens, at, close)):
                token = token._replace(type="BREAK")
        out.append(token)
        at += 1
    return out


def _closes(tokens: Sequence[Token], opened: int) -> int | None:
    """Where a bracket with no other in it closes."""
    for at in range(opened + 1, len(tokens)):
        if tokens[at].type in {"LPAR", "BREAK"}:
            return None
        if tokens[at].type == "RPAR":
            return at
    return None


def _is_value(tokens: Sequence[Token], at: int, close: int) -> bool:
    """`f(3) =`, `size(2) =`, and wherever it stands `g_a(1, 2)`: numbers in a bracket tight behind a name."""
    name, inside = tokens[at].text, tokens[at + 2 : close]
    if tokens[at].end != tokens[at + 1].start or not inside or not _ARGUMENTS.issuperset(kinds(inside)):
        return False
    letter = _FUNCTION.fullmatch(name) is not None
    if name in FUNCTIONS or not (letter or _CODE_NAME.fullmatch(name)):
        return False
    if inside[0].type == inside[-1].type == "NUMBER" and (len(inside) > 1 or _PLACE.fullmatch(inside[0].text)):
        return True
    if not letter and (meanings(name) or scale(name) is not None or singular(name) in DEVICE_WORDS | DEVICE_FAMILIES):
        return False  # `GPUs(8) = 2 * 4`
    if "NUMBER" not in kinds(inside) or [t.type for t in tokens[close + 1 : close + 2]] != ["EQ"]:
        return False
    return at == 0 or tokens[at - 1].type not in _INSIDE - {"EQ"} | {"NUMBER", "RPAR"}


def _calculates(tokens: Sequence[Token], at: int, close: int) -> bool:
    """A figure before the word; a bracket with arithmetic behind it, which goes on and states its own result."""
    if not at or tokens[at - 1].type not in {"NUMBER", "WORD"} or tokens[at].end == tokens[at + 1].start:
        return False
    inside = [token.type for token in tokens[at + 2 : close]]
    if inside.count("NUMBER") < 2 or OPERATORS.isdisjoint(inside):
        return False
    for token in tokens[close + 1 :]:
        if token.type == "EQ":
            return True
        if token.type not in OPERATORS | {"NUMBER"}:
            return False
    return False
