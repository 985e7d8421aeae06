"""Texts that people wrote, changed at random: what no one has thought of to try."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import cache

from petaday.codes import CODES
from places import TESTS

TELLING = (
    *"+-*/^()[]{}=<>~%$,.;:?\n\t |&_'\"×÷±−–→²⁻¹₂\\",
    *("0", "1e308", "1e-320", "10^-1", "1'000", "0,4", "5 to 6", "3 ± 4", "1/0", "10^3^2", "999999999999999999999"),
    *(" days", " FLOP", " TFLOP/s", " H100", " GPU", " MFU", "%", " per ", " of ", " for ", " at ", " = ", " x "),
    *("sqrt(", "max(1, ", "log(", "N = 3\n", "N", "x_n", "where N = 2", "Total: ", "conv 3x3x3 -> 4, 2x2", "what if "),
    *(
        "edit 1: ",
        "undo",
        "ans",
        "line 1",
        "$",
        "$$",
        "\\frac{1}{2}",
        "<sup>2</sup>",
        "&times;",
        "**",
        "```calc id=a\n",
    ),
    *(
        "---\n",
        "title: ",
        "- &a [*a]",
        "<!-- petaday: ignore PD301 because x -->",
        "\x00",
        "\u200b",
        "\u2060",
        "\ufeff",
    ),
)
PIECES = re.compile(r"\w+|\s+|[^\w\s]")


@cache
def corpus() -> tuple[str, ...]:
    """Lines of the tests' documents and conversations, and the example of every finding."""
    files = [*sorted((TESTS / "cases").glob("*.txt")), *sorted((TESTS / "talks").glob("*.txt"))]
    lines = {line.strip("> ") for file in files for line in file.read_text("utf-8").splitlines()}
    examples = (code.example for code in CODES.values() if code.example)
    return tuple(sorted({line for line in lines if re.search("[0-9]", line)} | {*examples}))


def mutated(chance: random.Random) -> Iterator[str]:
    """Texts without end."""
    while True:
        text = chance.choice(corpus())
        for _ in range(chance.randint(1, 4)):
            text = chance.choice(CHANGES)(text, chance)
        yield text


def _left_out(text: str, chance: random.Random) -> str:
    pieces = PIECES.findall(text) or [""]
    del pieces[chance.randrange(len(pieces))]
    return "".join(pieces)


def _twice(text: str, chance: random.Random) -> str:
    pieces = PIECES.findall(text) or [""]
    at = chance.randrange(len(pieces))
    return "".join([*pieces[: at + 1], *pieces[at:]])


def _told(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return f"{text[:at]}{chance.choice(TELLING)}{text[at:]}"


def _instead(text: str, chance: random.Random) -> str:
    pieces = PIECES.findall(text) or [""]
    pieces[chance.randrange(len(pieces))] = chance.choice(TELLING)
    return "".join(pieces)


def _spliced(text: str, chance: random.Random) -> str:
    other = chance.choice(corpus())
    return (
        text[: chance.randint(0, len(text))]
        + chance.choice(["", " ", "\n", " = "])
        + other[chance.randint(0, len(other)) :]
    )


def _bytes(text: str, chance: random.Random) -> str:
    data = bytearray(text.encode())
    for _ in range(min(2, len(data))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data).decode(errors="replace")


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (_left_out, _twice, _told, _told, _instead, _spliced, _bytes)
