"""Another way in which a figure can be meant, and follows: then nothing is held against it.

-log(1/16) = 4 bits          the logarithm is of base two
6 = 3 * 2 = 3!               a factorial
at most 48/10 = 4 blocks     whole blocks are counted; 48 / 10 is 4 remainder 8
48 // 10 = 4                 so it is where code divides
~1000X (320*320*3/16/16)     an order of magnitude
1163 GOPS = 56 TFLOPS        one is a count, and the other what is done a second
64 rows = 32 pairs           another thing is counted, and how many of them make one is not written
"""

from __future__ import annotations

import math
import re

from petaday.core.bounds import ROUGHLY
from petaday.core.precision import Printed, rounds_to
from petaday.core.quantity import ONE
from petaday.hardware.words import singular
from petaday.markup.padding import bare
from petaday.resolve.resolver import Resolved, Stated
from petaday.resolve.unit_inference import near
from petaday.resolve.unit_phrases import PLAIN
from petaday.syntax.keywords import TOTALS
from petaday.syntax.nodes import Call, Node, Number
from petaday.syntax.walk import operands
from petaday.verdicts.unjudged.places import in_front

_BASES = (2.0, 10.0)
_LARGEST_FACTORIAL = 20
_HALF_A_MAGNITUDE = 10**0.5
_TIMES = frozenset({"x", "X", "×", "times", "fold", "倍"})
_BEHIND = 20  # characters that are looked at
_OPERATIONS = re.compile(r"(?i)[kmgtpe]?ops\Z")
_POWER = re.compile(r"/ ?[\d.,]{1,20} \* 10\^\{?(\d{1,2})")  # `/ 2039 * 10^9`
_ROUGHLY = re.compile(r"(?i)(?:[~∼≈]|(?<![a-z])(?:about|around|roughly|approx\.?|approximately|some))[ \t]?\Z")
_WHOLE = re.compile(
    r"(?i)(?<![a-z])(?:at most|at least|up to|no more than|ceil|floor|rounded (?:up|down)|rounding (?:up|down)|whole)"
    r"|(?<!:)//|(?<![a-z])remainder|[⌈⌊]|最多|至多|至少|取整|余数|余 ?\d"
)


def meant_otherwise(resolved: Resolved, stated: Stated, printed: Printed, text: str) -> str:
    """Takes a result that does not follow; returns how it does all the same, or an empty string."""
    bridge = stated.bridge
    assert bridge is not None
    if _takes_log(resolved.worked.node) and any(rounds_to(bridge.worked / math.log(b), printed) for b in _BASES):
        return "the logarithm names no base, and in another one it follows"
    power = _POWER.search(bare(resolved.worked.span.of(text)))
    if power and rounds_to(bridge.worked / 10.0 ** (2 * int(power[1])), printed):
        return "the power of ten may belong to the divisor before it, and then it follows"
    if _is_factorial(stated, bridge.worked, text):
        return "it is a factorial, and follows"
    if _is_whole(bridge.worked, printed) and _WHOLE.search(_statement(resolved, stated, text)):
        return "whole things are counted, and with the rest left out it follows"
    if _is_magnitude(stated, text) and 1 / _HALF_A_MAGNITUDE <= printed.value / bridge.worked <= _HALF_A_MAGNITUDE:
        return "an order of magnitude is meant, and it is that"
    if _is_spelled_otherwise(resolved.worked.node, stated.side.node):
        return "one may be a count of operations, and the other a rate"
    if _counts_another(resolved, stated):
        return "another thing is counted, and nothing says how many of them make one of those before"
    return ""


def _is_spelled_otherwise(worked: Node, stated: Node) -> bool:
    """True for one figure in `GOPS` and one in `TFLOPS`: either is a count or a rate, and each may be another."""
    if not (isinstance(worked, Number) and isinstance(stated, Number)):
        return False
    one, other = (any(_OPERATIONS.match(word.text) for word in number.words) for number in (worked, stated))
    return one is not other


def _takes_log(node: Node) -> bool:
    """True where a logarithm is taken that names no base."""
    return any(isinstance(operand, Call) and operand.function == "log" for operand in operands(node))


def _is_factorial(stated: Stated, worked: float, text: str) -> bool:
    """True for `3!` behind what comes to six."""
    node, end = stated.side.node, stated.side.span.end
    if not isinstance(node, Number) or node.words or bare(text[end : end + _BEHIND])[:1] != "!":
        return False
    whole = node.value == round(node.value) and 0 <= node.value <= _LARGEST_FACTORIAL
    return whole and math.factorial(round(node.value)) == worked


def _is_whole(worked: float, printed: Printed) -> bool:
    """True for a whole number next to what the inputs give."""
    found, said = worked / printed.unit, printed.value / printed.unit
    return printed.whole and found != said and said in {math.floor(found), math.ceil(found)}


def _is_magnitude(stated: Stated, text: str) -> bool:
    """True for `~1000X`: a power of ten from a hundred on, said to be rough, that many times something."""
    node = stated.side.node
    if not isinstance(node, Number) or not node.words:
        return False
    start = stated.side.span.start
    if stated.side.bound.lower() not in ROUGHLY and not _ROUGHLY.search(bare(text[max(0, start - _BEHIND) : start])):
        return False
    power = node.text.replace(",", "")
    return node.words[0].text in _TIMES and len(power) > 2 and power.strip("0") == "1"


def _statement(resolved: Resolved, stated: Stated, text: str) -> str:
    """The text around the worked side and the result."""
    start, end = resolved.span().start, max(stated.side.span.end, resolved.worked.span.end)
    return in_front(resolved, text) + bare(text[start : end + _BEHIND])


def _counts_another(resolved: Resolved, stated: Stated) -> bool:
    """True behind a result that follows, where the nouns are others: `= 64 rows = 32 pairs`."""
    at = resolved.stated.index(stated)
    if not at or stated.reading.quantity.dimension != ONE:
        return False
    before = resolved.stated[at - 1]
    if before.bridge is None or not near(before.bridge.claim, before.bridge.worked):
        return False
    ours, theirs = _nouns(stated), _nouns(before)
    return bool(ours - theirs) and bool(theirs - ours)


def _nouns(stated: Stated) -> frozenset[str]:
    """What a stated figure counts."""
    option = stated.reading.choice.options.get(stated.side.node.span, PLAIN)
    return frozenset(singular(noun.casefold()) for noun in option.nouns) - TOTALS
