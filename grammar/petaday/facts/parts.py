"""Parts and their total: `2.66M GPU hours, 119K and 5K, 2.788M in all`, and whether the parts come to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from petaday.core.figures import figure
from petaday.facts.interval import Interval
from petaday.facts.records import Fact, Relation
from petaday.facts.surroundings import Surroundings

_TOTAL = frozenset(["total", "totals", "totaling", "totalling", "altogether", "overall", "combined", "full"])
_REACH = 7
_APART = 10  # tokens from one part to the next
_JOINTS = frozenset([",", "and", ";"])
_MOST = 12  # parts of one total
_NEAR = (0.8, 1.25)  # a sum this near its total was meant to be it
_SLIPS = (10.0, 100.0, 1000.0)
_ADDED = frozenset(
    ["parameters", "dataset", "seen", "time", "device_time", "compute", "energy", "emissions", "cost", "steps"]
)


def parts(around: Surroundings, facts: Iterable[Fact]) -> Iterator[Relation]:
    """A relation for every total that the figures of its sentence, or of the one before, come to or nearly come to.

    >>> from petaday import run_sheet
    >>> sheet = run_sheet("It saw 10T tokens of web and 5T tokens of code, 15T tokens in total.")
    >>> [(r.name, r.verdict) for r in sheet.relations]
    [('parts=dataset', 'holds')]
    """
    by_sentence: dict[tuple[str, str, int], list[Fact]] = {}
    for fact in facts:
        if fact.kind in _ADDED and fact.value and fact.scope in ("run", "part") and fact.source == "stated":
            sentence = around.token_at(fact.span.start).sentence
            by_sentence.setdefault((fact.kind, fact.unit, sentence), []).append(fact)
    for (kind, unit, sentence), said in by_sentence.items():
        total = max((fact for fact in said if _called_total(around, fact)), key=_value, default=None)
        if total is None or len(said) > _MOST:
            continue
        before = by_sentence.get((kind, unit, sentence - 1), [])
        for candidates in (said, [*before, *said]):
            smaller = [fact for fact in candidates if _value(fact) < _value(total)]
            found = _judged(total, smaller, listed=_listed(around, smaller, total))
            if found is not None:
                yield found
                break


def _listed(around: Surroundings, found: Sequence[Fact], total: Fact) -> bool:
    """The parts are told one after another, each joined to the next, and the total before or behind them all."""
    places = sorted(around.index_at(fact.span.start) for fact in found)
    at = around.index_at(total.span.start)
    outside = not places or at < places[0] or at > places[-1]
    joints = (around.ahead(one, other - one) for one, other in pairwise(places))
    joined = all(len(words) <= _APART and not _JOINTS.isdisjoint(words) for words in joints)
    return outside and joined and "+" not in around.ahead(min([at, *places]), _APART * (len(places) + 1))


def _value(fact: Fact) -> float:
    return fact.value or 0.0


def _called_total(around: Surroundings, fact: Fact) -> bool:
    at = around.index_at(fact.span.start)
    sentence = around.tokens[at].sentence
    places = range(max(0, at - _REACH), min(len(around.tokens), at + _REACH))
    words = [around.low(place) if around.tokens[place].sentence == sentence else "" for place in places]
    return not _TOTAL.isdisjoint(words) or ("in", "all") in pairwise(words)


def _judged(total: Fact, found: Sequence[Fact], *, listed: bool) -> Relation | None:
    """Whether the parts come to the total; None where they are not meant to."""
    if not 2 <= len(found) <= _MOST:
        return None
    ends = [Interval.of(part) for part in found]
    left = Interval(*(sum(end) for end in zip(*ends, strict=True)))
    right = Interval.of(total)
    holds, reason = left.meets(right), "what their digits leave open meets"
    if not holds:
        if not listed:
            return None
        slip = _slip(left.value, ends, right)
        if not slip and not _NEAR[0] <= left.value / right.value <= _NEAR[1]:
            return None
        reason = slip or f"{figure(abs(right.value - left.value))} is between them"
    return Relation(
        name=f"parts={total.kind}",
        facts=(*found, total),
        left=left.value,
        right=right.value,
        ratio=left.value / right.value,
        holds=holds,
        verdict="holds" if holds else "fails",
        because=f"{figure(left.value)} against {figure(right.value)}: {reason}",
    )


def _slip(whole: float, ends: Sequence[Interval], total: Interval) -> str:
    """A power of ten on one part that would make the sum right, in words."""
    for part in ends:
        for times in (*_SLIPS, *(1 / slip for slip in _SLIPS)):
            mended, room = whole + part.value * (times - 1), part.high - part.low
            if Interval(mended, mended - room, mended + room).meets(total):
                return f"it comes to it where the part of {figure(part.value)} is {figure(part.value * times)}"
    return ""
