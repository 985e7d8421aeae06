"""What kind of file a path is, by its name, and by its first bytes where the name says nothing."""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal

from petaday.core.text import is_utf_16

Kind = Literal["text", "html", "latex", "notebook", "pdf", "source", "separated", "json"]

_TEXT = "md markdown mdx mdown mkd qmd rmd txt text rst rest org adoc asciidoc yaml yml bib log calc".split()  # noqa: SIM905
_HASH = "py pyi pyx sh bash zsh rb jl toml ini cfg conf cmake mk dockerfile makefile gin sbatch slurm".split()  # noqa: SIM905
_SLASHES = (
    "c h cc cpp cxx hh hpp hxx cu cuh m mm js mjs cjs ts jsx tsx java go rs swift kt kts scala cs dart proto".split()  # noqa: SIM905
)
_DASHES = ["lua", "sql", "hs"]

_KINDS: dict[str, Kind] = {
    **dict.fromkeys(_TEXT, "text"),
    **dict.fromkeys(["html", "htm", "xhtml"], "html"),
    **dict.fromkeys(["tex", "ltx", "latex", "sty", "cls"], "latex"),
    **dict.fromkeys([*_HASH, *_SLASHES, *_DASHES], "source"),
    **dict.fromkeys(["csv", "tsv"], "separated"),
    **dict.fromkeys(["json", "jsonl", "ndjson"], "json"),
    "ipynb": "notebook",
    "pdf": "pdf",
}
_NAMED = {"readme", "license", "changes", "changelog", "notes", "authors", "copying", "news", "todo"}

ENDINGS = tuple(sorted(set(_KINDS) - {"dockerfile", "makefile"}))
"""How the names of files end that are read."""

HELD: frozenset[Kind] = frozenset({"notebook", "json", "source"})
"""The kinds of which only a part is read as text: cells, strings, comments."""

COMMENTS: dict[str, Literal["#", "//", "--"]] = {
    **dict.fromkeys(_HASH, "#"),
    **dict.fromkeys(_SLASHES, "//"),
    **dict.fromkeys(_DASHES, "--"),
}
"""How a comment begins, by the end of a file's name."""


class Unread(Exception):  # noqa: N818 - a reason, not always an error
    """A file that is not read, and why; `broken` where it should have been."""

    def __init__(self, why: str, *, broken: bool = False) -> None:
        super().__init__(why)
        self.why, self.broken = why, broken


def ending(name: str) -> str:
    """The end of a file's name in small letters, without its dot; the whole name of one without.

    >>> ending("docs/Notes.MD"), ending("Makefile")
    ('md', 'makefile')
    """
    path = PurePath(name)
    return path.suffix[1:].lower() or path.name.lower()


def kind_of(name: str) -> Kind | None:
    """The kind of file that a name is of; None for one that nothing is known about.

    >>> [kind_of(name) for name in ("a.md", "train.py", "run.ipynb", "weights.bin", "README")]
    ['text', 'source', 'notebook', None, 'text']
    """
    end = ending(name)
    return _KINDS.get(end) or ("text" if end in _NAMED else None)


def looks_like(text: str) -> Kind:
    """The kind of a text without a name, by its first words; a text where they tell nothing.

    >>> looks_like('{"cells": [{"cell_type": "markdown", "source": "2 * 3"}]}')
    'notebook'
    """
    head = text[:2000].lstrip()
    if head.startswith("{") and '"cell_type"' in text and '"cells"' in text:
        return "notebook"
    if head[:15].lower().startswith(("<!doctype html", "<html")):
        return "html"
    if "\\documentclass" in head or "\\begin{document}" in head:
        return "latex"
    return "pdf" if "\f" in text else "text"


def is_binary(data: bytes) -> bool:
    r"""True for bytes that are no text in any encoding petaday reads.

    >>> is_binary(b"PK\x03\x04\x00\x00"), is_binary("5 × 3".encode())
    (True, False)
    """
    return not is_utf_16(data) and b"\x00" in data[:4096]
