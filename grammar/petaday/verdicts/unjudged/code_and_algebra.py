"""Why a result that does not follow is none: what stands there is a comparison, a remainder, code or algebra.

Each of these is arithmetic, and states nothing:

    x == 4 * 2                  two figures are compared
    f(a = 4 * 2, b=3)           names are given values: settings
    x[4 * 2] = 100              a subscript: code
    P(A = 1) P(B = 0) = 0.3     a function of settings
    24BTDNH = 12BT^2NH          letters: algebra
"""

from __future__ import annotations

import re
from collections.abc import Collection

from petaday import units
from petaday.hardware.words import DEVICE_WORDS, singular
from petaday.markup.padding import bare
from petaday.resolve.resolver import Resolved, Stated
from petaday.syntax.nodes import Number, Sum
from petaday.verdicts.unjudged.places import between

_COMPARED = re.compile(r"[=!<>]=")
_SUBSCRIPT = re.compile(r"[A-Za-z_]\w{0,80}+\[(?![^\]\n]{0,200}\]\()[\w\s:,.*+/-]{0,200}\]")
_SETTING = re.compile(r"(?<![\w.\\])[A-Za-z_][\w.-]{0,80}=(?=[\w.$\"'{(\[-])")
_GIVEN_INSIDE = re.compile(r"(?<!\w)[A-Za-z]\w{0,40}\((?:[^()=\n]{1,40}[,;|])?[ \t]?[A-Za-z]\w{0,40}[ \t]?=[ \t]?\d")
_NAMED = re.compile(r"(?<![\w\\)\]])([A-Za-z_]\w*)=$")
_SET_THERE = re.compile(r"(?i)(?<![a-z])(?:at|with|for|when|where|using)[ \t][a-z_]\w{0,40}=$")
_REMAINDER = re.compile(r"\s%\s*-?[\d(]")
_VECTOR = re.compile(r"<\s?\d{1,4} x [\w ]{1,20}\Z")
_CONGRUENT = re.compile(r"[ \t]{0,3}\(?[ \t]?\\?p?mod(?![a-z])")
_VARIABLE = re.compile(r"\d{1,9}[xyz]")
_LETTERS = re.compile(r"(?<![\w.])\d+([A-Z]{4,})(?!\w)|(?<![\w.])\d* ?([A-Z]{1,6})\^")
_SHORT = re.compile(r"(?<![\w.])\d{1,9}([A-Z]{2,3})(?!\w)()")
_UNKNOWNS = re.compile(
    r"(?<![\w.])\d{1,9}[xyz](?![\w'’])"  # `2x + 4y`
    r"|(?<!\w)[A-Z] \d{1,2} ?[-+] ?[A-Z] \d{1,2}(?!\w)"  # `Y 1 + Y 2`
)
_FORMAT = re.compile(r"(?i)(?<![a-z])(?:bf|fp|float|int|uint)\d")
_SIGN = re.compile(r"[=≈≃≅∼~→⇒:]|\\approx|\\sim|\\to\b|->|=>")


def no_statement(resolved: Resolved, stated: Stated, text: str) -> str:
    """Takes a result that does not follow; returns why it is no result, or an empty string."""
    start, side = resolved.span().start, stated.side
    joint, worked = between(resolved, side, text), resolved.worked.span.of(text)
    if _COMPARED.search(joint.replace("<=", "").replace(">=", "")):
        return "two figures are compared here, as code does it"
    if _REMAINDER.search(worked):
        return "a remainder is taken here, and no share"
    if _VECTOR.search(bare(text[start : side.span.end])) and bare(text[side.span.end : side.span.end + 9])[:1] == ">":
        return "the type of a vector stands here: this is code"
    if "≡" in joint or _CONGRUENT.match(text, side.span.start + len(side.span.of(text).partition("(")[0].rstrip())):
        return "a congruence stands here, and no result"
    if stated.before and len(resolved.stated) > 1 and _VARIABLE.fullmatch(side.span.of(text).strip()):
        return "a letter stands for a quantity here, and nothing says which"
    if _SUBSCRIPT.search(text[start : side.span.start]) or _SUBSCRIPT.match(text[side.span.start : side.span.end]):
        return "a subscript stands here: this is code"
    if len(_SETTING.findall(text[start : side.span.end])) > 1:
        return "settings stand here, each with its value"
    if _GIVEN_INSIDE.search(bare(worked)):
        return "a function of settings stands here, and nothing says what it comes to"
    known = resolved.reading.choice.names
    found = [*_LETTERS.finditer(text[start : side.span.end])]
    found += [one for part in (worked, side.span.of(text)) for one in _SHORT.finditer(part)]
    if any(_stands_for_something(one[1] or one[2], known) for one in found):
        return "letters stand for quantities here, and nothing says which"
    if isinstance(resolved.worked.node, Sum):
        if _UNKNOWNS.search(bare(worked)):
            return "letters stand for quantities here, and nothing says which"
        if stated.bridge and stated.bridge.lent and stated.bridge.dimension.byte and _FORMAT.search(worked):
            return "numbers of several formats are counted here, and their sizes are not written"
    front = text[side.span.start : resolved.worked.span.start] if stated.before else text[start : side.span.start]
    named = _NAMED.search(front)
    if named and (_SET_THERE.search(front) or (not units.meanings(named[1]) and units.scale(named[1]) is None)):
        return f"“{named[1]}” is given a value here: a setting"
    if not isinstance(side.node, Number) and not stated.before and not _SIGN.search(joint):
        return "only a word joins the two, and each is arithmetic of its own"
    return ""


def _stands_for_something(letters: str, known: Collection[str]) -> bool:
    """True for capital letters that are no unit, no scale, no device and not all known: the `BTSNH` of `12BTSNH`."""
    if known and all(letter in known for letter in letters):
        return False
    if units.meanings(letters) or units.scale(letters) is not None:
        return False
    return singular(letters) not in DEVICE_WORDS
