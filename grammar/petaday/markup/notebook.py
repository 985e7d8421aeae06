"""The cells of a notebook, as its JSON holds them: code, text, and what was printed or drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.markup.code_blocks import Block

_BEGINS = re.compile(r"\s*\{")
_SIGN = re.compile(
    r'"cell_type":\s*"(?P<cell>code|markdown|raw)"'
    r'|^[ \t]*+"(?P<key>source|outputs|attachments|metadata)":'
    r'|"(?:image/\w+|text/html)":',
    re.MULTILINE,
)


def cells(text: str) -> Iterator[Block]:
    """The stretches of a notebook that are no text: the language is `python` for code, `data` for the rest."""
    if not _BEGINS.match(text) or '"cells"' not in text[:2000] or '"cell_type"' not in text:
        return
    cell, kind, begun = "", "data", 0
    for found in _SIGN.finditer(text):
        cell = found["cell"] or cell
        now = kind
        if found["key"] == "source":
            now = "" if cell == "markdown" else "python"
        elif found["key"] or not found["cell"]:
            now = "data"
        if now != kind:
            if kind:
                yield Block(kind, begun, found.start())
            kind, begun = now, found.end()
    if kind:
        yield Block(kind, begun, len(text))
