"""Where the tables of a text stand, so that only those are read again in which an edit changed something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_SIGN = re.compile(r"[|\t&]|<t|^[-=+]{3}|\\(?:begin|hline|toprule)", re.MULTILINE)
_SEPARATED = re.compile(r"[,;]")
_FEWEST = 3  # lines of separated values that are a table
_BESIDE = 2  # parts on either side of a table in which something is said about it


def stretches(parts: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Runs of parts that may hold a table, each with the parts without one that stand beside it."""
    signs = [may_hold(text) for _, text in parts]
    at = 0
    while at < len(parts):
        if not signs[at]:
            at += 1
            continue
        begin = end = at
        while end < len(parts) and signs[end]:
            end += 1
        at = end
        begin -= next((by for by in range(_BESIDE) if begin - by < 1 or signs[begin - by - 1]), _BESIDE)
        end += next((by for by in range(_BESIDE) if end + by >= len(parts) or signs[end + by]), _BESIDE)
        yield parts[begin][0], "".join(text for _, text in parts[begin:end])


@lru_cache(maxsize=8192)
def may_hold(text: str) -> bool:
    r"""Whether a part may hold a piece of a table.

    >>> may_hold("| a | b |"), may_hold("a,1\nb,2\nc,3"), may_hold("2 * 3 = 6, so to say")
    (True, True, False)
    """
    if _SIGN.search(text):
        return True
    return sum(_SEPARATED.search(line) is not None for line in text.split("\n")) >= _FEWEST
