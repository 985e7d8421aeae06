"""A Markdown extension that shows long code, long tables and folded sections in part, until their reader asks for all.

It marks what is long and folds what is marked; the style sheet does the rest, without a script.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

from petaday.render.elements import LONG, el
from petaday_site.html.marked_folds import with_folds

LINES = 18
"""Of code; of what has more a page shows some."""
CODE = re.compile(
    r'<div class="(?P<class>[^"<>]*\bhighlight\b[^"<>]*)">(?P<code><pre\b[^<>]*>(?:[^<]|<(?!/pre>))*</pre>)'
)
TABLE = re.compile(r"<table>(?P<inside>(?:[^<]|<(?!/table>))*)</table>")
RIGHT = re.compile(r'(?<=<t[hd]) style="text-align: right;"')


def in_part(html: str) -> str:
    r"""The text of a page with its long parts marked.

    >>> shown = in_part('<div class="highlight"><pre><code>' + "one\n" * 20 + "</code></pre></div>")
    >>> shown.partition("</pre>")[2]
    '<label class="pd-tall__more" data-lines="20"><input type="checkbox" aria-label="Show all 20 lines"></label></div>'
    >>> in_part("<table><tr><td>1</td></tr></table>")
    '<table><tr><td>1</td></tr></table>'
    """
    return TABLE.sub(_rows, CODE.sub(_lines, html))


def _lines(found: re.Match[str]) -> str:
    count = found["code"].count("\n")
    if count <= LINES:
        return found[0]
    tick = el("input", type="checkbox", aria_label=f"Show all {count} lines")
    more = el("label", tick, class_="pd-tall__more", data_lines=count)
    return f'<div class="{found["class"]} pd-tall">{found["code"]}{more}'


def _rows(found: re.Match[str]) -> str:
    """A long table as one that sorts, filters and opens."""
    count = found["inside"].count("<tr>") - 1
    if count <= LONG:
        return found[0]
    inside = RIGHT.sub(' class="pd-num"', found["inside"])
    box = f'<div class="pd-scroll" tabindex="0" role="group" aria-label="Table of {count} rows">'
    return f'{box}<table class="pd-table pd-long">{inside}</table></div>'


class _Mark(Postprocessor):
    def run(self, text: str) -> str:
        return in_part(with_folds(text))


class LongParts(Extension):
    """Marks the page when all of it is HTML, what was stored away too."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Registers the marking behind everything else."""
        md.postprocessors.register(_Mark(md), "petaday_long", -10)


def makeExtension(**_: object) -> Extension:  # noqa: N802 - the library's name
    """Makes the extension; a builder calls it by the name of this module."""
    return LongParts()
