"""Relations between figures of one kind: a ratio of two columns, of rows to the first one, a share of the total."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence

from petaday.tabular.candidates import Candidate, Range
from petaday.tabular.cells import Figure
from petaday.tabular.heads import Figures

_BY_ROWS = re.compile(r"(?i)scaling|speed[\s-]?up|relative|efficien|faster|\bvs\b|normali[sz]ed|improve")
_NOT_PAIRED = frozenset({"ratio", "share", "utilization", "devices", "nodes", "epochs", "steps"})

_FORMS: tuple[tuple[str, Callable[[Range], Range]], ...] = (
    ("", lambda r: r),
    (" − 1", lambda r: Range(r.value - 1, r.low - 1, r.high - 1)),
    ("1 − ", lambda r: Range(1 - r.value, 1 - r.high, 1 - r.low)),
)


def ratio_candidates(columns: Sequence[Figures]) -> Iterator[Candidate]:
    """What a column of ratios could be the ratio of."""
    numeric = [at for at, one in enumerate(columns) if one.filled >= 2]
    for result in numeric:
        if columns[result].column.quantity != "ratio":
            continue
        yield from _of_columns(columns, result, [at for at in numeric if at != result])
        if _BY_ROWS.search(columns[result].column.header):
            yield from _of_rows(columns, result, [at for at in numeric if at != result])
    for result in numeric:
        if columns[result].column.quantity == "share":
            yield from _shares(columns, result, [at for at in numeric if at != result])


def _alike(one: Figures, two: Figures) -> bool:
    a, b = one.column, two.column
    return a.quantity == b.quantity and a.per_device == b.per_device and a.quantity not in _NOT_PAIRED


def _of_columns(columns: Sequence[Figures], result: int, others: Sequence[int]) -> Iterator[Candidate]:
    percent = columns[result].column.unit == "%" or _mostly_percent(columns[result].figures)
    for over, under in itertools.islice(itertools.permutations(others, 2), 132):
        if not _alike(columns[over], columns[under]):
            continue
        tight = [_divided(a, b, roomy=False) for a, b in _pairs(columns, over, under)]
        loose = [_divided(a, b, roomy=True) for a, b in _pairs(columns, over, under)]
        for said, form in _FORMS if percent else _FORMS[:1]:
            yield Candidate(
                f"ratio={said}a/b",
                f"{_name(columns[result])} is {said if said == '1 − ' else ''}{_name(columns[over])}"
                f" ÷ {_name(columns[under])}"
                f"{said if said != '1 − ' else ''}",
                (result, over, under),
                columns[result].figures,
                tuple(form(one) if one else None for one in tight),
                tuple(form(one) if one else None for one in loose),
            )


def _mostly_percent(figures: Sequence[Figure | None]) -> bool:
    return any(one and "%" in one.unit for one in figures)


def _of_rows(columns: Sequence[Figures], result: int, others: Sequence[int]) -> Iterator[Candidate]:
    """Each row over the last row above in which the ratio is 1; with devices, for each of them."""
    ratio = columns[result].figures
    bases: list[int | None] = []
    base: int | None = None
    for at, one in enumerate(ratio):
        if one and abs(one.value - 1) < 1e-9:
            base = at
        bases.append(base)
    exempt = frozenset(at for at, begun in enumerate(bases) if begun == at)
    if not exempt:
        return
    counts = [at for at in others if columns[at].column.quantity in {"devices", "nodes"}]
    for of in others:
        if columns[of].column.quantity in _NOT_PAIRED:
            continue
        figures = columns[of].figures
        for each in [None, *counts]:
            for inverse in (False, True):
                rows = [_over_base(figures, at, begun, inverse=inverse) for at, begun in enumerate(bases)]
                if each is not None:
                    rows = [_for_each(row, columns[each], at, bases[at]) for at, row in enumerate(rows)]
                yield Candidate(
                    f"ratio={'row0/row' if inverse else 'row/row0'}{'/devices' if each is not None else ''}",
                    f"{_name(columns[result])} is {_name(columns[of])} against the row where it is 1"
                    f"{', for each device' if each is not None else ''}",
                    (result, of, *([each] if each is not None else [])),
                    ratio,
                    tuple(rows),
                    tuple(rows),
                    exempt=exempt,
                )


def _over_base(figures: Sequence[Figure | None], at: int, base: int | None, *, inverse: bool) -> Range | None:
    if base is None or base == at:
        return None
    over, under = (figures[base], figures[at]) if inverse else (figures[at], figures[base])
    return _divided(over, under, roomy=False)


def _for_each(found: Range | None, counts: Figures, at: int, base: int | None) -> Range | None:
    """A ratio for each device of a row, where that of the base is one."""
    if found is None or base is None:
        return None
    more, fewer = counts.figures[at], counts.figures[base]
    if more is None or fewer is None or not more.value or not fewer.value:
        return None
    return found.times(fewer.value / more.value)


def _shares(columns: Sequence[Figures], result: int, others: Sequence[int]) -> Iterator[Candidate]:
    for of in others:
        figures = columns[of].figures
        whole = sum(one.value for one in figures if one)
        if whole <= 0 or columns[of].column.quantity in {"ratio", "share", "utilization"}:
            continue
        last = figures[-1]
        if last and abs(2 * last.value - whole) < 0.005 * whole:
            whole = last.value
        rows = [_divided(one, Figure(whole, whole, whole, 0.0), roomy=False) for one in figures]
        yield Candidate(
            "share=part/sum",
            f"{_name(columns[result])} is the part of {_name(columns[of])}",
            (result, of),
            columns[result].figures,
            tuple(rows),
            tuple(rows),
        )


def _pairs(columns: Sequence[Figures], over: int, under: int) -> Iterator[tuple[Figure | None, Figure | None]]:
    yield from zip(columns[over].figures, columns[under].figures, strict=True)


def _divided(over: Figure | None, under: Figure | None, *, roomy: bool) -> Range | None:
    if over is None or under is None or over.value <= 0 or under.value <= 0:
        return None
    a, b = (over.roomy(), under.roomy()) if roomy else (over, under)
    return Range(a.value / b.value, a.low / b.high, a.high / max(b.low, b.value * 1e-6))


def _name(figures: Figures) -> str:
    return f"“{figures.column.header}”"
