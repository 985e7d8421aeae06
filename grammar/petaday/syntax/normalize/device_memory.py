"""The memory in a device's name: `8 x H100 80GB x 24 h`, `A100 (40 GB)`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from petaday.hardware.words import DEVICE_FAMILIES
from petaday.syntax.tokens import Token, kinds

_DEVICE = re.compile(r"[xX]?(?:[A-Z]{1,4}\d{2,4}\w*|A\d|Ti|SXM\d?|PCIe|NVL|H\d{3}s?)(?:-(?:SXM|PCIE?|NVL)\w*)?$")
_MEMORY = frozenset({"GB", "G", "GiB", "gb", "GBs"})
_AMOUNT = ["NUMBER", "WORD"]


def device_memory(tokens: Sequence[Token], known: Collection[str] = ()) -> Sequence[Token]:  # noqa: ARG001
    """The tokens without the memory that stands behind a device's name, which reaches to the end of it.

    >>> from petaday.syntax.lexer import lex
    >>> [token.text for token in device_memory(list(lex("8 × H100 80GB × 24 h")))]
    ['8', '×', 'H100', '×', '24', 'h']
    """
    if _MEMORY.isdisjoint([token.text for token in tokens if token.type == "WORD"]):
        return tokens
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        size = _memory(tokens, at) if _is_device(out) else 0
        if size:
            out[-1] = out[-1]._replace(end=tokens[at + size - 1].end)
            at += size
        else:
            out.append(tokens[at])
            at += 1
    return out


def _is_device(before: Sequence[Token]) -> bool:
    """`H100`, or `RTX 3090`, whose number stands apart."""
    if not before or before[-1].type not in _AMOUNT:
        return False
    if before[-1].type == "WORD":
        return bool(_DEVICE.match(before[-1].text))
    return len(before) > 1 and before[-2].text.casefold() in DEVICE_FAMILIES


def _memory(tokens: Sequence[Token], at: int) -> int:
    """How many tokens tell of memory here, with the brackets around them; none where it is a rate (`900 GB/s`)."""
    if tokens[at].type == "LPAR":
        inside = tokens[at + 1 : at + 4]
        return 4 if kinds(inside) == [*_AMOUNT, "RPAR"] and inside[1].text in _MEMORY else 0
    parts = tokens[at : at + 2]
    rate = at + 2 < len(tokens) and tokens[at + 2].type == "OVER"
    return 2 if kinds(parts) == _AMOUNT and parts[1].text in _MEMORY and not rate else 0
