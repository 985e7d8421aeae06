"""The words that everyday messages are made of: what is no name, and what a slip of the pen was meant to be."""

from __future__ import annotations

from importlib import resources


def _read() -> dict[str, frozenset[str]]:
    """The words of each part of `words.txt`."""
    text = resources.files("petaday_service.conversation").joinpath("words.txt").read_text("utf-8")
    parts = (part.partition("\n") for part in text.split("# ")[2:])
    return {name.strip(): frozenset(words.split()) for name, _, words in parts}


_PARTS = _read()
MENDED = _PARTS["field"] | _PARTS["mended"]
"""Words that a word one slip off is taken for."""

_COMMON = resources.files("petaday_service.conversation").joinpath("words_common.txt").read_text("utf-8").split()
KNOWN = _PARTS["talk"] | MENDED | frozenset(_COMMON)
"""Words that are no name of a system."""
