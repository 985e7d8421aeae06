"""Text that every encoding takes, bytes as text, and numbers of things in words."""

from __future__ import annotations

import re
from typing import NamedTuple


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


class Decoded(NamedTuple):
    """What bytes say, and of those that were not UTF-8 the first byte and the lines, from one; None and none else."""

    text: str
    wrong_byte: int | None = None
    odd_lines: tuple[int, ...] = ()


def decoded(data: bytes) -> Decoded:
    r"""Bytes as text: UTF-8, UTF-16 where it says so; a line that is not is Windows-1252.

    >>> decoded("5 × 3".encode()).text, decoded("\ufeff2 × 3".encode("utf-16-le")).text
    ('5 × 3', '2 × 3')
    >>> decoded(b"5 \xd7 3\n5 \xc3\x97 3")
    Decoded(text='5 × 3\n5 × 3', wrong_byte=3, odd_lines=(1,))
    """
    if is_utf_16(data):
        return Decoded(data.decode("utf-16", errors="replace"))
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        read = [_line(line) for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n")]
        odd = tuple(at for at, (_, is_utf8) in enumerate(read, 1) if not is_utf8)
        return Decoded("\n".join(text for text, _ in read), fault.start + 1, odd)


def is_utf_16(data: bytes) -> bool:
    """Whether bytes begin with the mark of UTF-16, in which they may hold zeros and be text."""
    return data[:2] in {b"\xff\xfe", b"\xfe\xff"}


def _line(data: bytes) -> tuple[str, bool]:
    """A line, and whether it was UTF-8."""
    try:
        return data.decode(), True
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), False
