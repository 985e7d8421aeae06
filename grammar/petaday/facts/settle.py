"""Settles what each fact of the run is: candidates weighed by their signs, left open where two are about as likely."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from petaday.facts.mention import Mention
from petaday.facts.signs import SIGNS, scope, weight

_SAME = 0.005  # values this near are one figure
_ENOUGH = 0.2  # what must speak for a figure before it is taken at all
_AHEAD = 0.1  # by how much it must be likelier than the next
_DISPUTED = {"dataset": 0.45, "compute": 0.45, "batch": 0.45}  # the same of kinds that texts state in several ways
_STANDS = 0.5  # a dataset that is likely enough to stand before what was gone through
_ELSEWHERE = 0.35  # how much of a sign counts that another mention of the same value has
_AGAIN = 0.3  # for every further sentence that says it, twice at most
_ROUGHER = 4  # a figure whose digits leave this much more open is a rounding of the other
_ROUNDED = 0.21  # nobody rounds by more
_ONE_PASS = 1e-5  # a compute this much smaller than another is that of one example
_AGREE = {"compute": 0.05, "time": 0.02, "dataset": 0.015}  # methods that come this near say the same
_LARGE = frozenset(
    ["parameters", "time", "dataset", "devices", "device_time", "batch"]
)  # of these the largest is likelier the run's
_KEPT = frozenset(["final", "total", "result"])  # a dataset its author rounds on purpose


@dataclass(slots=True)
class Candidate:
    """One value of a kind, with every mention of it, the best first."""

    mentions: list[Mention]
    score: float = 0.0

    @property
    def best(self) -> Mention:
        """The mention that says it best."""
        return self.mentions[0]

    @property
    def seen(self) -> bool:
        """Some mention of it says that it counts what was gone through."""
        return any("seen" in m.signs for m in self.mentions)

    def said(self) -> Mention:
        """The best mention, with the noun that another gives where it has none."""
        unit = next((m.unit for m in self.mentions if m.unit), "")
        return self.best if self.best.unit else replace(self.best, unit=unit)

    @property
    def value(self) -> float:
        """As the best mention has it."""
        return self.best.value


def scoped(m: Mention) -> Mention:
    """The mention with the scope that its signs decide."""
    return replace(m, scope=scope(m.signs))


def candidates(mentions: Iterable[Mention]) -> list[Candidate]:
    """The values of one kind, the likeliest first."""
    groups: list[Candidate] = []
    for m in sorted(mentions, key=lambda m: m.value):
        if groups and m.value - groups[-1].mentions[-1].value <= _SAME * m.value:
            groups[-1].mentions.append(m)
        else:
            groups.append(Candidate([m]))
    for group in groups:
        group.mentions.sort(key=lambda m: -weight(m.signs))
        group.score = _score(group.mentions)
    if len(groups) > 1 and groups[0].best.kind in _LARGE:
        _by_size(groups)
    if groups and groups[0].best.kind == "compute":
        for group in groups:
            group.score += SIGNS["tiny"].weight if group.value < _ONE_PASS * groups[-1].value else 0.0
    if groups and groups[0].best.kind in ("parameters", "dataset"):
        _refine(groups)
    return sorted(groups, key=lambda g: (-g.score, g.best.span.start))


def _score(mentions: list[Mention]) -> float:
    """What speaks for the best mention, and some of what else speaks for the same value elsewhere."""
    own = set(mentions[0].signs)
    others = {sign for m in mentions[1:] for sign in m.signs if SIGNS[sign].weight > 0} - own
    again = len({m.sentence for m in mentions}) - 1
    return weight(mentions[0].signs) + _ELSEWHERE * weight(sorted(others)) + _AGAIN * min(again, 2)


def _by_size(groups: list[Candidate]) -> None:
    """The largest is likelier the run's, but not for being the largest of sizes that nothing is told of."""
    largest = max((g for g in groups if "alike" not in g.best.signs), key=lambda g: g.value, default=None)
    for group in groups:
        group.score += SIGNS["largest" if group is largest else "smaller"].weight


def _refine(groups: list[Candidate]) -> None:
    """A count printed to more digits stands for the rounded one that it is within: 6.74B for 7B."""
    for at, rough in enumerate(groups):
        if rough.best.kind == "dataset" and _KEPT & set(rough.best.signs):
            continue
        for finer in groups[max(0, at - 1) : at + 2]:
            room, exact = (g.best.high - g.best.low for g in (rough, finer))
            if finer.best.unit and rough.best.unit and finer.best.unit != rough.best.unit:
                continue  # 750B words are not the exact figure of 1T tokens
            ranged = rough.best.approximate  # `3B to 9B`
            near = ranged or abs(finer.value / rough.value - 1) < _ROUNDED
            near = near and rough.best.low <= finer.value <= rough.best.high
            if finer is not rough and near and exact * _ROUGHER < room:
                finer.score = max(finer.score, rough.score) + SIGNS["exact"].weight
                rough.score -= 1.0


def settled(found: list[Candidate]) -> Candidate | None:
    """The one candidate that stands out, or None."""
    if not found or found[0].score < _ENOUGH:
        return None
    if found[0].seen:
        found = [c for c in found if not c.seen and c.score >= _STANDS] or found
    first = found[0]
    margin = _DISPUTED.get(first.best.kind, _AHEAD)
    rivals = [c for c in found[1:] if first.score - c.score < margin]
    agree = _AGREE.get(first.best.kind, 0.0)
    return None if any(abs(c.value / first.value - 1) > agree for c in rivals) else first
