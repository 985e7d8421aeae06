"""Pairs of figures that split data into training and test: `20,000/4,386 for training/testing`, `respectively`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from petaday.facts.cues import NOUNS
from petaday.facts.mention import Mention
from petaday.facts.surroundings import Surroundings

_TRAINING = frozenset(["training", "train"])
_TEST = frozenset(["test", "testing", "validation", "evaluation", "tests"])
_NEAR = 10
_APART = 3
_LEAST = 20


def splits(around: Surroundings) -> Iterator[Mention]:
    """The training part of each such pair, as data.

    >>> [m.value for m in splits(Surroundings("The 24,386 photographs are split 20,000/4,386 for training/testing."))]
    [20000.0]
    """
    for first, second in pairwise(around.figures):
        if not (0 < second.first - first.last < _APART and min(first.value, second.value) >= _LEAST):
            continue
        if around.low(first.last) not in ("/", "and", ":"):
            continue
        noun = around.noun(second)
        sentence = around.tokens[first.first].sentence
        counted = noun is None or NOUNS.get(noun.word) in ("text", "examples", None)
        if counted and _in_order(around, first.first, second.last, sentence):
            unit = f"{noun.word}s" if noun and noun.kind in ("text", "examples") else ""
            yield around.mention("dataset", first, "noun_examples", "training_part", unit=unit)


def _in_order(around: Surroundings, first: int, last: int, sentence: int) -> bool:
    """`training` and then `test`, joined, before the pair or behind it."""
    places = [*range(max(0, first - _NEAR), first), *range(last, min(len(around.tokens), last + _NEAR))]
    words = [around.low(at) if around.tokens[at].sentence == sentence else "" for at in places]
    joints = ("/", "and", ",")
    return any(
        a in _TRAINING and b in joints and c in _TEST for a, b, c in zip(words, words[1:], words[2:], strict=False)
    )
