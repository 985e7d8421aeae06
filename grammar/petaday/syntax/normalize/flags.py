"""The flags of a command line: `python3 -c 'print(6*7e9)'`, `--nodes 8`; their dashes are no minus."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from petaday.syntax.keywords import FUNCTIONS
from petaday.syntax.tokens import Token, kinds

_BEFORE = frozenset({"WORD", "NUMBER", "BREAK"})


def flags(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:
    """The tokens with a break in place of the dash of a flag: spaced before, tight behind, before a letter.

    >>> from petaday.syntax.lexer import lex
    >>> [token.type for token in flags(list(lex("python3 -c 'print(6*7)'")))][:4]
    ['WORD', 'BREAK', 'WORD', 'BREAK']
    """
    if "MINUS" not in kinds(tokens):
        return tokens
    out = list(tokens)
    for at, token in enumerate(tokens):
        if token.type != "MINUS" or token.text != "-" or at + 1 == len(tokens):
            continue
        after, before = tokens[at + 1], tokens[at - 1] if at else None
        tight = token.end == after.start
        if before and before.text == "-" and before.end == token.start and tight and after.type == "WORD":
            out[at - 1] = before._replace(type="BREAK")
            out[at] = token._replace(type="BREAK")
        elif (tight and after.type == "WORD" and after.text not in known and not _calls(tokens, at + 1)) and _apart(
            before, token
        ):
            out[at] = token._replace(type="BREAK")
    return out


def _calls(tokens: Sequence[Token], at: int) -> bool:
    """`-ln(0.1)`: a function and its bracket."""
    return tokens[at].text in FUNCTIONS and at + 1 < len(tokens) and tokens[at + 1].type == "LPAR"


def _apart(before: Token | None, dash: Token) -> bool:
    """At the beginning, or behind a word, a value or a quotation mark and a blank."""
    return before is None or (before.type in _BEFORE and before.end < dash.start)
