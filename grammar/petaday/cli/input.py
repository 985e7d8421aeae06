"""What a command is given: words, a file, or standard input, as text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NamedTuple

from petaday.core.diagnostic import place

# ruff: noqa: PLC0415 - words on the command line need nothing that files need


def words(given: Sequence[str]) -> str:
    """The words of the command line as one text; standard input when there are none, or for `-`."""
    return " ".join(given) if given and list(given) != ["-"] else decoded(sys.stdin.buffer.read(), "standard input")


def file_text(path: str) -> str:
    """The text of a file; `-` is standard input."""
    return read_document(path).text


class Document(NamedTuple):
    """What a file says, and whether it has pages (a PDF) or lines."""

    text: str
    paged: bool

    def where(self, offset: int) -> str:
        """The page, or line and column, of a character."""
        if not self.paged:
            return str(place(self.text, offset))
        from petaday.markup.pdf import page_of

        return f"page {page_of(self.text, offset)}"


def read_document(path: str) -> Document:
    """A file, a PDF too; `-` is standard input."""
    import errno
    from pathlib import Path

    from petaday.markup import pdf

    data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    name = "standard input" if path == "-" else path
    if not pdf.is_pdf(data):
        return Document(decoded(data, name), paged=False)
    try:
        return Document(pdf.text(data), paged=True)
    except pdf.PdfError as fault:
        raise OSError(errno.EINVAL, str(fault), name) from fault


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
