"""An index in square brackets tight behind a name makes one name of both: `C[1] = A[1] + B[1]`."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from petaday.syntax.tokens import Token, texts


def elements(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with each name and its index as one word; behind a unit such a bracket is the number of a source.

    >>> from petaday.syntax.lexer import lex
    >>> [token.text for token in elements(list(lex("C[1] = A[1] + 2 * B[i]")))]
    ['C[1]', '=', 'A[1]', '+', '2', '*', 'B[i]']
    >>> [token.text for token in elements(list(lex("312 TFLOPS[1] * [3 + 4]")))]
    ['312', 'TFLOPS', '[', '1', ']', '*', '[', '3', '+', '4', ']']
    """
    if "[" not in texts(tokens):
        return tokens
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        if _is_element(tokens, at):
            name, end = tokens[at], tokens[at + 3]
            out.append(Token("WORD", f"{name.text}[{tokens[at + 2].text}]", name.start, end.end))
            at += 4
        else:
            out.append(tokens[at])
            at += 1
    return out


def _is_element(tokens: Sequence[Token], at: int) -> bool:
    parts = tokens[at : at + 4]
    if [part.text for part in parts[1::2]] != ["[", "]"] or parts[0].type != "WORD":
        return False
    if any(one.end != other.start for one, other in pairwise(parts)):
        return False
    index = parts[2].text.isdigit() or (parts[2].type == "WORD" and len(parts[2].text) == 1)
    return index and not (at and tokens[at - 1].type in {"NUMBER", "OVER"})
