"""Gives a heading another id where a calculation has the same one."""

from __future__ import annotations

import re

from markdown.extensions.toc import slugify

from petaday.casebook.fences import fences
from petaday_site.html.raw_html import ID

HEADING = re.compile(r"^#{1,6} (?P<title>[^\n{]+)$", re.MULTILINE)


def distinct_ids(markdown: str) -> str:
    r"""The page with every id used once.

    >>> print(distinct_ids('## Method 1\n\n<h3 id="method-1">As printed</h3>\n\n## Cite'))
    ## Method 1 { #section-method-1 }
    <BLANKLINE>
    <h3 id="method-1">As printed</h3>
    <BLANKLINE>
    ## Cite
    """
    taken = set(ID.findall(markdown))
    shown = [fence.span for fence in fences(markdown)]

    def named(found: re.Match[str]) -> str:
        slug = slugify(found["title"], "-")
        if slug not in taken or any(span.start <= found.start() < span.end for span in shown):
            return found[0]
        return f"{found[0]} {{ #section-{slug} }}"

    return HEADING.sub(named, markdown)
