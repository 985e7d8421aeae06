"""Why a stated result is not judged: no arithmetic is stated, or what stands there is a setting, a comparison, code.

A result is judged where factors are worked out, or where one named unit is converted into another, in one statement:

    WIDTH=6144 / DEPTH=48       two settings: nothing is worked out
    p50=3.4s p99=5.1s           the same unit twice is no conversion
    500 PF = 0.0058 pfs-days    a conversion: judged
    f(a = 4 * 2, b=3)           names are given values: settings
    x[4 * 2] = 100              a subscript: code
P(A = 1) P(B = 0) = 0.3     a function of settings
    24BTDNH = 12BT^2NH          letters: algebra
"""

from __future__ import annotations

import re
from collections.abc import Collection

from petaday import units
from petaday.core.quantity import ONE
from petaday.hardware.words import DEVICE_WORDS, singular
from petaday.markup.padding import bare
from petaday.resolve.readings import Interpretation
from petaday.resolve.resolver import Resolved, Stated
from petaday.resolve.unit_inference import near
from petaday.resolve.unit_phrases import PLAIN, Option
from petaday.syntax.keywords import TOTALS
from petaday.syntax.nodes import Call, Group, Name, Node, Number, Power, Product, Side, Sum
from petaday.verdicts.unjudged.places import between

_COMPARED = re.compile(r"[=!<>]=")
_SUBSCRIPT = re.compile(r"[A-Za-z_]\w{0,80}+\[(?![^\]\n]{0,200}\]\()[\w\s:,.*+/-]{0,200}\]")
_SETTING = re.compile(r"(?<![\w.\\])[A-Za-z_][\w.-]{0,80}=(?=[\w.$\"'{(\[-])")
_GIVEN_INSIDE = re.compile(r"(?<!\w)[A-Za-z]\w{0,40}\((?:[^()=\n]{1,40}[,;|])?[ \t]?[A-Za-z]\w{0,40}[ \t]?=[ \t]?\d")
_NAMED = re.compile(r"(?<![\w\\)\]])([A-Za-z_]\w*)=$")
_TOTAL = re.compile(r"(?i)\b(?:total|gives?|yields?|makes?|comes?|amounts?|works?)\b")  # what was worked is not written
_REMAINDER = re.compile(r"\s%\s*[\d(]")
_LETTERS = re.compile(r"(?<![\w.])\d+([A-Z]{4,})(?!\w)|(?<![\w.])\d* ?([A-Z]{1,6})\^")
_SHORT = re.compile(r"(?<![\w.])\d{1,9}([A-Z]{2,3})(?!\w)()")
_UNKNOWNS = re.compile(
    r"(?<![\w.])\d{1,9}[xyz](?![\w'’])"  # `2x + 4y`
    r"|(?<!\w)[A-Z] \d{1,2} ?[-+] ?[A-Z] \d{1,2}(?!\w)"  # `Y 1 + Y 2`
)
_FORMAT = re.compile(r"(?i)(?<![a-z])(?:bf|fp|float|int|uint)\d")
_APART = re.compile(
    r"(?i)\d(?:[ \t][a-z]{1,20})?[ \t]"
    r"(?:away|apart|ahead|behind|above|below|earlier|later|[a-z]{3,12}er than|more|less)(?!\w)"
)
_BEHIND = 40  # characters that are looked at
_SIGN = re.compile(r"[=≈≃≅∼~→⇒:]|\\approx|\\sim|\\to\b|->|=>")


def states_nothing(resolved: Resolved, stated: Stated, text: str) -> str:
    """Why a stated result is none, where nothing is worked out and nothing converted; empty where it is one."""
    node = resolved.worked.node
    if works_something_out(node) or stated.bridge is None:
        return ""
    named = ONE not in (resolved.reading.quantity.dimension, stated.reading.quantity.dimension)
    if (
        named
        and not _TOTAL.search(between(resolved, stated.side, text))
        and _converts(_unit(resolved.reading, node), _unit(stated.reading, stated.side.node))
    ):
        return ""
    if (
        not stated.bridge.lent
        and near(stated.bridge.claim, stated.bridge.worked)
        and not _alike(node, stated.side.node)
    ):
        return ""  # `175B = 1.75e11`: the same figure, written in another way
    return "no arithmetic is stated: nothing is worked out, and no unit converted into another"


def works_something_out(node: Node) -> bool:
    """True for arithmetic between numbers, or names that have a value; a lone figure with its units is none."""
    if isinstance(node, Group):
        return works_something_out(node.inner)
    if isinstance(node, (Product, Sum)):
        figures = [t for t in node.terms if not (isinstance(t.node, Name) and units.meanings(t.node.text))]
        return len(figures) > 1 or any(works_something_out(t.node) for t in figures)
    return isinstance(node, (Call, Power))


def no_statement(resolved: Resolved, stated: Stated, text: str) -> str:
    """Takes a result that does not follow; returns why it is no result, or an empty string."""
    start, side = resolved.span().start, stated.side
    joint, worked = between(resolved, side, text), resolved.worked.span.of(text)
    if _COMPARED.search(joint.replace("<=", "").replace(">=", "")):
        return "two figures are compared here, as code does it"
    if _REMAINDER.search(worked):
        return "a remainder is taken here, and no share"
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
    named = _NAMED.search(text[start : side.span.start])
    if named and not units.meanings(named[1]) and units.scale(named[1]) is None:
        return f"“{named[1]}” is given a value here: a setting"
    if not stated.before and not _SIGN.search(joint) and _APART.search(_and_behind(side, text)):
        return "a distance or a comparison is told here, and no result"
    if not isinstance(side.node, Number) and not stated.before and not _SIGN.search(joint):
        return "only a word joins the two, and each is arithmetic of its own"
    return ""


def _and_behind(side: Side, text: str) -> str:
    """A stated figure and a few words behind it."""
    return bare(text[side.span.start : side.span.end + _BEHIND])


def _stands_for_something(letters: str, known: Collection[str]) -> bool:
    """True for capital letters that are no unit, no scale, no device and not all known: the `BTSNH` of `12BTSNH`."""
    if known and all(letter in known for letter in letters):
        return False
    if units.meanings(letters) or units.scale(letters) is not None:
        return False
    return singular(letters) not in DEVICE_WORDS


def _alike(one: Node, other: Node) -> bool:
    """True for two figures that are written the same: no statement makes them equal."""
    return isinstance(one, Number) and isinstance(other, Number) and one.text == other.text


def _unit(reading: Interpretation, node: Node) -> Option:
    """The words behind a lone figure, as they were read; a unit of no size where it is spread over several operands."""
    inner = node.inner if isinstance(node, Group) and not node.words else node
    return reading.choice.options.get(inner.span, PLAIN._replace(factor=0.0))


def _converts(ours: Option, theirs: Option) -> bool:
    """True where one named unit is said to be another, `GB` to be `Gb` too.

    A name behind the first begins what follows (`3.4s p99=`); a word for devices or for a total does not.
    """
    known = DEVICE_WORDS | TOTALS
    if any(singular(noun.casefold()) not in known and noun not in theirs.nouns for noun in ours.nouns):
        return False
    return ours.factor != theirs.factor or bool(ours.picks) != bool(theirs.picks)
