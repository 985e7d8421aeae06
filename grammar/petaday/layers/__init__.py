"""Layer notation: `conv 84x84x4 -> 16, 8x8, stride 4` is the arithmetic that counts its operations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from petaday.core.diagnostic import Span
from petaday.syntax.tokens import Token

if TYPE_CHECKING:
    from petaday.layers.expansion import Expansion

_HEAD = (
    r"(?i)(?:(?P<name>[A-Z][\w ]{0,40}):[ \t]+)?(?P<layer>(?:bidirectional |bi-directional |depthwise |transposed |"
    r"causal |multi-head |fully |max |average |avg |mean )?(?P<kind>[a-z][a-z0-9-]+)\b(?: is(?: a)?)?[ \t]+"
    r"(?=\d|d[ =]*\d|width).*)"
)
_SURE = re.compile(r"->|→|\d[ \t]*[xX×][ \t]*\d|\b(?:tokens|steps|hidden|units|timesteps|T)\b")


def expansion(line: list[Token], text: str) -> Expansion | None:
    """The arithmetic of a line of layer notation; None when the line is none.

    >>> from petaday.syntax.lexer import lex
    >>> text = "conv 84x84x4 -> 16, 8x8, stride 4"
    >>> expansion(list(lex(text)), text).text
    '20 rows * 20 columns * 16 filters * 4 channels * 8 kernel * 8 kernel * 2 FLOP * 3 (forward and backward)'
    """
    if line[0].type != "WORD":
        return None
    whole = Span(line[0].start, line[-1].end)
    written = whole.of(text)
    head = re.match(_HEAD, written)
    if not head or not _SURE.search(written):
        return None
    from petaday.layers.expansion import expanded  # noqa: PLC0415 - most lines are no layers

    return expanded(whole, head, text)
