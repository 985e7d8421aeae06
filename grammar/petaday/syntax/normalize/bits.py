"""The eight between bits and bytes, written out: `200 Gbps / 8 = 25 GBps`, `25 GB/s * 8 = 200 Gb/s`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from petaday.syntax.tokens import Token, texts

_BITS = re.compile(r"[kKMGTP]?(?:bps|bits?|b)(?<!^b)$")
_BYTES = re.compile(r"[kKMGTP]i?(?:Bps|B)$|[Bb]ytes?$")
_PARTS = frozenset({"BREAK", "OTHER", "COMMA"})
_JOINS = frozenset({"TIMES", "OVER"})


def bits_in_a_byte(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with `bits/byte` behind the eight that turns bits into bytes, where an equality names both.

    >>> from petaday.syntax.lexer import lex
    >>> [token.text for token in bits_in_a_byte(list(lex("200 Gbps / 8 = 25 GBps")))]
    ['200', 'Gbps', '/', '8', 'bits', '/', 'byte', '=', '25', 'GBps']
    """
    if not {"8", "="} <= set(texts(tokens)):
        return tokens
    return [token for statement in _statements(tokens) for token in _of_statement(statement)]


def _of_statement(tokens: Sequence[Token]) -> Iterable[Token]:
    words = set(texts(tokens))
    names = {"8", "="} <= words and any(map(_BITS.match, words)) and any(map(_BYTES.match, words))
    return _spelled(tokens) if names else tokens


def _statements(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The stretches between punctuation, each with the mark behind it."""
    begin = 0
    for at, token in enumerate(tokens):
        if token.type in _PARTS:
            yield tokens[begin : at + 1]
            begin = at + 1
    yield tokens[begin:]


def _spelled(tokens: Sequence[Token]) -> Iterator[Token]:
    measured = False  # `4 * 8 = 32 Gbps = 4 GB/s`: this eight turns nothing into anything
    for at, token in enumerate(tokens):
        yield token
        measured = measured or _BITS.match(token.text) is not None or _BYTES.match(token.text) is not None
        after = tokens[at + 1].type if at + 1 < len(tokens) else ""
        if (
            measured
            and token.text == "8"
            and at
            and tokens[at - 1].type in _JOINS
            and after in {"", "EQ", "TIMES", "OVER"}
        ):
            for kind, text in (("WORD", "bits"), ("OVER", "/"), ("WORD", "byte")):
                yield Token(kind, text, token.end, token.end)
