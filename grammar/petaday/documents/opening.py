"""Opens a file of any kind as a document."""

from __future__ import annotations

from collections.abc import Callable

from petaday.documents.data import json_strings, separated
from petaday.documents.document import Document
from petaday.documents.kinds import COMMENTS, HELD, Kind, Unread, ending, is_binary, kind_of, looks_like
from petaday.documents.notebook import notebook
from petaday.documents.source import comments
from petaday.documents.web import seen
from petaday.markup import pdf

MAX_TEXT = 2_000_000
"""Characters of one document that are read; the rest is left out, and told."""

MAX_PAGES = 400
"""Pages of one PDF that are read."""

Decode = Callable[[bytes, str], str]


def opened(data: bytes, name: str, decode: Decode, *, asked: bool = True) -> Document:
    """A file as a document.

    Args:
        data: what it holds.
        name: its path, or what standard input is called.
        decode: bytes and their name to text; it may have something to say.
        asked: somebody named this file: one of an unknown kind is then read as text.

    Raises:
        Unread: for a file that is of no known kind, or broken.
    """
    kind = kind_of(name)
    if pdf.is_pdf(data):
        return _pdf(data, name)
    if kind == "pdf":
        raise Unread("it is called a PDF and is none", broken=True)
    if is_binary(data):
        raise Unread("it holds no text", broken=asked)
    if kind is None and not asked:
        raise Unread(f"a file of kind .{ending(name)} is not known" if "." in name else "its kind is not known")
    return _bounded(_text(kind or "text", name, decode(data, name)))


def of_text(text: str, name: str) -> Document:
    r"""A text that came without a file's name, pasted or sent, as a document of the kind that it looks like.

    >>> [of_text(text, "").kind for text in ("2 * 3", "<!doctype html><p>2", "\\documentclass{article}", "one\ftwo")]
    ['text', 'html', 'latex', 'pdf']
    """
    kind = looks_like(text)
    if kind == "pdf":
        return _bounded(Document(name, kind, text, text))
    try:
        return _bounded(_text(kind, name, text))
    except Unread:
        return _bounded(Document(name, "text", text, text))


def words(text: str, name: str) -> str:
    r"""What is read of a file, as a text of its own: of a notebook its cells, of code its comments; others as they are.

    Args:
        text: what the file holds.
        name: its name, whose end says of what kind it is.

    Raises:
        Unread: for a file that is broken.

    >>> words("x = 2\n\n\nflop = 6 * 7e9  # 4.2e10\n", "run.py"), words("x = 2", "run.md")
    ('6 * 7e9  = 4.2e10\n', 'x = 2')
    """
    kind = kind_of(name)
    if kind not in HELD:
        return text
    lines = [line.strip() for line in _text(kind, name, text).text.splitlines()]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return "".join(f"{line}\n" for line in kept)


def _text(kind: Kind, name: str, text: str) -> Document:
    if kind == "notebook":
        return notebook(name, text)
    if kind == "json":
        return json_strings(name, text)
    read = text
    if kind == "html":
        read = seen(text)
    elif kind == "source":
        read = comments(text, COMMENTS[ending(name)])
    elif kind == "separated":
        read = separated(text)
    return Document(name, kind, read, text)


def _bounded(document: Document) -> Document:
    """A document of which no more is read than anybody waits for."""
    if len(document.text) <= MAX_TEXT:
        return document
    end = document.text.rfind("\n", 0, MAX_TEXT) + 1 or MAX_TEXT
    note = f"only the first {end:,} of {len(document.text):,} characters were read"
    return document._replace(text=document.text[:end], given=document.given[:end], notes=(*document.notes, note))


def _pdf(data: bytes, name: str) -> Document:
    try:
        read = pdf.pages(data, MAX_PAGES)
    except pdf.PdfError as fault:
        raise Unread(str(fault), broken=True) from fault
    notes = [f"the last {read.left_out:,} pages were not read"] if read.left_out else []
    notes += [f"{read.broken} pages could not be read"] if read.broken else []
    return _bounded(Document(name, "pdf", read.text, read.text, notes=tuple(notes)))
