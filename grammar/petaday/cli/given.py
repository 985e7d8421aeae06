"""What a command is given: words, a file, or standard input, as text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def words(given: Sequence[str]) -> str:
    """The words of the command line as one text; standard input when there are none, or for `-`."""
    return " ".join(given) if given and list(given) != ["-"] else decoded(sys.stdin.buffer.read(), "standard input")


def file(path: str) -> str:
    """The text of a file; `-` is standard input."""
    return words([]) if path == "-" else decoded(Path(path).read_bytes(), path)


def decoded(data: bytes, name: str) -> str:
    """Bytes as text: UTF-8, UTF-16 where it says so, else Windows-1252, and then a word about it.

    >>> decoded("5 × 3".encode(), "a.txt")
    '5 × 3'
    """
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        said = f"petaday: {name}: not UTF-8 (byte {fault.start + 1}); read as Windows-1252"
        print(said, file=sys.stderr)
        return data.decode("cp1252", errors="replace")
