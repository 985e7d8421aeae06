"""A `calc` fence for any site on MkDocs or Zensical: works and audits the block in its place, with petaday's renderer.

What mkdocs.yml needs for it stands in style.py, and `petaday style` prints it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from weakref import WeakKeyDictionary

from markdown import Markdown

from petaday.calculate import Book
from petaday.card import style as card_style
from petaday.card.block import block
from petaday.core.diagnostic import Diagnostic, Span
from petaday.render import diagnostic_text
from petaday_site.builders.source import Source, source, warn


class _Blocks:
    """What the blocks of a page have in common: their names, their count, and how far the page is read."""

    def __init__(self, page: Source) -> None:
        self.book = Book()
        self.number = 0
        self.name = page.name
        self._lines = [_bare(line) for line in page.text.splitlines()]
        self._read = 0

    def line(self, body: str) -> int | None:
        """The line of the page on which the next block with that body begins; None where it is not found."""
        wanted = [_bare(line) for line in body.splitlines()]
        for at in range(self._read, len(self._lines) - len(wanted) + 1):
            opened = at > 0 and self._lines[at - 1].startswith(("```", "~~~"))
            if opened and self._lines[at : at + len(wanted)] == wanted:
                self._read = at + len(wanted)
                return at + 1
        return None


_PAGES: WeakKeyDictionary[Markdown, _Blocks] = WeakKeyDictionary()


def calc(source_text: str, _language: str, _class: str, options: dict[str, Any], md: Markdown, **_: Any) -> str:
    """Returns the block as HTML with its faults marked, and warns of each fault with the page and its line.

    The blocks of a page share names, as in petaday's own content. Never raises itself: superfences would show the block
    as code, and nobody would know why.

    Args:
        source_text: the body of the block.
        options: `id`, `method` and `record`, where the fence names them. What is recorded `as printed` may be off.
        md: the page's Markdown, which the blocks of a page have in common.
    """
    blocks = _PAGES.get(md) or _PAGES.setdefault(md, _Blocks(source(md)))
    blocks.number += 1
    first = blocks.line(source_text)
    name = str(options.get("id") or f"calc-{blocks.number}")
    done = block(source_text, blocks.book, name, str(options.get("method", "")), str(options.get("record", "")))
    for wrong in done.faults:
        warn(md, _told(wrong, source_text, blocks.name, first))
    if done.empty:
        at = f"{blocks.name}:{first}: " if first else ""
        warn(md, f"{at}the calc block holds no calculation: {source_text.strip() or 'it is empty'}")
    return done.html


def options(
    _language: str, inputs: dict[str, str], options: dict[str, Any], _attrs: dict[str, str], md: Markdown
) -> bool:
    """Reads what stands behind `calc`: `id="vgg" method="2" record="as printed"`; warns of anything else."""
    options.update({key: inputs[key] for key in ("id", "method", "record") if key in inputs})
    for key in inputs.keys() - options.keys():
        at = f"{name}: " if (name := source(md).name) else ""
        warn(md, f'{at}a calc block knows no `{key}`: write `calc`, or `calc id="vgg" method="2"`')
    return True


def style() -> str:
    """The style sheet of the cards, with the colours for both of Material's themes.

    >>> "--pd-accent" in style(), "--md-header" in style()
    (True, False)
    """
    return card_style()


def _told(wrong: Diagnostic, body: str, page: str, first: int | None) -> str:
    if first is None:
        return diagnostic_text(wrong, body, page or None)
    before = first - 1  # lines of the page above the block
    span = Span(wrong.span.start + before, wrong.span.end + before)
    return diagnostic_text(replace(wrong, span=span), "\n" * before + body, page)


def _bare(line: str) -> str:
    """A line without what a list, a quotation or an admonition put before it."""
    return line.lstrip(" \t>").rstrip()
