"""A line on the terminal that says which file is being read; never in a pipe, and not for what is done at once."""

from __future__ import annotations

import os
import time
from typing import TextIO

from petaday.render.columns import shown

AFTER = 0.5
"""Seconds before the line is shown."""

_EVERY = 0.1
_BAR = 20


class Progress:
    """Tells how far a check is.

    Args:
        total: how many files there are.
        stream: where to tell it; nothing is told where that is no terminal.
    """

    def __init__(self, total: int, stream: TextIO) -> None:
        self._total, self._stream = total, stream
        self._is_seen = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._begun, self._last, self._drawn = time.monotonic(), 0.0, False

    def at(self, done: int, file: str) -> None:
        """So many are done, and this one is next."""
        now = time.monotonic()
        if not self._is_seen or now - self._begun < AFTER or now - self._last < _EVERY:
            return
        self._last, self._drawn = now, True
        filled = _BAR * done // max(1, self._total)
        wide = max(20, _columns(self._stream) - 1)
        line = f"{'█' * filled}{'░' * (_BAR - filled)} {done}/{self._total} {shown(file)}"
        self._stream.write(f"\r\x1b[K{line[:wide]}")
        self._stream.flush()

    def clear(self) -> None:
        """Take the line away, before something is printed."""
        if self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._drawn = False


def _columns(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        return 80
