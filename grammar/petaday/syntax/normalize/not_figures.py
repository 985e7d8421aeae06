"""What stands tight before a chain, or behind it, and tells that its figure is a part of something else."""

from __future__ import annotations

import re

from petaday.syntax.tokens import Token

TELLS = frozenset({"BREAK", "COMMA", "NUMBER", "PM", "TIMES", "OVER"})  # before a chain
_DIALLED = re.compile(r"\d{3} - \d{4} +[xX] \d+$")
_EXTENSION = ["NUMBER", "MINUS", "NUMBER", "TIMES", "NUMBER"]


def numbered(line: list[Token], at: int) -> bool:
    """`AUC@10`: the figure is a part of a name."""
    return at > 1 and line[at - 1].text == "@" and line[at - 2].end == line[at - 1].start


def torn(line: list[Token], at: int) -> bool:
    """A figure tight behind another, or behind a dot of one: `3.11.4`, `10.0.0.1`, `0..15` are none."""
    if at == 0 or line[at].type != "NUMBER" or line[at - 1].end != line[at].start:
        return False
    before = line[max(0, at - 2) : at]
    return before[-1].type == "NUMBER" or (
        before[-1].text in {".", "..", "..."} and before[0].type == "NUMBER" and before[0].end == before[-1].start
    )


def lost(line: list[Token], at: int, end: int) -> Token | None:
    """The sign at fault where a factor before the chain cannot be read, or a part of its last figure.

    `64 V100³ × 5 days`, `3 days ± 5 hours`, and a comma that groups neither thousands nor decimals: `1,2345 × 3 = 3,7`.
    """
    if at and line[at - 1].type == "PM":
        return line[at - 1]
    operator = at > 2 and line[at - 1].type in {"TIMES", "OVER"}
    if operator and line[at - 2].type in {"SUPER", "OTHER"} and line[at - 3].type in {"NUMBER", "WORD"}:
        return line[at - 2]
    return next((line[i] for i in (at - 1, end) if 0 < i < len(line) and _broken(line, i)), None)


def _broken(line: list[Token], comma: int) -> bool:
    parts = line[comma - 1 : comma + 2]
    if [t.type for t in parts] != ["NUMBER", "COMMA", "NUMBER"] or parts[2].start - parts[0].end != 1:
        return False
    around = (*line[max(0, comma - 2) : comma], *line[comma + 1 : comma + 3])
    return all(t.type != "COMMA" for t in around)  # else a list: `layers 1,2,3`


def dialled(tokens: list[Token]) -> bool:
    """Digits that are dialled, and no figures: `0958 * 12`, `555-2671 x 12`."""
    if any(t.type == "NUMBER" and zero_first(t.text) for t in tokens):
        return True
    if len(tokens) != len(_EXTENSION) or not _DIALLED.match(" ".join(t.text for t in tokens)):
        return False
    return [t.type for t in tokens] == _EXTENSION and tokens[2].end - tokens[0].start == len("555-2671")


def zero_first(digits: str) -> bool:
    """`0958`: digits of a telephone, a date or a code."""
    return digits[0] == "0" and digits[1:2].isdigit()
