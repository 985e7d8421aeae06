"""The relations of one table, as they are told: what holds, and which cells disagree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from petaday.core.patience import look
from petaday.tabular import rows
from petaday.tabular.candidates import MOST, Candidate, product_candidates, unit_candidates
from petaday.tabular.cells import figure
from petaday.tabular.contest import accused, winners, worked_in_cell
from petaday.tabular.expressions import Worked, expressions
from petaday.tabular.fitting import Fit, fit
from petaday.tabular.grid import Grid
from petaday.tabular.heads import Figures
from petaday.tabular.ratios import ratio_candidates
from petaday.tabular.records import Disagreement, TableRelation
from petaday.tabular.sums import sum_candidates
from petaday.tabular.told import in_cell, sentence, stated_constants
from petaday.tabular.totals import Total, disagreeing, totals

_OUTCOMES = {"off", "within factor 2"}


class _Gives(NamedTuple):
    """What the other cells give for one: as it would be written there, and the stated figure over it."""

    shown: str
    ratio: float


class Relations:
    """The relations of one table, in the order in which they are told.

    Args:
        grid: the table, turned where it lies on its side.
        found: its columns.
        names: what its rows are called instead of a number; empty where they have numbers.
    """

    def __init__(self, grid: Grid, found: list[Figures], names: Sequence[str]) -> None:
        self._grid, self._columns, self._names = grid, found, names
        total = set(rows.totals(grid)) | set(rows.averages(grid))
        self._pending = frozenset(rows.pending(grid))
        self._skipped = frozenset(total) | self._pending

    def __iter__(self) -> Iterator[TableRelation]:
        """Products, ratios and sums of columns, then totals, then calculations beside their results."""
        fits: list[Fit] = []
        for candidate in islice(self.candidates(), MOST):
            look()
            one = fit(candidate, self._pending if candidate.linear else self._skipped)
            if one and one.holds:
                fits.append(one)
        for one, open_ in winners(fits):
            rivals = sum(other.candidate.columns[0] == one.candidate.columns[0] for other in fits)
            yield self._of_columns(one, accused(self._grid, one, open_, rivals))
        yield from self._totals()
        yield from self._expressions()

    def candidates(self) -> Iterator[Candidate]:
        """Every relation of columns that the table could keep."""
        heads = " ".join(one.column.header for one in self._columns)
        yield from product_candidates(self._columns, stated_constants(f"{heads} {self._grid.caption}"))
        yield from unit_candidates(self._columns)
        yield from sum_candidates(self._columns)
        yield from ratio_candidates(self._columns)

    def _name(self, row: int) -> str:
        return self._names[row] if self._names else str(row + 1)

    def _apart(self, row: int, column: int, gives: _Gives, because: str) -> Disagreement:
        cell = self._grid.body[row][column]
        return Disagreement(
            row=self._name(row),
            label=rows.label(self._grid, row),
            span=cell.span,
            stated=cell.text,
            worked=gives.shown,
            ratio=gives.ratio,
            because=f"{because} {gives.shown}, not {cell.text}",
        )

    def _relation(
        self, kind: str, columns: Sequence[int], holds: Sequence[int], wrong: Sequence[Disagreement], because: str
    ) -> TableRelation:
        return TableRelation(
            kind=kind,
            columns=tuple(self._columns[at].column.index for at in columns),
            holds=tuple(map(self._name, holds)),
            breaks=tuple(one.row for one in wrong),
            disagreements=tuple(wrong),
            because=because,
        )

    def _of_columns(self, one: Fit, wrong: Sequence[int]) -> TableRelation:
        result = one.candidate.columns[0]
        apart = []
        for at in wrong:
            worked, stated = worked_in_cell(self._grid, one, at) or (0.0, 0.0)
            if worked:
                gives = _Gives(in_cell(worked, self._grid.body[at][result].text), stated / worked)
                said = f"{one.candidate.says}, as in {len(one.holds)} other rows; the other cells of this one give"
                apart.append(self._apart(at, result, gives, said))
        told = self._relation(one.candidate.kind, one.candidate.columns, one.holds, apart, sentence(one))
        source = one.candidate.constant.source
        return told.model_copy(update={"factor": one.factor if source != "none" else None, "factor_is": source})

    def _totals(self) -> Iterator[TableRelation]:
        found = totals(self._grid, self._columns)
        wrong = [one for one in disagreeing(self._grid, self._columns, found) if one.row not in self._pending]
        for one in found:
            if one.holds or one in wrong:
                holds, apart = ([one.row], []) if one.holds else ([], [self._wrong_total(one)])
                yield self._relation(
                    "total=sum", [one.column], holds, apart, f"the total is the sum of {one.parts} rows."
                )

    def _wrong_total(self, one: Total) -> Disagreement:
        text = self._grid.body[one.row][one.column].text
        stated, plain = self._columns[one.column].figures[one.row], figure(text)
        in_unit = plain.value / stated.value if plain and stated and stated.value else 1.0
        gives = _Gives(in_cell(one.worked.value * in_unit, text), stated.value / one.worked.value if stated else 0.0)
        head = self._columns[one.column].column.header
        return self._apart(one.row, one.column, gives, f"the {one.parts} rows of “{head}” add up to")

    def _expressions(self) -> Iterator[TableRelation]:
        by_columns: dict[tuple[int, int], list[Worked]] = {}
        for one in expressions(self._grid, self._columns):
            by_columns.setdefault(one.columns, []).append(one)
        for (written, result), found in by_columns.items():
            good = [one.row for one in found if one.verdict not in {*_OUTCOMES, "not judged"}]
            bad = [one for one in found if one.verdict in _OUTCOMES and one.row not in self._skipped]
            wrong = bad if len(good) >= max(2, 2 * len(bad)) else []
            apart = [self._wrong_expression(one) for one in wrong]
            if good:
                said = "the calculation in the cell before gives it."
                yield self._relation("result=expression", [result, written], good, apart, said)

    def _wrong_expression(self, one: Worked) -> Disagreement:
        gives = _Gives(re.sub(r"\s+", " ", one.shown), one.ratio)
        return self._apart(one.row, one.columns[1], gives, "the calculation beside it gives")
