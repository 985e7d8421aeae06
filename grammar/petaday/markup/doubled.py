r"""Formulas that a text holds twice, as they are copied from papers in HTML: `6.3×10226.3\times 10^{22}` is read once.

The page shows a formula, and keeps the LaTeX it came from behind it for those who listen; a copy has both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from petaday.markup.padding import PAD

_SIGNS = {r"\times": "×", r"\cdot": "⋅", r"\approx": "≈", r"\sim": "∼", r"\%": "%", r"\div": "÷", r"\,": ""}
_FIRST = re.compile(r"\\(?:times|cdot|approx|sim|div|%)|\^")
_TOKEN = re.compile(
    r"\s?(?:(?P<sign>\\(?:times|cdot|approx|sim|div|%|,))|\^\s?\{?(?P<raised>[-−–]?\d{1,3})\}?|(?P<plain>[=+/]|\d[\d.,]*|[A-Z]))"
)
_SAME = str.maketrans({"·": "⋅", "−": "-", "–": "-", "~": "∼", PAD: None, " ": None, "\u2062": None})
_GLUED = re.compile(r"[×·⋅∼≈~=%÷]\s?\d?[\d.,]*%?\s?[\d.,]*\s?\Z|10[-−–]?\d{1,3}10\Z")
_MOST_TOKENS, _LONGEST_HEAD, _REACH = 24, 16, 160


class _Copy(NamedTuple):
    """How many signs the first number of the LaTeX has, and the copy in front of it."""

    head: int
    flat: int


def once(text: str) -> str:
    r"""The text with the first of two copies of a formula padded over.

    >>> from petaday.markup.padding import bare
    >>> bare(once(r"6.3×10226.3\times 10^{22} FLOP, 8×64=5128\times 64=512"))
    '6.3\\times 10^{22} FLOP, 8\\times 64=512'
    """
    if "\\" not in text and "^" not in text:
        return text
    out: list[str] = []
    done = 0
    for start, end in _copies(text):
        out += text[done:start], PAD * (end - start)
        done = end
    return "".join([*out, text[done:]]) if out else text


def _copies(text: str) -> Iterator[tuple[int, int]]:
    """Where copies stand that show what the LaTeX right behind them says."""
    done = 0
    for found in _FIRST.finditer(text):
        sign = found.start()
        if sign < done or not _GLUED.search(text, max(done, sign - _LONGEST_HEAD), sign):
            continue
        shown = text[max(done, sign - _REACH) : sign].translate(_SAME)
        copy = _copy(shown, _flattened(text, sign))
        if copy:
            begin = _back(text, sign, copy.head)
            yield _back(text, begin, copy.flat), begin
            done = sign + 1


def _flattened(text: str, at: int) -> list[str]:
    """What the LaTeX from here on looks like on a page: up to its first sign, its second, and so on."""
    flats, so_far = [], ""
    for _ in range(_MOST_TOKENS):
        found = _TOKEN.match(text, at)
        if not found:
            break
        so_far += (_SIGNS.get(found["sign"] or "", "") + (found["raised"] or "") + (found["plain"] or "")).translate(
            _SAME
        )
        flats.append(so_far)
        at = found.end()
    return flats


def _copy(shown: str, flats: list[str]) -> _Copy | None:
    """The length of the LaTeX's first number and of the copy in front of it; None where there is none."""
    for flat in reversed(flats):
        for head in range(min(_LONGEST_HEAD, len(shown))):
            number = shown[len(shown) - head :]
            if shown.endswith(number + flat + number) and len(number + flat) > 2:
                return _Copy(head, len(number + flat))
    return None


def _back(text: str, at: int, signs: int) -> int:
    """The place so many signs before another, where blanks are none."""
    while signs:
        at -= 1
        signs -= bool(text[at].translate(_SAME))
    return at
