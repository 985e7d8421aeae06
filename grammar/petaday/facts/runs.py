"""The runs a text tells apart: names that end in a size, `Osprey-7B` and `Osprey-34B`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from petaday.facts.figures import figures
from petaday.facts.tokens import Token, tokens

_LETTERS = frozenset("KMBT")
_VERSION = re.compile(r"\d(?:\.\d)?")


def sizes(text: str) -> list[str]:
    """The names of models that end in a size, in order of size.

    >>> sizes("We release Llama-8B and Llama-70B; Llama-70B is larger.")
    ['Llama-8B', 'Llama-70B']
    >>> sizes("Osprey 3.1 8B and Osprey-3-70B, each with 15T tokens.")
    ['Osprey 3.1 8B', 'Osprey-3-70B']
    """
    cut = tokens(text)
    found: dict[float, str] = {}
    for figure in figures(cut):
        if figure.scale not in _LETTERS or figure.value < 1e6 or figure.first < 1:
            continue
        name = _name(cut, figure.first)
        if name is not None:
            found.setdefault(figure.value, text[cut[name].start : cut[figure.last - 1].end])
    return [found[size] for size in sorted(found)]


def _name(cut: Sequence[Token], size: int) -> int | None:
    """The word that a size is the end of: `Osprey-7B`, `Osprey 7B`, and with a version between, `Osprey 3.1 7B`."""
    at = _before(cut, size)
    if at >= 0 and cut[at].kind == "number" and _VERSION.fullmatch(cut[at].text):
        at = _before(cut, at)
    return at if at >= 0 and cut[at].kind == "word" and cut[at].text[:1].isupper() else None


def _before(cut: Sequence[Token], at: int) -> int:
    """The token before one, or before the hyphen before it; negative for none."""
    return at - 2 if at > 0 and cut[at - 1].text == "-" else at - 1
