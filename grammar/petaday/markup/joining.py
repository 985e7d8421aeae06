"""Words and numbers that markup cut in two, put together."""

from __future__ import annotations

import re

from petaday.markup.padding import JOIN, PAD, bare, padded

_BROKEN_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?:(?:-|-?[\u200b\u2060]++-?)[^\W\d_]++)++")
_BROKEN_NUMBER = re.compile(r"(?<![\d.,])\d++(?:[.,\u00a0\u2009\u202f\u200b\u2060]++\d++)++")
_ONE_NUMBER = re.compile(r"(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+|\d+)(?:\.\d+)?")


def joined(text: str) -> str:
    r"""Words and numbers that markup cut in two become one again: `12{,}000`, `**GPU**s`.

    >>> joined("12\u200b,\u200b000 \u200bGPU\u200bs") == "12,000\u2060\u2060 \u200bGPUs\u2060"
    True
    """
    if PAD not in text:
        return text
    return "\n".join([_joined(line) if PAD in line or JOIN in line else line for line in text.split("\n")])


def _joined(line: str) -> str:
    return _BROKEN_WORD.sub(_together, _BROKEN_NUMBER.sub(_one_number, line))


def _one_number(found: re.Match[str]) -> str:
    one = bare(found[0])
    return padded(one, len(found[0]), JOIN) if _ONE_NUMBER.fullmatch(one) else found[0]


def _together(found: re.Match[str]) -> str:
    return padded(bare(found[0]), len(found[0]), JOIN)
