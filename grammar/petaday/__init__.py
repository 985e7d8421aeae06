"""petaday: compute accounting. Reads calculations as papers print them, works and audits them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from petaday.columns import Formula
    from petaday.core.calculation import Claim, Reading, Step
    from petaday.core.diagnostic import Diagnostic, Span
    from petaday.core.quantity import Quantity
    from petaday.facts import Fact, RunSheet
    from petaday.report import Report
    from petaday.tabular.records import Table

__all__ = [
    "Claim",
    "Diagnostic",
    "Fact",
    "Quantity",
    "Reading",
    "Report",
    "RunSheet",
    "Span",
    "Step",
    "Table",
    "audit",
    "compile",
    "run_sheet",
    "run_sheets",
    "scan",
    "tables",
]

_PLACES = {
    "Claim": "core.calculation",
    "Diagnostic": "core.diagnostic",
    "Fact": "facts.records",
    "Quantity": "core.quantity",
    "Reading": "core.calculation",
    "Report": "report",
    "RunSheet": "facts.sheet",
    "Span": "core.diagnostic",
    "Step": "core.calculation",
    "Table": "tabular.records",
}


def audit(text: str) -> Report:
    """One calculation, worked and audited; never raises on bad text.

    Args:
        text: a calculation as a paper prints it; of several the last is the answer.

    Returns:
        Its report: figure, unit, steps, the verdict on each stated result, and what could not be read.

    >>> import petaday
    >>> report = petaday.audit("4 GPUs * 2 days * 1 TFLOP/s = 0.008 pfs-days")
    >>> report.value, report.unit, report.claims[0].verdict
    (6.912e+17, 'FLOP', 'follows')
    """
    from petaday import calculate, report  # noqa: PLC0415 - the command line starts without pydantic

    return report.report(calculate.audit(text), text)


def scan(prose: str, *, exact: bool = False) -> list[Report]:
    r"""Every calculation found in running text, in order, with spans into it; never raises on bad text.

    Args:
        prose: plain text, Markdown, HTML or LaTeX. Lines define names for later lines.
        exact: read every line; else those in which nothing could be worked are passed over, which takes half the time.

    Returns:
        A report for each calculation; what is none is passed over in silence.

    >>> import petaday
    >>> text = "We thank our reviewers.\n\n3 days × 8 GPUs = 24 GPU-days"
    >>> [report.span.of(text) for report in petaday.scan(text)]
    ['3 days × 8 GPUs = 24 GPU-days']
    """
    from petaday import calculate, report  # noqa: PLC0415 - the command line starts without pydantic

    return [report.report(found, prose) for found in calculate.scan(prose, exact=exact)]


def run_sheet(text: str, subject: str | None = None) -> RunSheet:
    """The facts of the training run a text is about, settled or left open; never raises on bad text.

    Args:
        text: prose or calculations about the run.
        subject: the run's name, where the text is about several.

    Returns:
        The facts in base units, which of them are settled, and the equations between them.

    >>> import petaday
    >>> sheet = petaday.run_sheet("It has 7B parameters and saw 2T tokens.")
    >>> sheet.value("parameters"), sheet.method_1().shown
    (7000000000.0, '8.4e22 FLOP')
    """
    from petaday import facts  # noqa: PLC0415 - the command line starts without pydantic

    return facts.run_sheet(text, subject)


def run_sheets(text: str) -> list[RunSheet]:
    """A sheet for every run of a text; one where it tells none apart.

    Args:
        text: prose or calculations about the runs.

    >>> import petaday
    >>> [sheet.subject for sheet in petaday.run_sheets("Osprey-7B saw 1T tokens. Osprey-34B saw 3T tokens.")]
    ['Osprey-7B', 'Osprey-34B']
    """
    from petaday import facts  # noqa: PLC0415 - the command line starts without pydantic

    return facts.run_sheets(text)


def tables(text: str) -> list[Table]:
    r"""Every table of a text, with the relations that its cells hold and the rows in which they disagree.

    Args:
        text: Markdown, HTML, LaTeX, reStructuredText or separated values.

    >>> import petaday
    >>> text = "| GPUs | Days | GPU-days |\n|--|--|--|\n| 8 | 3 | 24 |\n| 16 | 7 | 112 |\n| 64 | 5 | 320 |"
    >>> [relation.because for table in petaday.tables(text) for relation in table.relations]
    ['devices × time is device time.']
    """
    # the room may not be called like this function: loading it would take its place
    from petaday.tabular.reading import tables as read  # noqa: PLC0415

    return read(text)


def compile(expression: str, *, units: Mapping[str, str] | None = None, to: str = "") -> Formula:  # noqa: A001
    """A calculation over columns, its units checked once: `.numpy`, `.pandas`, `.polars`, `.arrow`, `.ibis`, `.sql`.

    Args:
        expression: arithmetic in which every name is a column: `gpus * peak * days * 40%`.
        units: the unit of a column's figures; plain numbers where none is given.
        to: the unit of the result; base units where none is given.

    Raises:
        petaday.columns.FormulaError: before any row is read, with code, place and a way out.

    >>> compile("spent / 8.64e19").sql()
    'CAST("spent" AS DOUBLE) / 8.64e19'
    """
    from petaday.columns import compiling  # noqa: PLC0415 - the command line starts without it

    return compiling.compile(expression, units=units, to=to)


def load_ipython_extension(ipython: Any) -> None:
    """What `%load_ext petaday` calls in a notebook: from then on it has `%calc` and `%%calc`.

    Args:
        ipython: the running shell.
    """
    from petaday.notebook.magics import load  # noqa: PLC0415 - nothing but a notebook needs it

    load(ipython)


def __getattr__(name: str) -> Any:
    """The types of results, each loaded when it is first named: the command line starts without pydantic."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"petaday.{_PLACES[name]}"), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
