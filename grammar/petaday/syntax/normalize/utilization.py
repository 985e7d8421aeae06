"""`40% model FLOPs utilization`, `FLOP/s utilization`: FLOPs are no unit there."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from petaday.syntax.tokens import Token, text, texts

_UTILIZATION = frozenset({"utilization", "utilisation"})


def utilization_words(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with `FLOPs utilization` in one word.

    >>> line = [Token("NUMBER", "0.4", 0, 3), Token("WORD", "FLOPs", 4, 9), Token("WORD", "utilization", 10, 21)]
    >>> [token.text for token in utilization_words(line)]
    ['0.4', 'FLOPs utilization']
    """
    if _UTILIZATION.isdisjoint(map(str.lower, texts(tokens))):
        return tokens
    out: list[Token] = []
    for token in tokens:
        out.append(token)
        size = 4 if [t.text.lower() for t in out[-3:-1]] == ["/", "s"] else 2
        words = out[-size:]
        if token.text.lower() in _UTILIZATION and words[0].text.lower() in {"flop", "flops"}:
            out[-size:] = [Token("WORD", text(words), words[0].start, token.end)]
    return out
