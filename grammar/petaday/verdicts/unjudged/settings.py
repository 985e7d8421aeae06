"""Which stated figures are settings and comparisons: `TP=4/PP=12`, `bs=16`, `n = 8`, `x == 0`, `hidden % 64 = 0`."""

from __future__ import annotations

import re

from petaday.core.calculation import Claim
from petaday.units import meanings
from petaday.verdicts.offered import is_unit

_REACH = 120  # characters in front of a figure that are looked at
_FIGURE = "0123456789.,()"
_SET = re.compile(
    r"(?P<before>\S*[ \t]*)(?P<tick>`?)(?P<name>(?<![\w.])[^\W\d][\w.-]*)(?P<close>`?)(?P<equals>\s*=\s*)`?[\"'~$]?\Z"
)
_REMAINDER = re.compile(r"[^\W\d_][\w)\]]*`?\s*%\s*\d+\s*==?\s*\Z")
_ARITHMETIC = re.compile(r"\d[^\W\d]*[ \t]*[*×/][ \t]*\d")
_ARROWS = ("→", "⟹", "⇒", "->", "=>")
_EXPRESSION = re.compile(r"\d[ \t]*[/*×]|\d[ \t]?[xX][ \t]?\d|[\w)]\[")
_PLAIN_WORD = re.compile(r"[a-z]{3,}(?:-[a-z]+)*")
_CODE_NAME = re.compile(r"\w*_\w+|[A-Z][A-Z0-9]+|\w")


def sets(claim: Claim, text: str) -> bool:
    """True for a figure that a name is set to or compared with, and that is the result of nothing."""
    before = text[max(0, claim.span.start - _REACH) : claim.span.start]
    if before.rstrip(" \t`").endswith(_ARROWS):
        return _EXPRESSION.search(claim.text) is not None  # `1/8 → 1/4`: what becomes of it
    if "=" not in before[-4:]:
        return False
    if before.rstrip(" `~").endswith("==") or ("%" in before and _REMAINDER.search(before)):
        return True
    if not before.rpartition("=")[0].rpartition(" ")[2].strip(_FIGURE):
        return False  # `2 * 3 =`
    found = _SET.search(before, _two_words(before))
    if not found or is_unit(found["name"]) or (meanings(found["name"]) and not found["tick"]):
        return False
    left = found["before"].rstrip()
    if left[-1:] in {"*", "/", "×", "+", "-", "^", "·", "(", "÷"} and not (found["tick"] or _set_before(left)):
        return False  # `6*N=12` is a result; `TP=4/PP=12` is none
    if found["before"][-1:] == ")":
        return False  # `(3)x6=18`
    if _PLAIN_WORD.fullmatch(found["name"]) and (left[-1:].isdigit() or _is_worked(before)):
        return False  # `4*16 images=64`, `4*16 nodes per example=64`
    tight = not found["equals"].strip("=")
    return tight or bool(found["tick"]) or _CODE_NAME.fullmatch(found["name"]) is not None


def _two_words(before: str) -> int:
    """Where the two words before the last equals sign begin, of which the second may be a name."""
    words = before.rpartition("=")[0].rsplit(None, 2)
    return len(words[0]) if len(words) > 2 else 0


def _is_worked(before: str) -> bool:
    """True behind an equals sign whose other side multiplies or divides numbers."""
    side, equals, rest = before.rstrip().rpartition("=")
    return bool(equals) and not rest and _ARITHMETIC.search(side.rpartition("=")[2]) is not None


def _set_before(left: str) -> bool:
    """True where a setting ends, with what parts it from the next: `TP=4/`."""
    return "=" in left or left[-1:] == "(" or left[-2:] == "w/"
