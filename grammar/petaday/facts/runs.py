"""The runs a text tells apart: names that end in a size, `Osprey-7B` and `Osprey-34B`."""

from __future__ import annotations

from petaday.facts.figures import figures
from petaday.facts.tokens import tokens

_LETTERS = frozenset("KMBT")


def sizes(text: str) -> list[str]:
    """The names of models that end in a size, in order of size.

    >>> sizes("We release Llama-8B and Llama-70B; Llama-70B is larger.")
    ['Llama-8B', 'Llama-70B']
    """
    cut = tokens(text)
    found: dict[float, str] = {}
    for figure in figures(cut):
        if figure.scale not in _LETTERS or figure.value < 1e6 or figure.first < 1:
            continue
        before = cut[figure.first - 1]
        at = figure.first - 2 if before.text in "- " else figure.first - 1
        name = cut[at] if at >= 0 else None
        if name and name.kind == "word" and name.text[:1].isupper() and (before.text == "-" or name is before):
            found.setdefault(figure.value, text[name.start : cut[figure.last - 1].end])
    return [found[size] for size in sorted(found)]
