"""What is cut from something longer: neither does a figure follow from a piece, nor is every piece a figure.

|x - y|_2^{2} = -2                       a power of what stands in front
d/dt (t + 1)^2 = 2                       a derivative
frequency_of_it - (2 + 1) = 7            a name of code in front, and its sign
1 << 30 = 2^30                           30 is how far a bit is moved
3.27 : 1 = 955 / 4                       one end of a ratio
64x48xN tiles = 3072                     the product has another factor
= 128 KB -> Worker 0                     behind the arrow a thing is numbered
1/8 of them, yielding 128                a share of what is not written
0xFF + 0 + 1 = 0                         the first term is written in another base
16 lanes x heads*2 = 16                  a factor that has no value
97 steps in 2 seconds = 20 ms / step     so many in a time, and the time alone is no rate
5 x and 4 + 2 = 6 y, for a total of 11   the total takes in more than the last sum
"""

from __future__ import annotations

import re

from petaday.core.quantity import ONE
from petaday.markup.padding import bare
from petaday.resolve.resolver import Resolved, Stated
from petaday.resolve.unit_inference import near
from petaday.resolve.unit_phrases import PLAIN
from petaday.syntax.keywords import TOTALS
from petaday.syntax.nodes import Group, Node, Number, Power, Product
from petaday.units import is_unit
from petaday.verdicts.unjudged.places import SIGN, between, in_front

_CUT = re.compile(r"(?:[_^]|<<|>>|(?:[\d)\]]|0[xX][\da-fA-F]{1,16}|_\w{1,40})[ \t]?[-+−*/×·^])[ \t]?\\?\Z")
_NAME_BETWEEN = re.compile(r"[\w)][ \t][xX][ \t]([A-Za-z_]\w{0,40})[ \t]?[*×·]")
_BY_A_SHARE = re.compile(r"/ ?\d[\d.]{0,9} ?%")
_SO_MANY_IN = re.compile(r"(?i)\d[\d.,]{0,20}k?[ \t][a-z]{1,20}[ \t](?:in|within|over|per|every)[ \t]")
_DERIVATIVE = re.compile(r"(?:(?<!\w)d|∂)[ \t]?/[ \t]?(?:d|∂)[a-zA-Z]\w{0,8}[ \t]?\(")
_NEAR = 12  # characters before it that are looked at
_DASH = re.compile(r"[ \t][-−][ \t]\Z")
_LABEL = re.compile(r"[^\W\d_]{1,40}:?[ \t]")  # `lr=0 - so we need 4 * 5 = 20`
_CUT_BEHIND = re.compile(r"(?<=\d)[xX×*·/^]_?[A-Za-z](?!\w*[ \t]?=)")
_TIMES_ZERO = re.compile(r"(?<![\w.])0 ?[*×·] ?\d|\d ?[*×·] ?0(?![\w.])")  # said outright; `0x430` is an address
_NORM = re.compile(r"[^\W\d_]\|\Z|\)\|\Z")
_RATIO = re.compile(r"\d[ \t]?:[ \t]?\Z")
_ARROW = re.compile(r"[→⟹⇒>]|\\to\b")
_RUNNING = re.compile(r"(?:and|but|then) [a-z]{1,20}s [^=≈≃≅→⇒:>]{0,60}")
_TOTAL = re.compile(r"(?i)\btotal\b")
_REACH = 40  # characters in front of a figure that are looked at
_AND = re.compile(r"(?i)(?<!\w)(?:and|plus)[ \t]\Z")


def cut_off(resolved: Resolved, stated: Stated, text: str) -> str:
    """Takes a result that does not follow; returns of what it is only a piece, or an empty string."""
    node, front = stated.side.node, in_front(resolved, text)
    worked = bare(resolved.worked.span.of(text))
    zero = not resolved.reading.quantity.value and isinstance(_inner(resolved.worked.node), Product)
    if zero and not _TIMES_ZERO.search(worked):
        return "a factor is zero: a number of a place, and no figure"
    if any(map(_goes_on, resolved.stated[: resolved.stated.index(stated) + 1])):
        return "the calculation goes on behind the figure"
    if _CUT.search(front) and not (_DASH.search(front) and _LABEL.match(text, resolved.span().start)):
        return "what stands right before it belongs to the same formula, and was not read"
    if _DERIVATIVE.search(bare(text[max(0, resolved.worked.span.start - _NEAR) : resolved.worked.span.end])):
        return "a derivative is stated here, and what stands behind its sign is no calculation"
    if _CUT_BEHIND.match(text, _last_digit(resolved, text)):
        return "what stands right behind it belongs to the same formula, and was not read"
    if isinstance(resolved.worked.node, Power) and _NORM.search(front):
        return "what stands right before it belongs to the same formula, and was not read"
    if isinstance(resolved.worked.node, Number) and _SO_MANY_IN.search(_lead(resolved, text)):
        return "so many in a time are told here, and the time alone is no rate"
    if (name := _NAME_BETWEEN.search(worked)) and name[1] not in resolved.reading.choice.names:
        return "a factor has no value here"
    if stated.bridge and stated.bridge.lent and _BY_A_SHARE.search(worked):
        return "a setting and a share stand here, and no quotient"
    if stated.before and _RATIO.search(front):
        return "it is one end of a ratio"
    joint = bare(between(resolved, stated.side, text))
    if isinstance(node, Number) and _ARROW.search(joint) and _numbers(node.label):
        return f"“{node.label}” is numbered here"
    if _RUNNING.search(_tail(resolved, stated, text)):
        return "running words stand between the two, and no sign"
    if SIGN.search(joint):
        return ""
    if _is_share(resolved) and stated.reading.quantity.value >= 1:
        return "it is a share of something that is not written here"
    if _TOTAL.search(joint) and stated is not resolved.stated[0] and _AND.search(front):
        return "the total takes in what stands in front, too"
    return ""


def _lead(resolved: Resolved, text: str) -> str:
    """What stands in front of the worked side, its label included."""
    return bare(text[max(0, resolved.worked.span.start - _REACH) : resolved.worked.span.end])


def _last_digit(resolved: Resolved, text: str) -> int:
    """One past the last digit of the worked side."""
    start, end = resolved.worked.span
    return max((at + 1 for at in range(start, end) if text[at].isdigit()), default=end)


def _inner(node: Node) -> Node:
    """What a bracket around all holds."""
    return node.inner if isinstance(node, Group) else node


def _tail(resolved: Resolved, stated: Stated, text: str) -> str:
    """What stands between the last digit of the worked side and a stated figure behind it, where no sign does."""
    behind = bare(text[resolved.worked.span.start : stated.side.span.start])
    words = behind[max((at + 1 for at, sign in enumerate(behind) if sign.isdigit()), default=0) :]
    return "" if SIGN.search(words) else words


def _goes_on(stated: Stated) -> bool:
    """True for `= 1 MB a layer × 10 layers`, where 1 MB is what the inputs give."""
    node, bridge = stated.side.node, stated.bridge
    if bridge is None or not isinstance(node, Product) or not isinstance(node.terms[0].node, Number):
        return False
    first = node.terms[0].node
    option = stated.reading.choice.options.get(first.span, PLAIN)
    return near(first.value * option.factor, bridge.worked)


def _numbers(label: str) -> bool:
    """True for the name of a thing before its number: `Worker`, `Stage`."""
    word = label.rpartition(" ")[2]
    return word[:1].isupper() and word.lower() not in TOTALS and not is_unit(word)


def _is_share(resolved: Resolved) -> bool:
    """True for one number over another, below one, with no unit."""
    node, quantity = resolved.worked.node, resolved.reading.quantity
    if not isinstance(node, Product) or len(node.terms) != 2 or quantity.dimension != ONE:
        return False
    return abs(quantity.value) < 1 and all(isinstance(term.node, Number) for term in node.terms)
