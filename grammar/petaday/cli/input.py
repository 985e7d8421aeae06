"""What a command is given: words, a file, or standard input, as text."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NamedTuple

from petaday.core.diagnostic import place
from petaday.core.text import whole

# ruff: noqa: PLC0415 - words on the command line need nothing that files need


def words(given: Sequence[str]) -> str:
    """The words of the command line as one text; standard input when there are none, or for `-`."""
    if given and list(given) != ["-"]:
        return whole(" ".join(given))
    return decoded(sys.stdin.buffer.read(), "standard input")


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
    """Bytes as text: UTF-8, UTF-16 where it says so; a line that is not is Windows-1252, and then a word about it.

    >>> decoded("5 × 3".encode(), "a.txt")
    '5 × 3'
    """
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
        read = [_line(line) for line in lines]
        odd = [at for at, (_, is_utf8) in enumerate(read, 1) if not is_utf8]
        where = f"line {odd[0]}" if len(odd) == 1 else f"{len(odd)} lines, the first line {odd[0]}"
        said = f"petaday: {name}: not UTF-8 (byte {fault.start + 1}); read as Windows-1252: {where}"
        print(said, file=sys.stderr)
        return "\n".join(text for text, _ in read)


def _line(data: bytes) -> tuple[str, bool]:
    """A line, and whether it was UTF-8."""
    try:
        return data.decode(), True
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), False
