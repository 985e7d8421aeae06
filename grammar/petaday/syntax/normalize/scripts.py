"""Words of two scripts with no space between them: `262KB寄存器`, `200万个`, `4K个`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from petaday.syntax.tokens import Token
from petaday.units import meanings, scale

_HAN = "\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af"
_SCALED = re.compile("(万亿|[万亿億])(.+)", re.DOTALL)


def scripts(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens with a unit or a scale behind a number parted from the word of another script that follows it.

    >>> from petaday.syntax.lexer import lex
    >>> [token.text for token in scripts(list(lex("4K个 262KB寄存器 200万个")))]
    ['4', 'K', '个', '262', 'KB', '寄存器', '200', '万', '个']
    """
    if not [token for token in tokens if token.type == "WORD" and not token.text.isascii()]:
        return tokens
    return list(_parted(tokens))


@cache
def _latin() -> re.Pattern[str]:
    """Compiled when a word asks for it: so large a set of letters takes what reading all units takes."""
    return re.compile(f"([^{_HAN}]+)([{_HAN}].*)", re.DOTALL)


def _parted(tokens: Sequence[Token]) -> Iterator[Token]:
    before = ""
    for token in tokens:
        numbered, before = before in {"NUMBER", "OVER"}, token.type
        found = None
        if token.type == "WORD" and numbered:
            found = _latin().fullmatch(token.text) or _SCALED.fullmatch(token.text)
        if not found or (scale(found[1]) is None and not meanings(found[1])):
            yield token
            continue
        middle = token.start + len(found[1])
        yield token._replace(text=found[1], end=middle)
        yield token._replace(text=found[2], start=middle)
