"""The operations for programs: work, audit, scan, sheet, check_document, convert, …; HTTP and MCP offer the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

import petaday
from petaday import conversion, law
from petaday.casebook import Casebook
from petaday.core.figures import figure
from petaday.facts import Fact, Relation, RunSheet
from petaday.report import Report
from petaday_service.conversation import work_part
from petaday_service.conversation.casebook_rows import Compared, systems
from petaday_service.conversation.parts import Findings
from petaday_service.conversation.schemas import SOMETHING
from petaday_service.conversation.summary import findings

MOST_REPORTS = 300


class Calculation(BaseModel):
    """A calculation, or a text that holds some."""

    model_config = ConfigDict(strict=True)

    text: str = Field(
        description="as a paper prints it: `2 GPU * 1.58e-3 PF * 5.5 days * 0.33 = 500 PF`", json_schema_extra=SOMETHING
    )


class Quantity(Calculation):
    """A quantity, and the unit to say it in."""

    unit: str = Field(description="`pfs-days`, `PFLOP`, `hours`, …")


class Candidate(Calculation):
    """A calculation, and what to compare it with."""

    system: str = Field(default="", description="a system of the casebook; empty for all of them")


class Run(Calculation):
    """A text about a training run, and the run's name where it tells of several."""

    subject: str = Field(default="", description="the run the sheet is about (`Llama-70B`); empty for the largest")


class Found(BaseModel):
    """Every calculation of a text, in order; `left_off` says how many more there are."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reports: tuple[Report, ...]
    left_off: int = 0


class Conversion(BaseModel):
    """A quantity in another unit; where it cannot be, `figure` is null and `message` says why."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    ok: bool
    message: str
    unit: str
    figure: float | None = None
    report: Report


class Comparison(BaseModel):
    """A calculation beside those of the casebook; where it cannot be, `rows` is empty and `message` says why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ok: bool
    message: str
    rows: tuple[Compared, ...] = ()
    report: Report


def work(asked: Calculation, _: Casebook) -> Report:
    """Work one calculation with its units and check every result it states.

    A text that cannot be read comes back with `value` null and `diagnostics` that say where and why.
    """
    return petaday.audit(asked.text)


def audit(asked: Calculation, _: Casebook) -> Findings:
    """Check every stated result in a text: a row each, with what the inputs give and a verdict.

    Lines with figures that are no calculation are listed as unread, none is dropped.
    """
    return findings(asked.text, work_part.scan(asked.text))


def scan(asked: Calculation, _: Casebook) -> Found:
    """Find every calculation in running text, HTML, LaTeX or Markdown, and work each in full."""
    reports = petaday.scan(asked.text)
    return Found(reports=tuple(reports[:MOST_REPORTS]), left_off=max(0, len(reports) - MOST_REPORTS))


def sheet(asked: Run, _: Casebook) -> RunSheet:
    """Read the facts of a training run from a paper, a model card or news, and check that they fit together.

    Each fact has its place and its reason; what the text leaves open stays open. `chosen` are the places in `facts`
    of those that are settled, and `relations` say which equations between them hold.
    """
    return petaday.run_sheet(asked.text, asked.subject or None)


class Document(BaseModel):
    """A document checked: every stated result, and the relations between the facts of its run."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    findings: Findings
    facts: tuple[Fact, ...]
    relations: tuple[Relation, ...]
    method_1: str = Field(default="", description="the compute by operations, where the facts are enough")
    method_2: str = Field(default="", description="the compute by devices and time, where the facts are enough")


def check_document(asked: Run, _: Casebook) -> Document:
    """Check a whole document: its calculations, and whether what it says of a training run fits together.

    `findings` has a row for each stated result, `relations` says which facts of the run agree (device-hours times
    price, 6ND beside GPU time, sums of stages), and both methods are worked where the facts are enough.
    """
    read = petaday.run_sheet(asked.text, asked.subject or None)
    one, two = read.method_1(), read.method_2()
    return Document(
        findings=findings(asked.text, work_part.scan(asked.text)),
        facts=tuple(read.facts[at] for at in read.chosen),
        relations=read.relations,
        method_1=f"{one.text} = {one.shown}" if one else "",
        method_2=f"{two.text} = {two.shown}" if two else "",
    )


def convert(asked: Quantity, _: Casebook) -> Conversion:
    """Say a quantity, or what a calculation comes to, in another unit.

    Device time becomes compute, and compute device time, through the listed peak and the utilization that the text or
    the unit names (`2.6M H100-hours at 40%` in `FLOP`); without one, `message` asks for it.
    """
    done = conversion.convert(asked.text, asked.unit)
    return Conversion(
        ok=done.figure is not None, message=done.message, unit=asked.unit, figure=done.figure, report=done.report
    )


def solve(asked: Calculation, _: Casebook) -> Report:
    """Solve for the one `?` of a calculation: `? days * 8 H100 * 990 TFLOP/s * 40% = 10 pfs-days`.

    What it comes to is in `solution`: null where the text has no `?`, or no answer, and then `diagnostics` say why.
    """
    return petaday.audit(asked.text)


def compare(asked: Candidate, casebook: Casebook) -> Comparison:
    """Set a calculation that comes to a count of operations beside the systems of the casebook, or one of them."""
    report = petaday.audit(asked.text)
    if not report.pfs_days:
        message = f"{report.shown or 'What cannot be read'} is not a count of operations, so it cannot be compared."
        return Comparison(ok=False, message=message, report=report)
    page = casebook.find(asked.system) if asked.system else None
    if asked.system and page is None:
        known = ", ".join(system.front.title for system in casebook.systems) or "none at all"
        message = f"The casebook has no system named “{asked.system}”; it has {known}."
        return Comparison(ok=False, message=message, report=report)
    rows = systems(casebook, report.pfs_days, page)
    message = f"{figure(report.pfs_days)} pfs-days beside {len(rows)} figures of the casebook."
    return Comparison(ok=bool(rows), message=message, rows=rows, report=report)


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation: what it takes, what it gives, and the function between them."""

    takes: type[Calculation]
    gives: type[BaseModel]
    run: Callable[[Any, Casebook], BaseModel]

    def done(self, asked: Calculation, casebook: Casebook) -> BaseModel:
        """The result, under the law of the casebook."""
        with law.applied(casebook.law):
            return self.run(asked, casebook)

    def json(self, asked: Calculation, casebook: Casebook) -> str:
        """The result as JSON."""
        return self.done(asked, casebook).model_dump_json()


OPERATIONS: Mapping[str, Operation] = {
    "work": Operation(Calculation, Report, work),
    "audit": Operation(Calculation, Findings, audit),
    "scan": Operation(Calculation, Found, scan),
    "sheet": Operation(Run, RunSheet, sheet),
    "check_document": Operation(Run, Document, check_document),
    "convert": Operation(Quantity, Conversion, convert),
    "solve": Operation(Calculation, Report, solve),
    "compare": Operation(Candidate, Comparison, compare),
}
