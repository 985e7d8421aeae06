"""Figures in columns that blanks keep apart: `Attention   15872x4096x4096   ~0.53T`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from petaday.syntax.tokens import Token, kinds

_APART = 2  # blanks between two columns


def columns(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with a break before a rough figure that begins a column of its own: it is no result of the one before.

    A line of columns has another such gap further in front. A blank behind the sign makes it one between two figures.

    >>> from petaday.syntax.lexer import lex
    >>> [token.type for token in columns(list(lex("MLP up   4096x16384  ~0.13T")))][-4:]
    ['NUMBER', 'BREAK', 'NUMBER', 'WORD']
    >>> [token.type for token in columns(list(lex("6 * 7e9 ~4.2e10")))][-2:]
    ['BOUND', 'NUMBER']
    """
    if "BOUND" not in kinds(tokens):
        return tokens
    gaps = 0
    out: list[Token] = []
    for at, token in enumerate(tokens):
        apart = at > 0 and token.start - tokens[at - 1].end >= _APART
        begins = apart and gaps > 0 and token.type == "BOUND" and _is_tight(tokens, at)
        out.append(token._replace(type="BREAK") if begins else token)
        gaps += apart
    return out


def _is_tight(tokens: Sequence[Token], at: int) -> bool:
    """The next token touches it."""
    return at + 1 < len(tokens) and tokens[at].end == tokens[at + 1].start
