"""Completes the line typed at the prompt: questions, systems, units, devices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from petaday import hardware, units
from petaday_service.answers.glossary import WORDS

QUESTIONS = (
    "help",
    "show ",
    "audit ",
    "show me the appendix",
    "list systems",
    "convert ",
    "compare with ",
    "where does this sit?",
    "which threshold does it cross?",
    "is it above ",
    "what if ",
    "use method ",
    "how many days on ",
    "how many tokens can I train ",
    "how big a model can I train on ",
    "how long to train ",
    "how much compute is ",
    "how much energy at ",
    "what would it cost at $",
    "what is ",
    "why ",
    "explain ",
    "estimate",
    "edit ",
    "delete ",
    "undo",
    "save",
    "save as ",
    "read ",
    "write ",
    "quit",
)
BEFORE_SYSTEM = re.compile(r"(?:show|audit|compare(?: with)?|.*\bvs\.?) +(.*)", re.IGNORECASE)
MOST = 24


def completions(line: str, word: str, systems: Sequence[str] = ()) -> list[str]:
    """Returns what the last word of the line may become.

    >>> completions("show Deep S", "S", ["DeepMind", "Deep Speech 2"])
    ['Speech 2']
    >>> completions("2 GPU * 3 TFLOP/", "TFLOP/")
    ['TFLOP/s']
    >>> completions("whe", "whe")
    ['where does this sit?']
    >>> completions("what is HF", "HF"), "H100" in completions("show H10", "H10", ["VGG"])
    (['HFU'], True)
    """
    if found := BEFORE_SYSTEM.fullmatch(line):
        typed = found[1]
        names = [name for name in systems if name.casefold().startswith(typed.casefold())]
        if names:
            return [name[len(typed) - len(word) :] for name in names]
    if line.strip() and not re.search(r"[0-9]", line):
        start = line[: len(line) - len(word)].casefold()
        asked = [one for one in QUESTIONS if one.casefold().startswith(line.casefold())]
        if asked:
            return [one[len(start) :] for one in asked]
    return [one for one in _words() if word and one.startswith(word)][:MOST]


@cache
def _words() -> tuple[str, ...]:
    """Units, devices and terms, the shortest first; a rate is written with its slash."""
    rates = [f"{prefix}FLOP/s" for prefix in ("", "M", "G", "T", "P", "E")]
    names = [alias for device in hardware.devices() for alias in device.aliases if " " not in alias]
    terms = [name for term in WORDS for name in term.names if " " not in name]
    return tuple(sorted({*units.table().units, *rates, *names, *terms}, key=lambda one: (len(one), one)))
