"""`Report`: the JSON contract of one calculation."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from petaday.core.calculation import Calculation, Claim, Interval, Node, Reading, Solution, Step, Uncertain
from petaday.core.diagnostic import Diagnostic, Span


class Report(BaseModel):
    """One calculation, read, worked and audited. Fields are those of `petaday.core.calculation.Calculation`."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    version: Literal[2] = 2
    text: str
    span: Span
    name: str = ""
    legend: str = ""
    value: float | None = None
    unit: str | None = None
    shown: str = ""
    pfs_days: float | None = None
    interval: Interval | None = None
    bound: str = ""
    uncertain: tuple[Uncertain, ...] = ()
    solution: Solution | None = None
    readings: tuple[Reading, ...] = ()
    steps: tuple[Step, ...] = ()
    claims: tuple[Claim, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    tree: Node | None = None

    @property
    def ok(self) -> bool:
        """True when nothing in it is an error and no claim is off."""
        return all(d.severity != "error" for d in self.diagnostics) and all(c.verdict != "off" for c in self.claims)


def report(calculation: Calculation) -> Report:
    """The calculation under the contract."""
    return Report(
        text=calculation.text,
        span=calculation.span,
        name=calculation.name,
        legend=calculation.legend,
        value=calculation.value,
        unit=calculation.unit,
        shown=calculation.shown,
        pfs_days=calculation.pfs_days,
        interval=calculation.interval,
        bound=calculation.bound,
        uncertain=calculation.uncertain,
        solution=calculation.solution,
        readings=calculation.readings,
        steps=calculation.steps,
        claims=calculation.claims,
        diagnostics=calculation.diagnostics,
        tree=calculation.tree,
    )
