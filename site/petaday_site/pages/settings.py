"""The keys of `petaday.toml` as a table, from the table that reads them."""

from __future__ import annotations

import re

from petaday.render.elements import Child, Html, el, join, table
from petaday.settings.keys import KEYS

_CODE = re.compile(r"`([^`]+)`")


def keys() -> Html:
    """Every key: what it does, what is taken without it, and a line that may stand in the file."""
    rows: list[list[Child]] = [
        [
            el("code", key.name),
            _marked(key.means),
            el("code", key.otherwise.strip('"') or "none"),
            el("code", _line(key.name, key.example)),
        ]
        for key in KEYS
    ]
    return table(f"{len(KEYS)} keys", ["Key", "What it does", "Without it", "For example"], rows, class_="pd-stack")


def _line(name: str, example: str) -> str:
    return f"{name.rpartition('.')[2]} = {example}"


def _marked(words: str) -> Html:
    """Words with their code marked."""
    parts = _CODE.split(words)
    return join(*(el("code", part) if at % 2 else part for at, part in enumerate(parts)))
