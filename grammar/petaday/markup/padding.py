"""Characters that hold a place: a rewritten text keeps its length, so that every span is right by construction.

Two are needed. PAD stands for markup that shows nothing. JOIN stands for the same, but belongs to the token in front of
it: `12{,}000` becomes `12,000` and two JOIN, and the number still ends where its last zero stands in the text given.
"""

from __future__ import annotations

PAD = "\u200b"  # ZERO WIDTH SPACE: the lexer passes over it
JOIN = "\u2060"  # WORD JOINER: the same; `rejoined` adds it to the token before


def padded(shown: str, length: int, pad: str = PAD) -> str:
    r"""What a reader sees, and padding behind it up to the length of what was written.

    >>> padded("×", 6) == "×" + 5 * "\u200b"
    True
    """
    return shown + pad * (length - len(shown))


def bare(text: str) -> str:
    r"""Without padding.

    >>> bare("4 \u200b\u200bGPUs\u2060")
    '4 GPUs'
    """
    return text.replace(PAD, "").replace(JOIN, "")
