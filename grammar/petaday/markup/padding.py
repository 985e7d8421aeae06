"""Characters that hold a place: a rewritten text keeps its length, so that every span is right by construction.

Two are needed. PAD stands for markup that shows nothing. JOIN stands for the same, but belongs to the token in front of
it: `12{,}000` becomes `12,000` and two JOIN, and the number still ends where its last zero stands in the text given.
"""

from __future__ import annotations

import re

PAD = "\u200b"  # ZERO WIDTH SPACE: the lexer passes over it
JOIN = "\u2060"  # WORD JOINER: the same; `rejoined` adds it to the token before

_BROKEN_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?:(?:-|-?[\u200b\u2060]++-?)[^\W\d_]++)++")
_BROKEN_NUMBER = re.compile(r"(?<![\d.,])\d++(?:[.,\u00a0\u2009\u202f\u200b\u2060]++\d++)++")
_ONE_NUMBER = re.compile(r"(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+|\d+)(?:\.\d+)?")


def padded(shown: str, length: int, pad: str = PAD) -> str:
    r"""What a reader sees, and padding behind it up to the length of what was written.

    >>> padded("×", 6) == "×" + 5 * "\u200b"
    True
    """
    return shown + pad * (length - len(shown))


def joined(text: str) -> str:
    r"""Words and numbers that markup cut in two become one again: `12{,}000`, `**GPU**s`.

    >>> joined("12\u200b,\u200b000 \u200bGPU\u200bs") == "12,000\u2060\u2060 \u200bGPUs\u2060"
    True
    """
    if PAD not in text:
        return text
    return _BROKEN_WORD.sub(_together, _BROKEN_NUMBER.sub(_one_number, text))


def _one_number(found: re.Match[str]) -> str:
    one = bare(found[0])
    return padded(one, len(found[0]), JOIN) if _ONE_NUMBER.fullmatch(one) else found[0]


def _together(found: re.Match[str]) -> str:
    return padded(bare(found[0]), len(found[0]), JOIN)


def bare(text: str) -> str:
    r"""Without padding.

    >>> bare("4 \u200b\u200bGPUs\u2060")
    '4 GPUs'
    """
    return text.replace(PAD, "").replace(JOIN, "")
