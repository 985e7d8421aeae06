"""A hyphen that makes one word of a number and a noun is no minus: `8-node cluster`, `a 2-week job`, `a 7-day run`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from petaday.syntax.keywords import FUNCTIONS
from petaday.syntax.tokens import Token, kinds

_REACHES = frozenset({"TIMES", "OVER", "CARET"})
_SIGNS = frozenset({"TIMES", "OVER", "PLUS", "MINUS", "CARET", "EQ", "LPAR"})


def compounds(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:
    """The tokens with the number of a compound as part of a word, or as a factor where a sign joins it to another.

    >>> from petaday.syntax.lexer import lex
    >>> [token.text for token in compounds(list(lex("Our 8-node cluster: 8 × 8")))]
    ['Our', '8-node', 'cluster', ':', '8', '×', '8']
    >>> [token.text for token in compounds(list(lex("a 7-day run × 16 GPUs")))]
    ['a', '7', 'day', 'run', '×', '16', 'GPUs']
    """
    if "MINUS" not in kinds(tokens):
        return tokens
    out: list[Token] = []
    at, reached = 0, 0
    while at < len(tokens):
        token = tokens[at]
        if not _compound(tokens, at, known):
            out.append(token)
            at += 1
            continue
        word = tokens[at + 2]
        reached = max(reached, at + 3)
        while reached < len(tokens) and tokens[reached].type == "WORD":
            reached += 1
        joined = reached < len(tokens) and tokens[reached].type in _REACHES
        if joined or (out and out[-1].type in _SIGNS):
            out += [token, word]
        else:
            out.append(Token("WORD", f"{token.text}-{word.text}", token.start, word.end))
        at += 3
    return out


def _compound(tokens: Sequence[Token], at: int, known: Collection[str]) -> bool:
    """A whole number, a hyphen and a noun, tight; no `1-p`, no `1-dropout)` and no name that a line has defined."""
    parts = tokens[at : at + 3]
    if [part.type for part in parts] != ["NUMBER", "MINUS", "WORD"] or parts[1].text != "-":
        return False
    number, hyphen, word = parts
    if number.end != hyphen.start or hyphen.end != word.start or not number.text.isdigit():
        return False
    if len(word.text) < 2 or "_" in word.text or word.text in known or word.text in FUNCTIONS:
        return False
    inside = at > 0 and tokens[at - 1].type == "LPAR" and at + 3 < len(tokens) and tokens[at + 3].type == "RPAR"
    return not inside and not (at + 3 < len(tokens) and tokens[at + 3].text == "(" and tokens[at + 3].start == word.end)
