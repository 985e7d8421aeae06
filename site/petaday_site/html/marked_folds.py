"""Folds the sections of a text whose headings their author marks with `<!-- petaday:fold -->`."""

from __future__ import annotations

import re

MARKED = re.compile(r"^(?P<signs>##+) (?P<title>[^\n<]*)<!-- petaday:fold -->[ \t]*$", re.MULTILINE)
"""Such a heading in Markdown; elsewhere the comment does not show."""
HEADING = re.compile(r"(?=<h[2-6r][ >/])")
FOLD = re.compile(r"<(?P<level>h[2-6])(?P<said>[^<>]*)>")
MARK = ' class="fold"'
LINK = re.compile(r'<a class="headerlink"[^<>]*>[^<]*</a>')
END = re.compile(r"<hr\b[^<>]*>\s*")


def prepared(text: str) -> str:
    r"""A text of Markdown with its marks as classes, and a rule behind it where its last section is folded.

    >>> prepared("## A <!-- petaday:fold -->\nmore"), prepared("## A\nmore")
    ('## A { .fold }\nmore\n\n---', '## A\nmore')
    """
    *_, last = [None, *MARKED.finditer(text)]
    if last is None:
        return text
    next_one = re.compile(rf"^(?:---[ \t]*$|#{{2,{len(last['signs'])}}} )", re.MULTILINE)
    rule = "" if next_one.search(text, last.end()) else "\n\n---"  # what a page ends with is no part of it
    return MARKED.sub(r"\g<signs> \g<title>{ .fold }", text) + rule


def with_folds(html: str) -> str:
    """The text of a page with its marked sections folded; the rule that ends one is left out.

    >>> with_folds('<h2 class="fold" id="a">A</h2><p>b</p><hr /><p>c</p>')
    '<details class="pd-more"><summary><h2 id="a">A</h2></summary><p>b</p></details><p>c</p>'
    """
    if MARK not in html:
        return html
    made: list[str] = []
    level = ""
    for part in HEADING.split(html):
        rest = part
        if level and (part.startswith("<hr") or part[1:3] <= level):
            made.append("</details>")
            level, rest = "", END.sub("", part, count=1)
        head = None if level else FOLD.match(rest)
        if head is None or MARK not in head["said"]:
            made.append(rest)
            continue
        level = head["level"]
        title, close, below = rest[head.end() :].partition(f"</{level}>")
        heading = f"<{level}{head['said'].replace(MARK, '')}>{LINK.sub('', title)}{close}"
        made += [f'<details class="pd-more"><summary>{heading}</summary>', below]
    return "".join([*made, "</details>" if level else ""])
