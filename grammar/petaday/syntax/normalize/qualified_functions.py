"""Functions as code names them, with their module, and logarithms with their base: `1 + np.sqrt(16)`, `log_2(8)`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from petaday.syntax.keywords import FUNCTIONS
from petaday.syntax.tokens import Token, texts

LOGARITHMS = {"log_2": "log2", "log₂": "log2", "log_10": "log10", "log₁₀": "log10", "log_e": "ln"}


def qualified_functions(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with a known function in one piece with the names and dots that stand tight in front of it.

    >>> from petaday.syntax.lexer import lex
    >>> [token.text for token in qualified_functions(list(lex("1 + np.sqrt(16)")))]
    ['1', '+', 'sqrt', '(', '16', ')']
    >>> [token.text for token in qualified_functions(list(lex("It ends. sqrt(16)")))]
    ['It', 'ends', '.', 'sqrt', '(', '16', ')']
    >>> [token.text for token in qualified_functions(list(lex("log_2(8)")))]
    ['log2', '(', '8', ')']
    """
    tokens = _with_base(tokens)
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


def _with_base(tokens: Sequence[Token]) -> Sequence[Token]:
    """`log_2(`, `log₁₀(` under the names that petaday has for them."""
    if LOGARITHMS.keys().isdisjoint(texts(tokens)):
        return tokens
    named = [at for at, token in enumerate(tokens[:-1]) if token.text in LOGARITHMS]
    if not any(tokens[at + 1].type == "LPAR" for at in named):
        return tokens
    out = list(tokens)
    for at in named:
        out[at] = out[at]._replace(text=LOGARITHMS[out[at].text])
    return out


def _is_module(name: Token, dot: Token, start: int) -> bool:
    """A name and a dot, tight in front of what starts here."""
    return name.type == "WORD" and dot.text == "." and name.end == dot.start and dot.end == start
