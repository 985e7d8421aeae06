"""Inlay hints: behind each line what its calculations come to, and in petaflop/s-days."""

from __future__ import annotations

from lsprotocol import types

from petaday.core.diagnostic import Span
from petaday.lsp.document import Open
from petaday.lsp.hover import result
from petaday.report import Report


def hints(about: Open, span: Span) -> list[types.InlayHint]:
    """A hint for each line in this stretch on which a worked calculation ends."""
    lines: dict[int, list[Report]] = {}
    for report, at in about.within(span):
        if _is_worked(report):
            lines.setdefault(about.lines.position(report.span.end + at).line, []).append(report)
    return [_hint(about, line, reports) for line, reports in sorted(lines.items())]


def _is_worked(report: Report) -> bool:
    """More than a figure that is written there already."""
    if report.value is None:
        return False
    return len(report.steps) > 1 or report.solution is not None or any(step.note for step in report.steps)


def _hint(about: Open, line: int, reports: list[Report]) -> types.InlayHint:
    label = " · ".join(f"= {_told(report)}" for report in reports)
    steps = "\n".join(f"{step.operation} {step.shown}".strip() for report in reports for step in report.steps)
    place = about.lines.position(about.lines.line_end(line))
    return types.InlayHint(place, label, tooltip=steps, padding_left=True)


def _told(report: Report) -> str:
    solved = f", {report.solution.text} = {report.solution.shown}" if report.solution else ""
    return f"{result(report)}{solved}"
