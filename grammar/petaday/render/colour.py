"""Colours text for a terminal, unless `NO_COLOR` is set or the output is no terminal."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Literal, TextIO, TypeAlias

Style = Literal["error", "warning", "note", "good", "faint", "strong"]
Paint: TypeAlias = Callable[[str, Style], str]

CODES: dict[Style, str] = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "good": "32",
    "faint": "2",
    "strong": "1",
}


def plain(text: str, style: Style) -> str:  # noqa: ARG001 - a Paint that ignores the style
    """No colour at all.

    >>> plain("off", "error")
    'off'
    """
    return text


def ansi(text: str, style: Style) -> str:
    r"""Colour as terminals know it.

    >>> ansi("off", "error")
    '\x1b[1;31moff\x1b[0m'
    """
    return f"\x1b[{CODES[style]}m{text}\x1b[0m" if text else text


def paint_for(stream: TextIO) -> Paint:
    """`ansi` on a terminal; `plain` in a file or a pipe, and wherever `NO_COLOR` is set."""
    wanted = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return ansi if wanted else plain
