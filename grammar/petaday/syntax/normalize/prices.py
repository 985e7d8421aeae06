"""A price behind the time that it is paid for: `10,000 GPU-hours × $3 = $30,000` is three dollars an hour."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from petaday.syntax.tokens import Token, kinds, texts
from petaday.units import is_time
from petaday.units.words import PRICED

_PAID = ["WORD", "TIMES", "NUMBER", "WORD"]
_ENDS = frozenset({"", "EQ", "TIMES", "PLUS", "MINUS", "RPAR"})


def prices(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with the unit of time under a price that has none, where an equality states money.

    >>> from petaday.syntax.normalize.marks import without_marks
    >>> from petaday.syntax.lexer import lex
    >>> [token.text for token in prices(without_marks(list(lex("100 GPU-hours × $3 = $300"))))]
    ['100', 'GPU-hours', '×', '3', '$', '/', 'GPU-hours', '=', '300', '$']
    """
    if PRICED.isdisjoint(texts(tokens)) or "EQ" not in kinds(tokens):
        return tokens
    sign = kinds(tokens).index("EQ")
    stated = any(token.text in PRICED for token in tokens[sign:])
    return list(_hourly(tokens)) if stated else tokens


def _hourly(tokens: Sequence[Token]) -> Iterator[Token]:
    for at, token in enumerate(tokens):
        yield token
        after = tokens[at + 1].type if at + 1 < len(tokens) else ""
        if token.text in PRICED and after in _ENDS and kinds(tokens[max(0, at - 3) : at + 1]) == _PAID:
            unit = tokens[at - 3]
            if is_time(unit.text):
                yield Token("OVER", "/", token.end, token.end)
                yield unit._replace(start=token.end, end=token.end)
