"""`w/` is short for *with*: `4 chips w/2.45TBps`, and no division by what follows."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from petaday.syntax.tokens import Token, texts

_BEFORE = frozenset({"NUMBER", "WORD"})


def with_words(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:
    """The tokens with a `w/` behind a word or a figure as the word it stands for; where `w` is a name it divides.

    >>> from petaday.syntax.lexer import lex
    >>> [token.text for token in with_words(list(lex("4 chips w/2.45 TBps")))][:5]
    ['4', 'chips', 'with', '2.45', 'TBps']
    >>> [token.text for token in with_words(list(lex("h * w/2")))]
    ['h', '*', 'w', '/', '2']
    """
    if "w" not in texts(tokens) or "w" in known:
        return tokens
    out: list[Token] = []
    skipped = False
    for at, token in enumerate(tokens):
        if skipped:
            skipped = False
            continue
        over = tokens[at + 1] if at + 1 < len(tokens) else None
        tight = token.text == "w" and over is not None and over.type == "OVER" and over.start == token.end
        if over and tight and out and out[-1].type in _BEFORE and out[-1].end < token.start:
            out.append(token._replace(text="with", end=over.end))
            skipped = True
        else:
            out.append(token)
    return out
