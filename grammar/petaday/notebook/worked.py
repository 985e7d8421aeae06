"""What a `%%calc` cell came to: its reports by place and by name, shown as one card with a table of the results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from petaday.card import Card, card, chip
from petaday.card.figures import in_pfs_days, quantity
from petaday.card.verdicts import label
from petaday.core.quantity import Quantity
from petaday.display.html import caret, name_of, whole
from petaday.display.text import answer
from petaday.notebook.chart import chart
from petaday.notebook.names import NOTHING, Taken
from petaday.render.elements import Child, Html, el, join, table
from petaday.render.latex import to_latex
from petaday.render.text import to_text
from petaday.report import Report

_MANY = 2  # results that are a table


class Worked:
    r"""The calculations of a cell, in order.

    Args:
        given: the cell.
        reports: what it holds.
        taken: what it used of Python's names.
        defined: what Python has of it.

    >>> import petaday
    >>> text = "C = 6 FLOP * 7e9 * 2e12\nC / 4e14 FLOP/s"
    >>> worked = Worked(text, tuple(petaday.scan(text)))
    >>> len(worked), worked["C"].flop, worked[-1].unit
    (2, 8.4e+22, 's')
    """

    def __init__(
        self,
        given: str,
        reports: tuple[Report, ...],
        taken: Taken = NOTHING,
        defined: Mapping[str, Quantity] | None = None,
    ) -> None:
        self.given, self.reports, self.taken, self.defined = given, reports, taken, dict(defined or {})

    def __len__(self) -> int:
        """How many calculations there are."""
        return len(self.reports)

    def __iter__(self) -> Iterator[Report]:
        """The calculations in order."""
        return iter(self.reports)

    def __getitem__(self, which: int | str) -> Report:
        """The calculation at a place, or the last one of a name; KeyError where none has it."""
        if isinstance(which, int):
            return self.reports[which]
        for report in reversed(self.reports):
            if report.name == which:
                return report
        names = ", ".join(f"`{report.name}`" for report in self.reports if report.name)
        raise KeyError(f"no calculation is called `{which}`; there is {names or 'no name'}")

    def chart(self, **how: Any) -> Any:
        """The results as a chart, see `petaday.notebook.chart`.

        >>> import petaday
        >>> text = "small = 2 days * 3 PF/s"
        >>> sorted(Worked(text, tuple(petaday.scan(text))).chart()._repr_mimebundle_())[1]
        'image/svg+xml'
        """
        return chart(self.reports, **how)

    def __repr__(self) -> str:
        """A line for each calculation."""
        return "\n".join(f"{report.name or report.text}: {answer(report)}" for report in self) or "no calculation"

    def __str__(self) -> str:
        """Each calculation in full, and the names that came from Python."""
        parts = [to_text(report, self.given) for report in self] or ["no calculation"]
        return "\n\n".join([*_names_said(self.taken), *parts])

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002 - as IPython calls it
        printer.text(str(self))

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:  # noqa: ARG002
        maths = "\n".join(to_latex(report).strip() for report in self if report.tree is not None)
        forms = {"text/plain": str(self), "text/html": self._html(), "text/latex": maths}
        return {kind: form for kind, form in forms.items() if form}

    def _html(self) -> str:
        said = [el("p", *_coded(line), class_="pd-from") for line in _names_said(self.taken)]
        if not self.reports:
            return whole([*said, el("p", "The cell holds no calculation.", class_="pd-from")])
        name = name_of(self.given, 0)
        results = _results(self) if len(self) >= _MANY else None
        return whole([*said, card(self.reports, self.given, Card(name)), join(results), *map(caret, self.reports)])


def _results(worked: Worked) -> Html:
    """A row for each calculation: its name, what it comes to, what was stated and what became of that."""
    heads: list[Child] = ["Calculation", "Worked", "In petaflop/s-days", "Stated"]
    rows = [_row(report) for report in worked]
    shown = table("Results", heads, rows, numeric=frozenset({1, 2}))
    return el("article", el("div", shown, class_="pd-panel"), class_="pd-card pd-sheet")


def _row(report: Report) -> list[Child]:
    line = " ".join(report.text.split())
    called = el("b", report.name) if report.name else el("code", line if len(line) < 60 else f"{line[:59]}…")
    if report.value is None:
        return [called, "cannot be read", "", ""]
    before = ["", *(claim.text for claim in report.claims)]
    stated = [
        el("span", el("code", claim.text), " ", chip(claim.verdict, label(claim, before[at])), class_="pd-stated")
        for at, claim in enumerate(report.claims)
    ]
    days = in_pfs_days(report.value) if report.pfs_days is not None else ""
    return [called, quantity(report.value, report.unit), days, join(*stated, by=" ") if stated else ""]


def _names_said(taken: Taken) -> list[str]:
    used = ", ".join(f"`{name}` = {quantity}" for name, quantity in taken.quantities.items())
    left = ", ".join(f"`{name}`" for name in taken.left)
    both = [f"From Python: {used}." if used else "", _LEFT.format(left) if left else ""]
    return [line for line in both if line]


_LEFT = "Not from Python: {}, read as what is counted or measured; with × before each it is the number."


def _coded(line: str) -> list[Child]:
    return [el("code", part) if at % 2 else part for at, part in enumerate(line.split("`"))]
