"""The tables of `cues.toml`: which words tell what a figure is and whose it is."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from petaday.core import package_data

_TABLE: Mapping[str, Any] = tomllib.loads(package_data.read("petaday.facts", "cues.toml"))

NUMBER_WORDS: Mapping[str, float] = {word: float(value) for word, value in _TABLE["numbers"].items()}
ABOUT = frozenset(_TABLE["hedges"]["words"])
NOUNS: Mapping[str, str] = {word: kind for kind, words in _TABLE["nouns"].items() for word in words}
LABELS: Mapping[tuple[str, ...], str] = {
    tuple(label.split()): kind for kind, labels in _TABLE["labels"].items() for label in labels
}
DATA_TIME = frozenset(_TABLE["data-time"]["words"])
STOPS = frozenset(_TABLE["stops"]["words"])
FILLERS = frozenset(_TABLE["fillers"]["words"]) | {"="}
BOXES: Mapping[str, float] = {name: float(devices) for name, devices in _TABLE["boxes"].items()}
PER = frozenset(["per", "/"])
ACTIVE = frozenset(_TABLE["active"]["words"])


def singular(word: str) -> str:
    """A noun as these tables have it.

    >>> [singular(word) for word in ("tokens", "params", "loss", "GPUs", "GPU’s")]
    ['token', 'param', 'loss', 'gpu', 'gpu']
    """
    small = word.casefold().removesuffix("'s").removesuffix("’s").rstrip("'’")
    return small if small.endswith("ss") else small.removesuffix("s")
