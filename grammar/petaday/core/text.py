"""Text that every encoding takes, and numbers of things in words."""

from __future__ import annotations

import re


def whole(text: str) -> str:
    r"""The text with each half of a surrogate pair, which is no character and cannot be written, as a sign for it.

    >>> whole("2 \ud800* 3"), whole("2 * 3")
    ('2 \ufffd* 3', '2 * 3')
    """
    return text if text.isascii() else re.sub(r"[\ud800-\udfff]", "\ufffd", text)


def count(number: int, noun: str) -> str:
    """A number of things.

    >>> count(1, "file"), count(12, "file")
    ('1 file', '12 files')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"
