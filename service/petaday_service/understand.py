"""What kind of message this is: a question with a form of its own, or text to read calculations in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

LONGEST_QUESTION = 200


@dataclass(frozen=True, slots=True)
class Help:
    """`help`: what can be said."""


@dataclass(frozen=True, slots=True)
class ListSystems:
    """`list systems`: what the casebook holds."""


@dataclass(frozen=True, slots=True)
class Show:
    """`show VGG`: the calculations of one system."""

    name: str


@dataclass(frozen=True, slots=True)
class Convert:
    """`convert 1e25 FLOP to pfs-days`: one quantity in another unit."""

    quantity: str
    unit: str


@dataclass(frozen=True, slots=True)
class Why:
    """`why PF?`: how a word of an earlier message was read."""

    word: str


@dataclass(frozen=True, slots=True)
class Calculations:
    """Text with figures in it."""

    text: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """Nothing of the above."""


Meaning = Help | ListSystems | Show | Convert | Why | Calculations | Unclear


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Meaning]], ...] = (
    (_form(r"help|\?|what can you do\??"), lambda _: Help()),
    (_form(r"(?:list|show)(?: all)?(?: the)? systems|systems"), lambda _: ListSystems()),
    (_form(r"(?:show|audit) ([^=*×+]+)"), lambda m: Show(m[1].strip())),
    (_form(r"convert (.+?) (?:in)?to (.+)"), lambda m: Convert(m[1].strip(), m[2].strip())),
    (_form(r"why (.+?) ?\??"), lambda m: Why(m[1])),
)


def understand(message: str) -> Meaning:
    """The kind of a message; only a short one can be a question.

    >>> understand("Help")
    Help()
    >>> understand("show VGG")
    Show(name='VGG')
    >>> understand("convert 1e25 FLOP to pfs-days")
    Convert(quantity='1e25 FLOP', unit='pfs-days')
    >>> understand("why PF?")
    Why(word='PF')
    >>> understand(" 2 GPU * 5 days ")
    Calculations(text=' 2 GPU * 5 days ')
    >>> understand("good morning")
    Unclear()
    """
    if len(message) <= LONGEST_QUESTION:
        words = " ".join(message.split())
        for form, meaning in FORMS:
            if found := form.fullmatch(words):
                return meaning(found)
    return Calculations(message) if re.search("[0-9]", message) else Unclear()
