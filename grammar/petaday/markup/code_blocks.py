"""Blocks of a text that are set apart as code: fences, `<pre>`, indented blocks of reStructuredText, front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_FENCE = re.compile(r"^[ \t>]*(?:[-*+] +|\d+[.)] +)?(?P<mark>`{3,}|~{3,})[ \t]*(?P<info>[^`\n]{0,200})$", re.MULTILINE)
_LANGUAGE = re.compile(r"\{?\.?(?P<word>[\w+#-]+)")
_PRE = re.compile(r"<pre\b(?P<tag>[^<>]{0,300})>(?P<code>\s{0,20}<code\b[^<>]{0,300}>)?|</pre>", re.IGNORECASE)
_CLASS = re.compile(r"(?:language|lang|highlight)[-=\"' ]{1,3}(?:source-)?(?P<word>[\w+#]+)", re.IGNORECASE)
_DIRECTIVE = re.compile(
    r"^(?P<indent>[ \t]{0,40})\.\. (?:code-block|code|sourcecode|prompt)::[ \t]*(?P<word>[\w+-]*)[^\n]*$", re.MULTILINE
)
_FRONT = re.compile(r"\A\ufeff?(?P<mark>---|\+\+\+)[ \t]*\r?\n")


class Block(NamedTuple):
    """A block set apart; `language` as it is named there, small letters, empty when it is not."""

    language: str
    start: int
    end: int


def blocks(text: str) -> Iterator[Block]:
    r"""Every block set apart in a text; blocks of one kind in order.

    >>> text = "so\n```python\nx = 2\n```\n"
    >>> [(block.language, text[block.start : block.end]) for block in blocks(text)]
    [('python', '\nx = 2\n')]
    """
    front = _FRONT.match(text)
    if front and (
        close := re.compile(rf"^{re.escape(front['mark'])}[ \t]*\r?$", re.MULTILINE).search(text, front.end())
    ):
        yield Block("yaml", 0, close.end())
    if "```" in text or "~~~" in text:
        yield from _fenced(text)
    if "<pre" in text or "<PRE" in text:
        yield from _preformatted(text)
    if ".. " in text:
        yield from _directives(text)


def _fenced(text: str) -> Iterator[Block]:
    opened: re.Match[str] | None = None
    for found in _FENCE.finditer(text):
        if opened is None:
            opened = found
        elif found["mark"].startswith(opened["mark"]) and not found["info"].strip():
            yield Block(_named(opened["info"]), opened.end(), found.start())
            opened = None
    if opened is not None:
        yield Block(_named(opened["info"]), opened.end(), len(text))


def _named(info: str) -> str:
    found = _LANGUAGE.match(info.strip())
    return found["word"].lower() if found else ""


def _preformatted(text: str) -> Iterator[Block]:
    opened: re.Match[str] | None = None
    for found in _PRE.finditer(text):
        if found[0][1] != "/":
            opened = opened or found
        elif opened:
            named = _CLASS.search(opened[0])
            yield Block(named["word"].lower() if named else "", opened.end(), found.start())
            opened = None


def _directives(text: str) -> Iterator[Block]:
    for found in _DIRECTIVE.finditer(text):
        deeper = re.compile(rf"(?:\n[ \t]*\r?(?=\n|\Z)|\n{found['indent']}[ \t]+[^\n]*)+")
        body = deeper.match(text, found.end())
        if body:
            yield Block(found["word"].lower(), *body.span())
