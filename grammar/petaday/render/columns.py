"""Measures how many columns a text takes on a terminal, and aligns tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

TAB = "    "
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def visible(character: str) -> str:
    r"""A character as it may safely be shown: tabs as spaces, control and direction characters as pictures.

    >>> visible("\x1b"), visible("é"), visible("\u202e")
    ('␛', 'é', '�')
    """
    if character == "\t":
        return TAB
    if character < " ":
        return chr(0x2400 + ord(character))
    return "�" if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else character


def shown(text: str) -> str:
    """A text with every character as it may safely be shown."""
    return text if text.isascii() and text.isprintable() else "".join(map(visible, text))


def width(text: str) -> int:
    r"""Columns a text takes on a terminal: wide characters two, combining marks and colours none.

    >>> width("PF"), width("演算"), width("e\u0301"), width("\x1b[2mPF\x1b[0m")
    (2, 4, 1, 2)
    """
    if "\x1b" in text:
        text = _COLOUR.sub("", text)
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def aligned(rows: Iterable[Sequence[str]], gap: str = "   ") -> list[str]:
    """Rows with their columns lined up on the left.

    >>> aligned([("2 GPU", "2"), ("5.5 days", "475,200 s")])
    ['2 GPU      2', '5.5 days   475,200 s']
    """
    table = list(rows)
    widths = [max(map(width, column)) for column in zip(*table, strict=True)]
    return [
        gap.join(cell + " " * (most - width(cell)) for cell, most in zip(row, widths, strict=True)).rstrip()
        for row in table
    ]
