"""Relations compete for a column: what stays, and which rows it may accuse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from petaday.hardware import devices, find
from petaday.tabular.cells import figure
from petaday.tabular.fitting import Fit, stated_range
from petaday.tabular.grid import Grid
from petaday.tabular.slips import looks_like_slip

_KEPT = 0.02  # chance of a relation that is told, all candidates of its column counted
_TOLD = 0.15  # of one without a fitted constant that no row breaks: it accuses nobody
_SURE = 0.002  # of one that accuses
_LEAST_APART = 0.005
_MEASURED = frozenset({"rate", "tokens_rate", "samples_rate", "step_time", "latency", "utilization"})


def winners(fits: Iterable[Fit]) -> list[tuple[Fit, tuple[int, ...]]]:
    """The relations that stay, each with the rows it may accuse: one a column, and others where every row holds."""
    by_result: dict[int, list[Fit]] = {}
    for one in fits:
        by_result.setdefault(one.candidate.columns[0], []).append(one)
    out: list[tuple[Fit, tuple[int, ...]]] = []
    for rivals in by_result.values():
        rivals.sort(key=lambda one: one.rank, reverse=True)
        kept = [one for one in rivals if _is_kept(one, len(rivals))]
        if not kept:
            continue
        best = kept[0]
        elsewhere = {at for other in rivals if other is not best for at in _explains(other, best)}
        out.append((best, tuple(at for at in best.breaks if at not in elsewhere)))
        sets = {frozenset(best.candidate.columns)}
        for other in kept[1:]:
            columns = frozenset(other.candidate.columns)
            whole = not other.breaks and not other.odd and other.candidate.constant.source != "fitted"
            if whole and columns not in sets:
                sets.add(columns)
                out.append((other, ()))
    return out


def _is_kept(one: Fit, rivals: int) -> bool:
    """Most rows hold, and not by chance."""
    good, bad = len(one.holds), len(one.breaks) + len(one.odd)
    least = 3 if one.candidate.constant.source == "fitted" and not one.candidate.constant.known else 1
    enough = good >= max(least, 1) and good > 2 * bad - (good == 2 and bad == 1)
    told = _TOLD if one.candidate.constant.source in {"none", "fixed"} and not bad else _KEPT
    return enough and one.chance * min(rivals, 20) ** 0.5 < told


def _explains(other: Fit, best: Fit) -> list[int]:
    """Rows that break one relation and hold another one of the column."""
    if other.candidate.constant.source == "fitted" and len(other.holds) < 3:
        return []
    return [at for at in best.breaks if at in other.holds]


def accused(grid: Grid, one: Fit, open_: Sequence[int], rivals: int) -> list[int]:
    """Which of the rows that break a relation are said to: none where a reason for silence is left."""
    good = len([at for at in one.holds if at not in one.candidate.exempt])
    if not open_ or len(one.breaks) * 3 > good + (good == 2):
        return []
    source = one.candidate.constant.source
    free = source == "fitted" and not one.candidate.constant.known
    if free and len(one.breaks) > 1:
        return []
    out = []
    for at in open_:
        slip = _is_slip(grid, one, at)
        strong = good >= (4 if free or _is_measured(one) else 3) and one.chance * rivals < _SURE
        weak = good >= 2 and one.chance * rivals < 0.05
        if free and len(one.candidate.columns) == 2:
            strong = False  # every row may have a price of its own
        if (strong or (slip and weak)) and _is_apart(one, at) and not _has_other_peak(grid, one, at):
            out.append(at)
    return out


def _is_measured(one: Fit) -> bool:
    return any(name.removesuffix("^-1") in _MEASURED for name in one.candidate.kind.replace("=", "*").split("*"))


def worked_in_cell(grid: Grid, one: Fit, at: int) -> tuple[float, float] | None:
    """What the other cells give and what is stated, both in the unit of the cell."""
    stated, worked = one.candidate.stated[at], one.candidate.worked[at]
    plain = figure(grid.body[at][one.candidate.columns[0]].text)
    if not stated or not worked or not plain or not stated.value:
        return None
    in_cell = plain.value / stated.value
    return worked.value * one.factor * in_cell, plain.value


def _is_slip(grid: Grid, one: Fit, at: int) -> bool:
    both = worked_in_cell(grid, one, at)
    return bool(both) and looks_like_slip(grid.body[at][one.candidate.columns[0]].text, *both)  # type: ignore[misc]


def _is_apart(one: Fit, at: int) -> bool:
    """Further away than digits explain: half a percent, or half of it where cells are approximate."""
    stated, worked = one.candidate.stated[at], one.candidate.roomy[at]
    if not stated or not worked:
        return False
    given, found = stated_range(stated), worked.times(one.factor)
    gap = given.low / found.high if given.low > found.high else found.low / max(given.high, 1e-300)
    return gap > 1 + (0.5 if stated.about else _LEAST_APART)


def _has_other_peak(grid: Grid, one: Fit, at: int) -> bool:
    """A utilization that follows from the peak of another device, or of another precision."""
    if not one.candidate.constant.is_peak:
        return False
    stated, worked = one.candidate.stated[at], one.candidate.worked[at]
    if not stated or not worked or not stated.value:
        return True
    given = stated_range(stated)
    low, high = worked.low / given.high, worked.high / max(given.low, 1e-12)
    words = re.findall(r"(?<!\w)[A-Za-z]++[-\s]?+\w*\d\w*", " ".join(cell.text for cell in grid.body[at]))
    named = [device for word in words if (device := find(word))]
    fitted = [device for device in devices() if any(abs(p.value * one.factor - 1) < 0.004 for p in device.peaks)]
    return any(low * 0.99 <= peak.value <= high * 1.01 for device in [*named, *fitted] for peak in device.peaks)
