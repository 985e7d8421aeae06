"""What stands between the ends of a range: `5 to 6 days`, `between 5 and 6 days`, `30% to 40%`, `5-6 days`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from petaday.syntax.keywords import NUMBERED, RANGED
from petaday.syntax.tokens import Token, kinds

_BETWEEN = frozenset({"WORD", "MINUS"})


def range_words(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with the word or the dash between two ends of type TO.

    >>> from petaday.syntax.lexer import lex
    >>> [token.type for token in range_words(list(lex("5 to 6 days")))]
    ['NUMBER', 'TO', 'NUMBER', 'WORD']
    """
    found = [at for at in range(2, len(tokens)) if tokens[at].type == "NUMBER" and _range(tokens, at - 1)]
    if not found:
        return tokens
    out = list(tokens)
    for at in found:
        out[at - 1] = out[at - 1]._replace(type="TO")
    return out


def _range(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token here, which a number follows, stands between the ends of a range."""
    between = tokens[at]
    if between.type not in _BETWEEN:
        return False
    before, other = tokens[at - 1], tokens[at + 1]
    after = tokens[at + 2] if at + 2 < len(tokens) else None
    if between.type == "MINUS":
        if at > 1 and tokens[at - 2].text in NUMBERED:
            return False  # `Llama 2-70B`
        tight = before.type == "NUMBER" and before.end == between.start and between.end == other.start
        return tight and (between.text == "–" or (between.text == "-" and after is not None and after.type == "WORD"))
    if before.type == "NUMBER":
        return between.text in RANGED or (between.text == "and" and _begins(tokens, at - 2))
    if kinds(tokens[at - 2 : at + 3]) != ["NUMBER", "WORD", "WORD", "NUMBER", "WORD"] or between.text == "or":
        return False
    same = after is not None and before.text == after.text
    return same and (between.text in RANGED or (between.text == "and" and _begins(tokens, at - 3)))


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """`between`, before the first end."""
    return at >= 0 and tokens[at].text.lower() == "between"
