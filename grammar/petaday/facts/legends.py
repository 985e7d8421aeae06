"""Reads the line in words that explains a calculation above it: `(num gpu) * (peak flops) * (time in seconds)`."""

from __future__ import annotations

import re

from petaday.facts.chains import Chain, Factor
from petaday.facts.cues import LABELS, NOUNS, singular

_BETWEEN = re.compile(r"[*×]")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 400  # characters of a line
_DIRECT = {
    "peak": "peak",
    "time": "time",
    "second": "conversion",
    "gpu": "devices",
    "utilization": "utilization",
    "epoch": "epochs",
    "inference": "operations_per_example",
    "constant": "three",
    "backpropagation": "three",
}
_KINDS = {"text": "dataset", "examples": "dataset", "nodes": "devices"}


def explained(chain: Chain, factors: tuple[Factor, ...], text: str) -> tuple[Factor, ...]:
    r"""The factors with the kinds that the line below or above the calculation gives them.

    >>> from petaday.facts.chains import chains
    >>> text = "64 * 1.2e14 * 86400 * 0.3 = 2e20\n(num gpu) * (peak flops) * (time in seconds) * (utilization)"
    >>> [factor.kind for factor in explained(chains(text)[0], chains(text)[0].factors, text)]
    ['devices', 'peak', 'time', 'utilization']
    """
    if chain.op != "*":
        return factors
    end = max([chain.span.end, *(result.span.end for result in chain.results)])
    for line in (_line_after(text, end), _line_before(text, chain.span.start)):
        pieces = _BETWEEN.split(line)
        if len(pieces) == len(factors) and sum(any(c.isdigit() for c in piece) for piece in pieces) <= 1:
            return tuple(_named(factor, piece) for factor, piece in zip(factors, pieces, strict=True))
    return factors


def _line_after(text: str, at: int) -> str:
    begin = text.find("\n", at, at + _LONGEST)
    return text[begin + 1 : begin + 1 + _LONGEST].split("\n", 1)[0] if begin >= 0 else ""


def _line_before(text: str, at: int) -> str:
    end = text.rfind("\n", max(0, at - _LONGEST), at)
    return text[max(0, end - _LONGEST) : end].rsplit("\n", 1)[-1] if end >= 0 else ""


def _named(factor: Factor, piece: str) -> Factor:
    kind = _kind([singular(word) for word in _WORD.findall(piece)])
    return factor._replace(kind=kind, named=True) if kind else factor


def _kind(words: list[str]) -> str:
    for size in (3, 2):
        for at in range(len(words) - size + 1):
            if kind := LABELS.get(tuple(words[at : at + size])):
                return kind
    for word in words:
        if kind := _DIRECT.get(word) or LABELS.get((word,)) or NOUNS.get(word, ""):
            return _KINDS.get(kind, kind)
    return ""
