"""The one number that is written as a letter: `2π`, `sqrt(2/pi)`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from petaday.core.numerals import PI
from petaday.syntax.tokens import OPERATORS, Token, texts

_OPENS = OPERATORS | {"LPAR", "EQ", "BOUND", "COMMA"}
_SHUTS = OPERATORS | {"RPAR"}


def constants(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:
    """The tokens with π as a number, and a sign of multiplication between it and a number before.

    In letters it stands beside an operator or in a bracket; a text may define `pi` for itself.

    >>> from petaday.syntax.lexer import lex
    >>> [(token.type, token.text) for token in constants(list(lex("2π * 3")))][:3]
    [('NUMBER', '2'), ('TIMES', ''), ('NUMBER', 'π')]
    >>> [token.type for token in constants(list(lex("2 / pi")))]
    ['NUMBER', 'OVER', 'NUMBER']
    >>> [token.type for token in constants(list(lex("4 Raspberry pi boards")))]
    ['NUMBER', 'WORD', 'WORD', 'WORD']
    """
    if PI.isdisjoint(texts(tokens)):
        return tokens
    out: list[Token] = []
    for at, token in enumerate(tokens):
        if token.text not in PI or token.text in known or not _is_operand(tokens, at):
            out.append(token)
            continue
        if out and out[-1].type in {"NUMBER", "RPAR"}:
            out.append(Token("TIMES", "", token.start, token.start))
        out.append(token._replace(type="NUMBER"))
    return out


def _is_operand(tokens: Sequence[Token], at: int) -> bool:
    """Beside an operator or a bracket, with no word next to it."""
    before = tokens[at - 1].type if at else ""
    after = tokens[at + 1].type if at + 1 < len(tokens) else ""
    if "WORD" in {before, after} and before not in OPERATORS:
        return False
    return before in _OPENS or after in _SHUTS
