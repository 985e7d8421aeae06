"""A fact that a text states twice: whether both places agree, and what may be between them where they do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from petaday.core.figures import figure
from petaday.facts.as_fact import as_fact
from petaday.facts.causes import cause
from petaday.facts.interval import Interval
from petaday.facts.mention import Mention
from petaday.facts.records import Fact, Relation
from petaday.facts.sheet import RunSheet
from petaday.facts.surroundings import Surroundings

_WIDE = 1.5  # `7 to 70 billion parameters` are those of a family
_LEAST = {"dataset": 1000.0, "parameters": 1000.0}  # smaller ones are numbers of other things


def twice(around: Surroundings, sheet: RunSheet, weighed: Sequence[Mention]) -> Iterator[Relation]:
    r"""A relation for every kind that two sentences state in other digits, or state unlike.

    >>> from petaday import run_sheet
    >>> [(r.name, r.verdict) for r in run_sheet("Fit on 2.0T tokens.\n\nThe corpus has 1.97T tokens.").relations]
    [('dataset=dataset', 'holds')]
    """
    for kind in dict.fromkeys(fact.kind for fact in sheet.facts):
        settled, rivals = sheet.settled(kind), sheet.open(kind)
        if settled is not None and settled.value:
            again = _elsewhere(settled, sheet.text, weighed)
            if again is not None:
                yield _judged(settled, again, sheet, holds=True)
        elif len(rivals) > 1 and _comparable(around, rivals[0], rivals[1]):
            yield _judged(rivals[0], rivals[1], sheet, holds=None)


def _elsewhere(settled: Fact, text: str, weighed: Sequence[Mention]) -> Fact | None:
    """The same figure in another sentence and other words."""
    own = next((m.sentence for m in weighed if m.kind == settled.kind and m.span == settled.span), None)
    for m in weighed:
        if m.kind != settled.kind or m.scope != "run" or m.sentence == own or own is None or m.at < 0:
            continue
        fact = as_fact(m, text, "run")
        plain = (" ".join(said.text.split()) for said in (fact, settled))
        if len(set(plain)) == 2 and _narrow(fact) and Interval.of(fact).meets(Interval.of(settled)):
            return fact
    return None


def _narrow(fact: Fact) -> bool:
    low, high = Interval.of(fact).low, Interval.of(fact).high
    return high <= _WIDE * low


def _comparable(around: Surroundings, one: Fact, other: Fact) -> bool:
    least = _LEAST.get(one.kind, 0.0)
    counted = one.unit == other.unit or not one.unit or not other.unit
    apart = around.token_at(one.span.start).sentence != around.token_at(other.span.start).sentence
    return counted and apart and min(one.value or 0.0, other.value or 0.0) > least


def _judged(one: Fact, other: Fact, sheet: RunSheet, *, holds: bool | None) -> Relation:
    left, right = Interval.of(one), Interval.of(other)
    said = f"{figure(left.value)} against {figure(right.value)}"
    if holds or left.meets(right):
        reason = "what their digits leave open meets"
        holds = True
    else:
        reason = f"two places state it unlike, and nothing says which is the run's; {cause(left, right, sheet.settled)}"
    return Relation(
        name=f"{one.kind}={other.kind}",
        facts=(one, other),
        left=left.value,
        right=right.value,
        ratio=left.value / right.value,
        holds=holds,
        verdict="holds" if holds else "open",
        because=f"{said}: {reason}",
    )
