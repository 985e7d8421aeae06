"""So many things with so much each, and the total: `8 ports of 200 Gbps each, a total of 1.6 Tbps`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from petaday.core.diagnostic import Span
from petaday.core.figures import figure as written
from petaday.restated.amounts import COUNT, Amount, Sentence, amounts, count, shares
from petaday.restated.figures import sizes as measured
from petaday.restated.twice import Twice

_THINGS = (
    r"GPUs?|TPUs?|CPUs?|NPUs?|GCDs?|cards?|chips?|nodes?|servers?|machines?|instances?|hosts?|racks?|cabinets?|trays?|ports?|links?"
    r"|switches|drives?|disks?|SSDs?|NICs?|accelerators?|devices?|boxes|systems?|sockets?|workers?|lanes?|channels?|stacks?"
)
_COUNTED = re.compile(rf"(?P<n>{COUNT})(?:[ ]?[x×](?![\w])|(?=[ -]+(?:[\w.-]+ ){{0,3}}(?:{_THINGS})\b))", re.IGNORECASE)
_EACH_BEHIND = re.compile(r" {0,3}(?:of (?:[A-Za-z]+ ){1,2})?(?:each|apiece|(?:per|an|a) hour each)\b")
_EACH_BEFORE = re.compile(
    rf"\b(?:each|every)(?: (?:{_THINGS}))?(?: of them)?(?: (?:of|at|with|has|have|having|reaches|delivers|provides"
    r"|does|offers|holds|draws|costs|runs at|rated at|capable of))? {0,3}$",
    re.IGNORECASE,
)
_TOTAL_BEFORE = re.compile(
    r"\b(?:total(?:s|ing|ling)?(?: \w+)?(?: of| is| to)?|together|altogether|combined)"
    r"(?: about| around| roughly|:)? {0,3}~? ?$"
)
_TOTAL_BEHIND = re.compile(r"^ {0,3}(?:in total|in all|altogether|combined|together|total)\b")
_OTHERWISE = re.compile(
    r"(?i)\b(?:up to|usable|effective|measured|achiev|after|minus|less|without|except|half|only|raw|RAID|of which"
    r"|in use|available|free|idle|reserved)"
)
_USUAL = (2, 0.5, 1.024, 1.024**2, 1.024**3, 1.024**4, 1 / 1.024, 0.8, 1.25, 1.1, 0.9, 8, 0.125)
_WIDEST = 30


def totals(sentence: Sentence) -> Iterator[Twice]:
    """A total of a sentence that is said to be of so many with so much each.

    >>> from petaday.restated.amounts import sentences
    >>> text = "It has 8 ports of 200 Gbps each, for a total of 1.6 Gbps"
    >>> [(one.worked, one.fits) for one in totals(next(iter(sentences(text))))]
    [('1,600 Gbps', False)]
    """
    text = sentence.text
    if "each" not in text.lower() and "apiece" not in text:
        return
    found = amounts(text)
    each = [
        one
        for one in found
        if one.unit and (_EACH_BEHIND.match(text, one.end) or _EACH_BEFORE.search(text[: one.start]))
    ]
    whole = [one for one in found if one.unit and _is_total(text, one) and one not in each]
    if len(each) != 1 or len(whole) != 1 or each[0].start > whole[0].start:
        return
    single, total = each[0], whole[0]
    others = [one for one in _COUNTED.finditer(text) if not any(_within(one.start(), of) for of in (single, total))]
    counted = {count(one["n"]) for one in others}
    sizes = shares(single.unit, total.unit)
    if not counted or not sizes or min(counted) < 1:
        return
    room = 0.02 + sum(one.half / one.value for one in (single, total) if one.value != int(one.value))
    usual = _USUAL if measured(single.unit) else ()
    shared = [total.value * of / (single.value * part) for part, of in sizes]
    ratios = [ratio / many for ratio in shared for many in _products(counted)]
    fits = any(abs(ratio - 1) <= room or any(abs(ratio / one - 1) <= room for one in usual) for ratio in ratios)
    wrong = not fits and len(counted) == 1 and all(_slip(ratio) for ratio in ratios) and not _OTHERWISE.search(text)
    if not fits and not wrong:
        return
    many, (part, whole_size) = max(counted), sizes[0]
    worked = Amount(single.value * part * many / whole_size, 0.0, total.unit, 0, 0).text
    start = sentence.start
    first = f"{written(many)} × {single.text}"
    yield Twice(Span(start + total.start, start + total.end), "a total", first, total.text, worked, ratios[0], fits)


def _is_each(text: str, one: Amount) -> bool:
    return bool(_EACH_BEHIND.match(text, one.end) or _EACH_BEFORE.search(text[: one.start]))


def _is_total(text: str, one: Amount) -> bool:
    return bool(_TOTAL_BEFORE.search(text[: one.start]) or _TOTAL_BEHIND.match(text[one.end : one.end + 20]))


def _within(at: int, one: Amount) -> bool:
    return one.start <= at < one.end


def _products(counted: set[float]) -> list[float]:
    """Each count, and all of them together."""
    whole = 1.0
    for one in counted:
        whole *= one
    return [*counted, whole]


def _slip(ratio: float) -> bool:
    size = max(ratio, 1 / ratio)
    return 1.02 < size < _WIDEST or any(abs(size / 1000**power - 1) < 0.02 for power in (1, 2, 3))
