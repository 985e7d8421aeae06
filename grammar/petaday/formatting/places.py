"""Which stretches of a file are calculations of its author's own, which quote somebody, and which are read at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from petaday import calculate
from petaday.casebook import whose
from petaday.casebook.fences import RECORDS, Fence, attributes, fences, is_calc
from petaday.core.calculation import Calculation
from petaday.core.diagnostic import Span
from petaday.core.rewrite import with_spans
from petaday.documents.kinds import COMMENTS, ending, kind_of
from petaday.documents.source import comments
from petaday.formatting.layout import work
from petaday.resolve.names import NOTHING, Names
from petaday.resolve.scope import Book

MARKDOWN = frozenset({"md", "markdown", "mdx", "mdown", "mkd", "qmd", "rmd"})
CALC = "calc"
_OURS = "ours"
_STATUS = re.compile(r"^(?:status|record):[ \t]*[\"']?(?P<record>[a-z ]{1,40})[\"']?[ \t]*\r?$", re.MULTILINE)
_FRONT = re.compile(r"\A---[ \t]*\r?\n(?P<body>.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"(`{1,3})(?!`)[^`\n]{1,500}\1(?!`)")


class Block(NamedTuple):
    """A stretch of calculations; `quoted` where it is somebody else's, and its layout is kept."""

    span: Span
    quoted: bool


class Places(NamedTuple):
    """What stands where in a file.

    Attributes:
        blocks: stretches that are calculations.
        shown: stretches that are shown as they are.
        alone: nothing but the blocks is read.
        code: how a comment begins in a file of code, of which only comments are read; empty for others.
    """

    blocks: tuple[Block, ...] = ()
    shown: tuple[Span, ...] = ()
    alone: bool = False
    code: str = ""


def places(name: str, text: str) -> Places | None:
    """What stands where in a file of this name; None for one of a kind in which nothing is ever changed."""
    end, kind = ending(name), kind_of(name)
    if kind == "source":
        return Places(code=end)
    if kind not in {"text", None}:
        return None
    if end == CALC:
        return Places((Block(Span(0, len(text)), quoted=False),), alone=True)
    if end not in MARKDOWN:
        return Places()
    known = list(fences(text))
    calc = tuple(Block(fence.body, quoted=_quotes(text, fence)) for fence in known if is_calc(text, fence))
    is_page = whose.is_page(Path(name), text)
    spans = (Span(*found.span()) for found in _CODE.finditer(text))
    inline = (one for one in spans if not any(block.span.start <= one.start < block.span.end for block in calc))
    shown = (*(fence.span for fence in known if not is_calc(text, fence)), *inline)
    return Places(calc, shown, alone=is_page)


def _quotes(text: str, fence: Fence) -> bool:
    """Whether a block says, or its page, that it stands as somebody else has it."""
    said = attributes(text, fence.info)[0].get("record")
    front = _FRONT.match(text)
    status = _STATUS.search(front["body"]) if front else None
    record = said or (status["record"].strip() if status else _OURS)
    return record in RECORDS and record != _OURS


def worked(text: str, where: Places, known: Names = NOTHING) -> Sequence[Calculation]:
    """Every calculation of a text in order, with its place in the text; `known` is defined before it begins."""
    return worked_in(text, where, Book(known))


def worked_in(text: str, where: Places, book: Book) -> Sequence[Calculation]:
    """The same with a book of names, which learns what the text defines."""
    if where.code:
        return calculate.scan(comments(text, COMMENTS[where.code]), book)
    if not where.alone:
        return calculate.scan(text, book)
    return list(_of_blocks(text, where.blocks, book))


def _of_blocks(text: str, blocks: Sequence[Block], book: Book) -> Iterator[Calculation]:
    for block in blocks:
        for found in work(block.span.of(text), book):
            by = block.span.start
            yield with_spans(found, lambda span, by=by: Span(span.start + by, span.end + by))  # type: ignore[misc]
