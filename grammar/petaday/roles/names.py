"""What an author calls a factor: the words behind it, a label before it, its place in the legend, a device's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from petaday import hardware, units
from petaday.hardware import Device
from petaday.hardware.words import DEVICE_FAMILIES, DEVICE_MAKERS, DEVICE_WORDS, singular
from petaday.syntax.nodes import Group, Name, Node, Number, Word
from petaday.syntax.walk import operands


def words(node: Node) -> list[Word]:
    """The words behind every operand of a factor."""
    found = [word for operand in operands(node) for word in operand.words]
    return [*found, *(node.words if isinstance(node, Name) else ())]


def labels(node: Node) -> Iterator[str]:
    """Takes a factor; yields its name and the labels before its operands."""
    if isinstance(node, Name):
        yield node.text
    for operand in operands(node):
        yield getattr(operand, "label", "")


def times_only(node: Node) -> bool:
    """True for a time by a time: `24 hours / day`."""
    if not isinstance(node, Number) or {word.how for word in node.words} != {"with", "per"}:
        return False
    return all(units.is_time(word.text) for word in node.words)


def legend(node: Node) -> str:
    """What a factor of the legend says, in small letters."""
    if isinstance(node, Group):
        return legend(node.inner)
    return " ".join([*labels(node), *(w.text for w in words(node))]).casefold()


@lru_cache(maxsize=4096)
def device(said: tuple[str, ...]) -> Device | None:
    """The device that the words name, the longest name first: `TFLOPS/ K20 GPU`, `GTX 580`, `NVIDIA A100 80GB GPUs`."""
    nouns = [w for w in said if w and w.casefold() not in DEVICE_MAKERS and not _measures(w)]
    for size in range(min(4, len(nouns)), 0, -1):
        for at in range(len(nouns) - size + 1):
            run = nouns[at : at + size]
            if singular(run[-1]) in DEVICE_WORDS or (size == 1 and singular(run[0]) in DEVICE_FAMILIES):
                continue
            if any(c.isdigit() for c in "".join(run)) or run[0][:1].isupper():
                name = re.sub(r"['’]s$", "", " ".join(run))
                if found := hardware.find(name):
                    return found
    return None


def _measures(word: str) -> bool:
    return units.scale(word) is not None or bool(units.meanings(word))
