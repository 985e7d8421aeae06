"""The eight between bits and bytes, written out: `200 Gbps / 8 = 25 GBps`, `25 GB/s * 8 = 200 Gb/s`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from petaday.syntax.tokens import Token, texts

_BITS = re.compile(r"[kKMGTP]?(?:bps|bits?|b)(?<!^b)$")
_BYTES = re.compile(r"[kKMGTP]i?(?:Bps|B)$|[Bb]ytes?$")
_JOINS = frozenset({"TIMES", "OVER"})


def bits_in_a_byte(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with `bits/byte` behind the eight that turns bits into bytes, where an equality names both.

    >>> from petaday.syntax.lexer import lex
    >>> [token.text for token in bits_in_a_byte(list(lex("200 Gbps / 8 = 25 GBps")))]
    ['200', 'Gbps', '/', '8', 'bits', '/', 'byte', '=', '25', 'GBps']
    """
    words = set(texts(tokens))
    if not {"8", "="} <= words or not any(map(_BITS.match, words)) or not any(map(_BYTES.match, words)):
        return tokens
    return list(_spelled(tokens))


def _spelled(tokens: Sequence[Token]) -> Iterator[Token]:
    for at, token in enumerate(tokens):
        yield token
        after = tokens[at + 1].type if at + 1 < len(tokens) else ""
        if token.text == "8" and at and tokens[at - 1].type in _JOINS and after in {"", "EQ", "TIMES", "OVER"}:
            for kind, text in (("WORD", "bits"), ("OVER", "/"), ("WORD", "byte")):
                yield Token(kind, text, token.end, token.end)
