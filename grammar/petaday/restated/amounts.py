"""The sentences of a text, and the amounts in them: a number, the word for its size, and what it is a number of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from petaday.core.figures import figure as written
from petaday.restated.figures import NUMBER, WORDS, said, same_word, sizes

LONGEST = 800  # characters of a sentence that is read

SCALES = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_BLANK = {0x200B: " ", 0x2060: " ", 0xA0: " "}
_SENTENCE = re.compile(r"(?:[^.!?\n|]|[.!?](?![\s\"')]|$)|\n(?![ \t]{0,12}(?:\n|[-*+#>|]|\d{1,3}[.)]|$)))+")
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?![ \t]{0,12}(?:\n|[-*+#>|]|\d{1,3}[.)]|$)))+")
AMOUNT = re.compile(
    rf"(?<![\w.,^-])(?P<money>\$ ?)?(?P<n>{NUMBER})"
    r"(?P<scale> ?(?:thousand|million|billion|trillion)\b|[kKMBT](?![\w/])| [KMBT](?= [a-z]))?"
    r"(?:[ -]{0,6}(?P<u>[A-Za-zµ]{1,14}(?:/(?:sec(?:ond)?|s|h(?:our)?|d(?:ay)?)\b)?))?"
)
_NO_UNIT = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "is",
        "of",
        "on",
        "or",
        "per",
        "so",
        "than",
        "that",
        "the",
        "then",
        "to",
        "was",
        "were",
        "with",
        "x",
    ]
)
_SMALL = "|".join(word for word in WORDS if word not in {"a", "an", "half a"})
COUNT = rf"(?:(?<![\w.,$-])\d{{1,3}}(?:,\d{{3}})*|(?<![\w.,$-])\d{{1,7}}|\b(?:{_SMALL})\b)"


class Amount(NamedTuple):
    """A number of something, at its place in the text.

    Attributes:
        value: the number with the word for its size.
        half: half a step of its last digit, in the same.
        unit: what it is a number of, as written; empty where nothing follows.
        start: where it begins.
        end: where its unit ends.
    """

    value: float
    half: float
    unit: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """As it is told."""
        return f"${written(self.value)}" if self.unit == "$" else f"{written(self.value)} {self.unit}".strip()


class Sentence(NamedTuple):
    """A sentence, or a cell of a table, and where it begins."""

    start: int
    text: str


def blanked(text: str) -> str:
    """The text with a blank for every character that only holds a place."""
    return text.translate(_BLANK)


def sentences(text: str) -> Iterator[Sentence]:
    r"""Every sentence of a text that is not too long to be one; a line break alone ends none.

    >>> [one.text for one in sentences("It has 2.5 TB in\n8 parts. Each has 300 GB.\n\n- a\n- b")]
    ['It has 2.5 TB in\n8 parts', ' Each has 300 GB', '- a', '- b']
    """
    for found in _SENTENCE.finditer(text):
        if found.end() - found.start() <= LONGEST:
            yield Sentence(found.start(), found[0])


def paragraphs(text: str) -> Iterator[Sentence]:
    r"""Every paragraph or item of a list that is not too long to be one.

    >>> [one.text for one in paragraphs("It has 2.5 TB. Each\n300 GB.\n\n- a\n- b")]
    ['It has 2.5 TB. Each\n300 GB.', '- a', '- b']
    """
    for found in _PARAGRAPH.finditer(text):
        if found.end() - found.start() <= LONGEST * 2:
            yield Sentence(found.start(), found[0])


def amounts(text: str, offset: int = 0) -> list[Amount]:
    """Every amount of a sentence.

    >>> [(one.value, one.unit) for one in amounts("8 GPUs at $2.50 each, 14.8T tokens, 235GBps (40%)")]
    [(8.0, 'GPUs'), (2.5, '$'), (14800000000000.0, 'tokens'), (235.0, 'GBps'), (40.0, '')]
    """
    found = []
    for one in AMOUNT.finditer(text):
        number = said(one["n"], "")
        if number is None or not number.value:
            continue
        scale = SCALES.get((one["scale"] or "").strip().lower(), 1.0)
        unit = one["u"] or ""
        end = one.end("u") if unit else one.end()
        if unit.lower() in _NO_UNIT:
            unit, end = "", one.end("scale") if one["scale"] else one.end("n")
        unit = "$" if one["money"] else unit
        step = scale if one["scale"] and number.half == 0.5 else number.half * 2 * scale
        found.append(Amount(number.value * scale, step / 2, unit, offset + one.start(), offset + end))
    return found


def count(text: str) -> float:
    """A count in digits or as a word.

    >>> count("1,536"), count("four")
    (1536.0, 4.0)
    """
    return float(WORDS.get(text.lower(), 0) or text.replace(",", ""))


def shares(one: str, other: str) -> list[tuple[float, float]]:
    """How many base units each of two units is, under every reading in which both measure the same.

    >>> shares("GB", "TB"), shares("GPUs", "GPU"), shares("GPUs", "hours")
    ([(1000000000.0, 1000000000000.0)], [(1.0, 1.0)], [])
    """
    if same_word(one, other):
        return [(1.0, 1.0)]
    return [(size, same) for size, of in sizes(one) for same, and_of in sizes(other) if of == and_of]
