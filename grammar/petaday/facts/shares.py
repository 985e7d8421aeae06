"""Percents of a figure: `12B parameters, 10 % of the 120B in all`, and whether the two figures keep to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from petaday.core.figures import figure as shown
from petaday.facts.figures import Figure
from petaday.facts.interval import Interval
from petaday.facts.records import Fact, Relation
from petaday.facts.surroundings import Surroundings

_REACH = 10  # tokens between the part and its share
_BEHIND = 5  # tokens between the share and the whole


def percents(around: Surroundings, facts: Iterable[Fact]) -> Iterator[Relation]:
    """Every share of a figure that the text gives between a part and its whole of one kind.

    >>> from petaday import run_sheet
    >>> [r.verdict for r in run_sheet("It saw 2B tokens, which is 10% of the 20B tokens in all.").relations]
    ['holds']
    """
    by_start: dict[int, list[Fact]] = {}
    for fact in facts:
        by_start.setdefault(fact.span.start, []).append(fact)
    for at, share in enumerate(around.figures):
        behind = around.figures[at + 1] if at + 1 < len(around.figures) else None
        if at and share.share and behind and around.low(share.last) == "of" and behind.first - share.last <= _BEHIND:
            part = around.figures[at - 1]
            if share.first - part.last <= _REACH and _sentence(around, part) == _sentence(around, behind):
                yield from _kept(share, _there(around, part, by_start), _there(around, behind, by_start))


def _sentence(around: Surroundings, figure: Figure) -> int:
    return around.tokens[figure.first].sentence


def _there(around: Surroundings, figure: Figure, by_start: dict[int, list[Fact]]) -> list[Fact]:
    return by_start.get(around.tokens[figure.first].start, [])


def _kept(share: Figure, parts: list[Fact], wholes: list[Fact]) -> Iterator[Relation]:
    """The relation of the first kind that both are read as."""
    kinds = {whole.kind: whole for whole in wholes if whole.value}
    part = next((part for part in parts if part.kind in kinds and part.value), None)
    if part is None:
        return
    whole = kinds[part.kind]
    left = Interval.of(part)
    right = Interval.of(whole) * Interval(share.value, share.low, share.high)
    holds = left.meets(right)
    said = f"{shown(left.value)} against {shown(100 * share.value)} % of {shown(whole.value or 0.0)}"
    yield Relation(
        name=f"{part.kind}=share*{whole.kind}",
        facts=(part, whole),
        left=left.value,
        right=right.value,
        ratio=left.value / right.value if right.value else None,
        holds=holds,
        verdict="holds" if holds else "fails",
        because=f"{said}: {'what their digits leave open meets' if holds else _why(left, whole, share)}",
    )


def _why(part: Interval, whole: Fact, share: Figure) -> str:
    """What would explain a share that does not fit."""
    of = Interval.of(whole)
    rest = of * Interval(1 - share.value, 1 - share.high, 1 - share.low)
    if share.value < 1 and part.meets(rest):
        return "it is what the others have"
    for times in (10.0, 100.0):
        for by in (times, 1 / times):
            if part.meets(of * Interval(share.value * by, share.low * by, share.high * by)):
                return f"the share would be {shown(100 * share.value * by)} %"
    return f"the share would be {shown(100 * part.value / of.value, 3)} %"
