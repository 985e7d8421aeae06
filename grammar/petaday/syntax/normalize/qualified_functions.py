"""Functions as code names them, with their module: `1 + np.sqrt(16)`, `-tf.math.log(0.1)`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from petaday.syntax.keywords import FUNCTIONS
from petaday.syntax.tokens import Token, texts


def qualified_functions(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with a known function in one piece with the names and dots that stand tight in front of it.

    >>> from petaday.syntax.lexer import lex
    >>> [token.text for token in qualified_functions(list(lex("1 + np.sqrt(16)")))]
    ['1', '+', 'sqrt', '(', '16', ')']
    >>> [token.text for token in qualified_functions(list(lex("It ends. sqrt(16)")))]
    ['It', 'ends', '.', 'sqrt', '(', '16', ')']
    """
    if "." not in texts(tokens):
        return tokens
    out: list[Token] = []
    for at, token in enumerate(tokens):
        start = token.start
        if token.text in FUNCTIONS and at + 1 < len(tokens) and tokens[at + 1].type == "LPAR":
            while len(out) > 1 and _is_module(out[-2], out[-1], start):
                start = out[-2].start
                del out[-2:]
        out.append(token._replace(start=start))
    return out


def _is_module(name: Token, dot: Token, start: int) -> bool:
    """A name and a dot, tight in front of what starts here."""
    return name.type == "WORD" and dot.text == "." and name.end == dot.start and dot.end == start
