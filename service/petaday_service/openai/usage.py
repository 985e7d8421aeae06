"""Counts what was said and answered: no model runs, so a token is a word, a number or a sign."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TOKEN = re.compile(r"\w+|[^\w\s]")


def tokens(*texts: str) -> int:
    """How many words, numbers and signs there are.

    >>> tokens("2 GPU * 3 days", "Hello!")
    7
    """
    return sum(1 for text in texts for _ in _TOKEN.finditer(text))


def usage(said: Iterable[str], answered: str) -> tuple[int, int]:
    """The tokens of the messages and of the answer."""
    return tokens(*said), tokens(answered)
