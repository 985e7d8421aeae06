"""Another way in which a figure can be meant, and follows: then nothing is held against it.

-log(1/16) = 4 bits          the logarithm is of base two
6 = 3 * 2 = 3!               a factorial
at most 48/10 = 4 blocks     whole blocks are counted; 48 / 10 is 4 remainder 8
48 // 10 = 4                 so it is where code divides
~1000X (320*320*3/16/16)     an order of magnitude
4 x 128-bit = 16 halves      things are counted, and how large one is is not written
10^12 bytes/TB / 10^3 ms/s   what one unit has of another, as a number
1163 GOPS = 56 TFLOPS        one is a count, and the other what is done a second
4B * 1024 = 4 KB             bytes, and no billions
64 rows = 32 pairs           another thing is counted, and how many of them make one is not written
"""

from __future__ import annotations

import math
import re

from petaday.core.bounds import ROUGHLY
from petaday.core.precision import Printed, rounds_to
from petaday.core.quantity import ONE, SIZE
from petaday.hardware.words import singular
from petaday.markup.padding import bare
from petaday.resolve.resolver import Resolved, Stated
from petaday.resolve.unit_inference import near
from petaday.resolve.unit_phrases import PLAIN
from petaday.syntax.keywords import TOTALS
from petaday.syntax.nodes import Call, Node, Number
from petaday.syntax.walk import factors, numbers, operands
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
    worked = bare(resolved.worked.span.of(text))
    power = _POWER.search(worked)
    if power and rounds_to(bridge.worked / 10.0 ** (2 * int(power[1])), printed):
        return "the power of ten may belong to the divisor before it, and then it follows"
    if _is_factorial(stated, bridge.worked, text):
        return "it is a factorial, and follows"
    if _is_whole(bridge.worked, printed) and _WHOLE.search(_statement(resolved, stated, text)):
        return "whole things are counted, and with the rest left out it follows"
    if _is_magnitude(stated, text) and 1 / _HALF_A_MAGNITUDE <= printed.value / bridge.worked <= _HALF_A_MAGNITUDE:
        return "an order of magnitude is meant, and it is that"
    times = _as_numbers(resolved)
    if times != 1.0 and rounds_to(bridge.worked * times, printed):
        return "it says how many of one unit make another, and as a number it follows"
    if _is_spelled_otherwise(resolved.worked.node, stated.side.node):
        return "one may be a count of operations, and the other a rate"
    if _in_bytes(resolved, stated, printed):
        return "the B behind a figure may stand for bytes, and then it follows"
    if _counts_another(resolved, stated):
        return "another thing is counted, and nothing says how many of them make one of those before"
    return ""


def _is_spelled_otherwise(worked: Node, stated: Node) -> bool:
    """True for one figure in `GOPS` and one in `TFLOPS`: either is a count or a rate, and each may be another."""
    if not (isinstance(worked, Number) and isinstance(stated, Number)):
        return False
    one, other = (any(_OPERATIONS.match(word.text) for word in number.words) for number in (worked, stated))
    return one is not other


def _as_numbers(resolved: Resolved) -> float:
    """The product of the numbers that come to one with their units: `10^12 bytes/TB / 10^3 ms/s` is 10^9."""
    product = 1.0
    for number, inverse in factors(resolved.worked.node):
        option = resolved.reading.choice.options.get(number.span, PLAIN)
        if option.dimension == ONE and number.value and near(number.value * option.factor, 1.0):
            product *= 1 / number.value if inverse else number.value
    return product


def _in_bytes(resolved: Resolved, stated: Stated, printed: Printed) -> bool:
    """True for a size of which the factors have a `B` that was read as a billion, and that follows with bytes."""
    bridge = stated.bridge
    billions = sum(word.text == "B" for number in numbers(resolved.worked.node) for word in number.words)
    if bridge is None or bridge.dimension != SIZE or not billions:
        return False
    worked = bridge.worked / 1e9**billions
    return any(rounds_to(worked * (1000 / 1024) ** power, printed) for power in range(5))


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
    at, bridge = resolved.stated.index(stated), stated.bridge
    ours = _nouns(stated)
    if ours and bridge and bridge.dimension.byte and stated.reading.quantity.dimension == ONE:
        return True  # `4 x 128-bit = 16 half2 values`
    if not at:
        return False
    before = resolved.stated[at - 1]
    if before.bridge is None or not near(before.bridge.claim, before.bridge.worked):
        return False
    theirs = _nouns(before)
    if bridge and bridge.dimension.byte and resolved.reading.quantity.dimension == ONE:
        return bool(theirs - ours)  # `= 1M floats = 4 MB`
    return (
        stated.reading.quantity.dimension == ONE and bool(ours - theirs) and (bool(theirs - ours) or _has_unit(before))
    )


def _has_unit(stated: Stated) -> bool:
    """True for `12 bits`, behind which `4096 centroids` may stand."""
    return stated.reading.quantity.dimension != ONE


def _nouns(stated: Stated) -> frozenset[str]:
    """What a stated figure counts."""
    option = stated.reading.choice.options.get(stated.side.node.span, PLAIN)
    return frozenset(singular(noun.casefold()) for noun in option.nouns) - TOTALS
