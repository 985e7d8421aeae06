"""Takes a chain of equals; returns its calculations, with the one reading of every word that fits the whole chain.

A chain falls into calculations: sides in words are the legend, the first side with arithmetic is worked, later sides
are claims. A later side that is arithmetic of another quantity begins a calculation of its own.
"""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from petaday.core.diagnostic import Clash, Diagnostic, Span
from petaday.core.quantity import ONE
from petaday.resolve.names import NOTHING, Names
from petaday.resolve.preferences import AGREES, CONVERSION_STATED, INTRODUCES_WITHIN, MISMATCH, RESTATES_WITHIN, SURE
from petaday.resolve.readings import Interpretation, dimensions, interpretations
from petaday.resolve.side_kinds import Kind, classify, names_units, unit_defined
from petaday.resolve.unit_inference import Bridge, bridge, converted_to, near
from petaday.syntax.nodes import Chain, Name, Number, Power, Product, Side


class Stated(NamedTuple):
    """A claim with its reading, and the bridge to the worked side; `bridge` is None when the two do not compare."""

    side: Side
    reading: Interpretation
    bridge: Bridge | None
    before: bool = False


class Resolved(NamedTuple):
    """One calculation of a chain, every word read."""

    worked: Side
    reading: Interpretation
    legend: Side | None
    stated: tuple[Stated, ...]
    rivals: tuple[Interpretation, ...]
    ambiguous: Interpretation | None = None
    defines: str = ""
    before: tuple[Side, ...] = ()

    def span(self) -> Span:
        """From the first of its sides to the last, legend and introduction included."""
        start, end = self.worked.span
        for side in (*self.before, *[s.side for s in self.stated], *([self.legend] if self.legend else [])):
            start, end = min(start, side.span.start), max(end, side.span.end)
        return Span(start, end)


class Sides(NamedTuple):
    """The sides of one calculation, before their words are read."""

    worked: Side
    legend: Side | None
    before: list[Side]
    after: list[Side]


def resolve(chain: Chain, names: Names = NOTHING) -> tuple[list[Resolved], list[Diagnostic]]:
    """Takes a chain and what is defined; returns its calculations with their readings, and what could not be read."""
    problems: list[Diagnostic] = []
    found = []
    for group in _groups(chain, names, problems):
        legend = group.legend.node if group.legend else None
        readings, problem = interpretations(group.worked.node, names, legend)
        if not readings:
            if problem:
                problems.append(problem)
            continue
        found.append(_settle(group, readings, names, problems))
    return found, problems


def _groups(chain: Chain, names: Names, problems: list[Diagnostic]) -> list[Sides]:
    legend: Side | None = None
    groups: list[Sides] = []
    current: Sides | None = None
    literals: list[Side] = []
    for side in chain.sides:
        kind = classify(side, names)
        if kind is Kind.LEGEND:
            legend = side if current is None else legend
        elif current is None and kind is Kind.LITERAL:
            literals.append(side)
        elif current is None:
            current = Sides(side, legend, literals, [])
        elif kind is Kind.EXPRESSION and not current.after and names_units(current.worked.node):
            current = Sides(side, current.worked, literals, [])
        elif kind is Kind.EXPRESSION and not _continues(current, side, names):
            carried = _carried(current, side, names)
            groups.append(current._replace(after=[*current.after, *carried]))
            current = Sides(side, None, [], [])
        else:
            current.after.append(side)
    if current:
        groups.append(current)
    elif literals:
        groups.append(Sides(literals[0], legend, [], literals[1:]))
    elif legend and isinstance(legend.node, Name) and legend.node.text in names.quantities:
        groups.append(Sides(legend, None, [], []))
    elif legend:
        _, problem = interpretations(legend.node, names)
        problems.extend([problem or _symbols(legend)])
    return groups


def _symbols(legend: Side) -> Diagnostic:
    said = "Nothing here says what these letters stand for."
    return Diagnostic(
        "PD208", "error", said, legend.span, "Define each on a line before (`N = 7B`), or write the numbers."
    )


def _carried(group: Sides, side: Side, names: Names) -> list[Side]:
    """`… = 246120 GPU-hours * 60 * …`: the first factor of the next calculation is the result of this one."""
    last = (group.after or [group.worked])[-1]
    first = side.node.terms[0].node if isinstance(side.node, Product) else None
    if not isinstance(first, Number) or first.span.start < last.span.end:
        return []
    found = Side(first, first.span)
    return [found] if _continues(group, found, names) else []


def _continues(group: Sides, side: Side, names: Names) -> bool:
    """True when this arithmetic restates the worked side, and is no calculation of its own."""
    first = side.node.terms[0].node if isinstance(side.node, Product) else side.node
    if group.after and first.span == group.after[-1].node.span:
        return False  # the figure before goes on: `= 2.70e20 → × 0.40`
    if isinstance(side.node, Power) and isinstance(side.node.base, Number) and isinstance(side.node.exponent, Number):
        return True  # `= 10^9`: a figure, written as a power
    bare = isinstance(side.node, Number)  # its unit is lent, so only agreement tells
    ours, _ = interpretations(group.worked.node, names, group.legend.node if group.legend else None)
    theirs, _ = interpretations(side.node, names)
    for one in ours:
        for other in theirs:
            link = bridge(one, group.worked.node, other, side.node)
            if not link or not link.worked or (link.lent and bare and not near(link.claim, link.worked)):
                continue
            if 1 / RESTATES_WITHIN <= abs(link.claim / link.worked) <= RESTATES_WITHIN:
                return True
    return not theirs


def _settle(group: Sides, readings: list[Interpretation], names: Names, problems: list[Diagnostic]) -> Resolved:
    """The reading under which all sides agree best."""
    claims = []
    for side in (*group.before, *group.after):
        theirs, problem = interpretations(side.node, names)
        if theirs:
            claims.append((side, theirs))
        elif problem:
            problems.append(problem)
    scored: list[tuple[float, Interpretation, list[Stated]]] = []
    beyond = inf
    for reading in readings:
        least = (AGREES + CONVERSION_STATED * any(c.divided for c in reading.conversions)) * len(claims)
        if reading.rank + least >= beyond:
            scored.append((reading.rank + least, reading, []))  # no agreement brings it near enough to matter
            continue
        links = _links(reading, group.worked, claims)
        cost = reading.rank + sum([cost for _, cost in links])
        if any(c.told for c in reading.conversions) and not any(
            converted_to(reading, stated.reading, stated.side.node) for stated, _ in links
        ):
            cost += MISMATCH
        scored.append((cost, reading, [stated for stated, _ in links]))
        if not group.before and all(stated.bridge for stated, _ in links):
            beyond = min(beyond, cost + SURE)
    if len(scored) > 1:
        scored.sort(key=lambda s: s[0])
    _, reading, stated = scored[0]
    rival = _rival(scored) if len(scored) > 1 else None
    before = len(group.before)
    marked = [s._replace(before=at < before) for at, s in enumerate(stated)] if before else stated
    defines = unit_defined(group.before[0]) if group.before else ""
    kept = [s for s in marked if not s.before or _follows(s, marked, defines)] if before else marked
    return Resolved(
        worked=group.worked,
        reading=reading,
        legend=group.legend,
        stated=tuple(kept),
        rivals=tuple(r for _, r, _ in scored[1:]),
        ambiguous=rival,
        defines=defines,
        before=tuple(group.before),
    )


def _links(
    reading: Interpretation, worked: Side, claims: list[tuple[Side, list[Interpretation]]]
) -> list[tuple[Stated, float]]:
    """Each stated result against one reading of the factors; the first unit that is lent to them holds for the rest.

    A figure in front of the factors may only introduce them, and lends last (`8 weeks = 56 * 24 = 1344 hours`).
    """
    links = []
    for side, theirs in sorted(claims, key=lambda c: c[0].span.start < worked.span.start):
        stated, cost = _link(reading, worked, side, theirs)
        links.append((stated, cost))
        lent = stated.bridge
        if lent and reading.quantity.dimension == ONE != lent.dimension:
            quantity = reading.quantity._replace(value=lent.worked, dimension=lent.dimension)
            reading = reading._replace(quantity=quantity)
    return sorted(links, key=lambda found: found[0].side.span.start)


def _rival(scored: list[tuple[float, Interpretation, list[Stated]]]) -> Interpretation | None:
    """The reading that is nearly as good as the best one, and comes to another value."""
    cost, reading, stated = scored[0]
    sure = _agreeing(stated)
    for c, other, links in scored[1:]:
        if c - cost < SURE and not near(other.quantity.value, reading.quantity.value) and _agreeing(links) >= sure:
            return other
    return None


def _agreeing(stated: list[Stated]) -> int:
    return sum(s.bridge is not None and near(s.bridge.claim, s.bridge.worked) for s in stated)


def _link(reading: Interpretation, worked: Side, side: Side, theirs: list[Interpretation]) -> tuple[Stated, float]:
    best: tuple[Stated, float] | None = None
    for one in theirs:
        link = bridge(reading, worked.node, one, side.node)
        if link is None:
            found, cost = Stated(side, one, None), MISMATCH + one.rank
        else:
            cost = one.rank + link.cost + (AGREES if near(link.claim, link.worked) else 0.0)
            cost += CONVERSION_STATED * converted_to(reading, one, side.node)
            found = Stated(side, one, link)
        if best is None or cost < best[1]:
            best = found, cost
        if link and link.cost <= 0 and cost < one.rank:
            break  # nothing that follows can agree better: they come by rank
    assert best is not None
    return best


def _follows(stated: Stated, everything: list[Stated], defines: str) -> bool:
    """A figure in front of the arithmetic is a claim, unless it only introduces it (`500 core-days = 500 * …`)."""
    if defines:
        return False
    if len([s for s in everything if not s.before]) == 0:
        return stated.bridge is not None
    return (
        stated.bridge is not None
        and bool(stated.bridge.worked)
        and 1 / INTRODUCES_WITHIN <= stated.bridge.claim / stated.bridge.worked <= INTRODUCES_WITHIN
    )


def mismatch(resolved: Resolved, stated: Stated) -> Diagnostic:
    """Takes a result that no reading brings to the dimension of its factors; returns the error that names both."""
    readings = [resolved.reading, *resolved.rivals]
    ways = dimensions(readings)
    ours = " or ".join(str(d) for d in ways[:3])
    lent = next((s.bridge.dimension for s in resolved.stated if s.bridge and s.bridge.lent), None)
    ours = f"{lent}, as the figure before says" if ours == "1" and lent else ours
    return Clash(
        "PD204",
        "error",
        f"The two sides are different things: the factors come to {ours}, "
        f"the stated result is {stated.reading.quantity.dimension}.",
        Span(*stated.side.span),
        "Name the missing unit (`5 days`, `3 TFLOP/s`), or correct the unit of the result.",
        dimensions=(*ways, stated.reading.quantity.dimension),
    )
