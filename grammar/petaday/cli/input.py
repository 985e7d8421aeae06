"""What a command is given: words, a file, or standard input, as text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from petaday.core.text import decoded as decode
from petaday.core.text import whole

if TYPE_CHECKING:
    from petaday.documents import Document

# ruff: noqa: PLC0415 - words on the command line need nothing that files need
STANDARD_INPUT = "standard input"


def words(given: Sequence[str]) -> str:
    """The words of the command line as one text; standard input when there are none, or for `-`."""
    if given and list(given) != ["-"]:
        return whole(" ".join(given))
    return decoded(sys.stdin.buffer.read(), STANDARD_INPUT)


def file_text(path: str) -> str:
    """The text of a file as it stands, of a PDF that of its pages; `-` is standard input."""
    from petaday.markup import pdf

    data = data_of(path)
    name = named(path)
    if not pdf.is_pdf(data):
        return decoded(data, name)
    return document(path, data=data).text


def named(path: str) -> str:
    """What a path is called."""
    return STANDARD_INPUT if path == "-" else path


def data_of(path: str) -> bytes:
    """What a file holds; `-` is standard input."""
    from pathlib import Path

    return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()


def document(path: str, *, asked: bool = True, data: bytes | None = None) -> Document:
    """A file of any kind as a document; `asked` where it was named itself.

    Raises:
        OSError: where it cannot be read.
        Unread: where it is of no kind that is read, and was only found in a folder.
    """
    import errno

    from petaday.documents import Unread, opened

    name = named(path)
    try:
        return opened(data_of(path) if data is None else data, name, decoded, asked=asked)
    except Unread as why:
        if asked:
            raise OSError(errno.EINVAL, why.why, name) from why
        raise


def decoded(data: bytes, name: str) -> str:
    """Bytes as text, and a word about lines that were not UTF-8.

    >>> decoded("5 × 3".encode(), "a.txt")
    '5 × 3'
    """
    text, wrong, odd = decode(data)
    if wrong is not None:
        where = f"line {odd[0]}" if len(odd) == 1 else f"{len(odd)} lines, the first line {odd[0]}"
        print(f"petaday: {name}: not UTF-8 (byte {wrong}); read as Windows-1252: {where}", file=sys.stderr)
    return text
