"""What stands between two figures and says that neither is the result of the other.

(5 x 7) blocks = (2 x 7) blocks           two shapes, side by side
the offset 5 is no multiple of 64/16 = 4  words of another statement stand in front of the sign
now 0.15-3~ubuntu1.22                     a digit of a name
a 1024x1024 default runs under 8 GB       a size, and words between
186/16 = 11.6 -> round to 12 -> 192       a figure is rounded between
4096x16384   ~0.13T                       columns
2x2 matrix with all elements = 10         a shape, and a figure of what fills it
8x1 items, and there are 16 threads       a statement of its own, with a subject of its own
c - 3 and c + 3 are 3 units away          a distance
64x48 tiles, yielding 25% more            a share, where nothing was divided
0.7 + 0.8 = 1.5 -> 1.0              what becomes of the result: it is held below one
4 * 2 = 8 vs 4 * 9 = 36             two things side by side
16x16 = 4 groups                    a size, and a figure smaller than its sides
0 1+7 2 = 0 8 2 5                         rows of figures, one below the other
21 langs → En + En → 15 langs             the arrow leads from words
if 4 * 8 > 40                             a condition, of which nobody says that it holds
"""

from __future__ import annotations

import re
from itertools import pairwise

from petaday.core.bounds import ABOVE, BELOW
from petaday.core.quantity import ONE
from petaday.markup.padding import bare
from petaday.resolve.resolver import Resolved, Stated
from petaday.resolve.unit_phrases import PLAIN
from petaday.syntax.keywords import TOTALS
from petaday.syntax.nodes import Group, Node, Number, Product
from petaday.syntax.walk import numbers, operands
from petaday.verdicts.unjudged.places import SIGN, between, in_front

_SIDES = 3
_BY = frozenset("xX×")
_TOLD = re.compile(
    r"(?i)(?<!\w)(?:is|are|was|were|be|been|cannot|can|has|have|does|do|must|by|not|that|which)[ \t]{1,3}\w"
)
_FIGURE = re.compile(r"\D{0,200}?\d[\d.,]{0,30}")
_BEGINS = r"(?i)(?<!\w)(?:and|but|while|whereas|because|since|although|though|if|when|where)[ \t]{1,3}"
_CLAUSE = re.compile(
    _BEGINS + r"(?P<who>[\w`*-]{1,40}(?:[ \t]{1,3}[\w`*-]{1,40}){0,5}?)[ \t]{1,3}(?:is|are|was|were)(?!\w)"
)
_THERE = re.compile(_BEGINS + r"there (?:is|are|was|were)(?!\w)")
_APART = re.compile(
    r"(?i)\d ?%?(?:[ \t][a-z]{1,20})?[ \t]"
    r"(?:away|apart|ahead|behind|above|below|earlier|later|[a-z]{3,12}er than|more|less)(?!\w)"
)
_BEHIND = 40  # characters that are looked at
_ARROW = re.compile(r"->|[→⇒⟹]")
_COMPARED = re.compile(r"[<>≤≥]=?[^=<>\n]{0,60}[A-Za-z][^=<>\n]{0,60}=")
_RESULT = re.compile(r"(?<![=!<>])=(?![=>])")
_VERSUS = re.compile(r"(?i)(?<![a-z])(?:vs|versus)(?![a-z])")
_DEMANDED = re.compile(r"(?i)(?<![a-z])(?:should|must|shall|would|will)[ \t]")
_DENIED = re.compile(r"(?i)[ \t]?[(,-]?[ \t]?(?:wrong|incorrect|not correct|false|overflow)(?![a-z])")
_SPAN = re.compile(r"[a-z]{2,20}[ \t]\d{1,6}[-–]\d{1,6}\)?\Z")  # `bits 30-0`
_LABEL = 2  # words
_EQUALS = re.compile(r"[=≈≃≅→⇒]|\\approx|\\sim|->")
_ROW = re.compile(r"(?:[ \t]{1,8}\d[\d.]{0,12}(?![\w.%])){2}")
_COLUMNS = re.compile(r"[\w)\]%][ \t]{3,40}[\d(]")  # an operator on one side sets a calculation straight
_GAP = re.compile(r"[ \t]{2,40}~?")
_ROUNDED = re.compile(r"(?i)(?<![a-z])round(?:s|ed|ing)?(?![a-z])")
_FILLED = re.compile(r"(?i)(?<!\w)(?:with|of|where|whose|filled|each|every|all)[ \t]{1,3}[a-z]")
_SUMMED = TOTALS | {"so", "this", "that", "it", "which", "thus", "result", "product", "answer", "hence", "therefore"}
_CONDITION = re.compile(
    r"(?i)(?<![a-z])(?:if|when|whenever|unless|until|whether|while|assert)[ \t(]{1,3}[^.;:,]{0,40}\Z|如果|假设"
)
_WORD = re.compile(r"[^\W\d_]{2,40}")
_MOST_WORDS = 8
_NAME = re.compile(r"[A-Za-z_][.]?\Z")
_DIGIT = re.compile(r"\d")
_LIMITS = ABOVE | BELOW


def unjoined(resolved: Resolved, stated: Stated, text: str) -> str:
    """Takes a result that does not follow; returns why it is the result of something else, or an empty string."""
    joint = bare(between(resolved, stated.side, text))
    worked = bare(resolved.worked.span.of(text))
    shape = _is_shape(resolved.worked.node, text)
    words = _behind_worked(resolved, stated, text)
    if shape and _is_shape(stated.side.node, text):
        return "two shapes stand here, and neither is the result of the other"
    if stated.side.bound.lower() in _LIMITS and _CONDITION.search(_lead(resolved, text)):
        return "a condition stands here, and nobody says that it holds"
    if _in_a_name(stated, text):
        return "the figure is part of a name"
    if _COLUMNS.search(worked) or _GAP.fullmatch(joint):
        return "the figures stand in columns, and nothing ties one to the other"
    if _ROW.match(bare(text[stated.side.span.end : stated.side.span.end + _BEHIND])):
        return "a row of figures stands here, and no result"
    if _ARROW.search(joint) and not any(True for _ in numbers(resolved.worked.node)):
        return "the arrow leads from words, and from no calculation"
    if _ARROW.search(joint) and shape and _is_far(stated) and len(_WORD.findall(_unit(stated))) > 1:
        return "a size stands here, and the figure behind the arrow is of something else"
    if _ROUNDED.search(text[resolved.worked.span.end : stated.side.span.start]):
        return "a figure is rounded between the two"
    if _ARROW.search(joint) and len(_WORD.findall(_label(stated))) > 1:
        return "another statement begins behind the arrow"
    plain = stated.bridge is not None and stated.bridge.dimension == ONE
    if plain and _ARROW.search(joint) and _RESULT.search(_behind_worked_side(resolved, stated, text)):
        return "what becomes of the result stands behind the arrow"
    if _DENIED.match(bare(text[_past_digits(stated, text) :][:_BEHIND])):
        return "its author says that it is wrong"
    if _COMPARED.search(_behind_worked_side(resolved, stated, text)):
        return "a comparison stands between, and the figure is that of its other side"
    if _ARROW.search(joint) and (stated.side.bound or (plain and not isinstance(stated.side.node, Number))):
        return "what becomes of it stands behind the arrow"
    if _VERSUS.search(_behind_worked_side(resolved, stated, text)):
        return "two things are set side by side"
    if not isinstance(stated.side.node, Number) and _DEMANDED.search(stated.side.span.of(text)):
        return "what should be is told here, and no result"
    if _SPAN.search(worked):
        return "a range stands here, and no difference"
    if stated.before and "\n" in joint and len(_WORD.findall(_label(stated))) > _LABEL:
        return "the figure ends a line of running words"
    if SIGN.search(joint):
        if shape and _is_smaller_than_a_side(resolved, stated):
            return "a size stands here, and the figure is of something else"
        if not _EQUALS.search(joint) and shape and _is_far(stated):
            return "a size stands here, and the figure is of something else"
        if shape and _FILLED.search(words):
            return "a shape stands here, and the figure is of what fills it"
        told = stated.before and _TOLD.search(_FIGURE.sub("", _up_to_worked(resolved, stated, text), count=1))
        return "running words stand between the figure and the sign" if told else ""
    if not stated.before and _APART.search(bare(text[stated.side.span.start : stated.side.span.end + _BEHIND])):
        return "a distance or a comparison is told here, and no result"
    if len(_WORD.findall(words)) > _MOST_WORDS:
        return "running words stand between the two, and no sign"
    clause = _CLAUSE.search(words)
    if not stated.before and (_THERE.search(words) or (clause and _SUMMED.isdisjoint(clause["who"].lower().split()))):
        return "a statement of its own begins between the two"
    if not stated.before and _is_share_of_another(resolved, stated):
        return "a share is stated, and nothing was divided"
    if not stated.before and shape and (_is_far(stated) or len(_WORD.findall(words)) > _LABEL):
        return "a size stands here, and the figure is of something else"
    return ""


def _is_shape(node: Node, text: str) -> bool:
    """True for `(5 x 7)` and for `128x64`; `5 x 7` with no bracket is a product."""
    inner = node.inner if isinstance(node, Group) else node
    if not isinstance(inner, Product) or len(inner.terms) > _SIDES:
        return False
    sides = [t.node for t in inner.terms if isinstance(t.node, Number) and not t.inverse and not t.node.step]
    signs = [bare(text[one.span.end : two.span.start]) for one, two in pairwise(sides)]
    if len(sides) < len(inner.terms) or any(sign.strip() not in _BY for sign in signs):
        return False
    return isinstance(node, Group) or all(len(sign) == 1 for sign in signs)


def _is_smaller_than_a_side(resolved: Resolved, stated: Stated) -> bool:
    """True for `16x16 = 4 groups`: no product of whole numbers is."""
    sides = [number.value for number in numbers(resolved.worked.node)]
    return isinstance(stated.side.node, Number) and 0 < stated.side.node.value < max(sides)


def _behind_worked_side(resolved: Resolved, stated: Stated, text: str) -> str:
    """What stands between the worked side and a stated figure behind it, other results included."""
    return bare(text[resolved.worked.span.end : stated.side.span.start])


def _past_digits(stated: Stated, text: str) -> int:
    """One past the last digit of a stated figure."""
    start, end = stated.side.span
    return max((at + 1 for at in range(start, end) if text[at].isdigit()), default=end)


def _label(stated: Stated) -> str:
    """The words in front of a stated figure."""
    return str(getattr(stated.side.node, "label", ""))


def _unit(stated: Stated) -> str:
    """The words behind a stated figure."""
    return " ".join(word.text for word in getattr(stated.side.node, "words", ()))


def _is_far(stated: Stated) -> bool:
    """More than a factor of two from what the inputs give."""
    bridge = stated.bridge
    return bridge is not None and not bridge.worked / 2 <= bridge.claim <= bridge.worked * 2


def _lead(resolved: Resolved, text: str) -> str:
    """What stands in front of the first number of the worked side, its own label included."""
    first = next(numbers(resolved.worked.node), None)
    label = first.label if first else ""
    return f"{in_front(resolved, text)} {label} "


def _in_a_name(stated: Stated, text: str) -> bool:
    """True for the 1.22 of `ubuntu1.22` and the 7 of `reshape.7`."""
    found = _DIGIT.search(text, stated.side.span.start, stated.side.span.end)
    return found is not None and _NAME.search(text, max(0, found.start() - 2), found.start()) is not None


def _behind_worked(resolved: Resolved, stated: Stated, text: str) -> str:
    """What stands between the last digit of the worked side and the first of a stated figure behind it."""
    start, stop = resolved.worked.span.start, stated.side.span.end
    last = max((n.span.start + len(n.text) for n in numbers(resolved.worked.node)), default=start)
    found = _DIGIT.search(text, stated.side.span.start, stop)
    return bare(text[last : found.start() if found else stop])


def _up_to_worked(resolved: Resolved, stated: Stated, text: str) -> str:
    """A figure in front, and what stands between it and the worked side."""
    return bare(text[stated.side.span.start : resolved.worked.span.start])


def _is_share_of_another(resolved: Resolved, stated: Stated) -> bool:
    """True for a percentage behind a product of plain numbers above one: that is no share of anything."""
    option = stated.reading.choice.options.get(stated.side.node.span, PLAIN)
    node = resolved.worked.node
    if resolved.reading.quantity.dimension != ONE or abs(resolved.reading.quantity.value) <= 1 or option is PLAIN:
        return False
    words = {w.text for n in operands(node) for w in n.words}
    percent = any(word.text == "%" for word in getattr(stated.side.node, "words", ()))
    divides = isinstance(node, Product) and any(term.inverse for term in node.terms)
    return percent and "%" not in words and not divides
