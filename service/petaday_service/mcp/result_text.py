"""Writes the result of an operation as Markdown for a model, with rounded figures."""

from __future__ import annotations

from pydantic import BaseModel

from petaday import render
from petaday.core.figures import figure
from petaday.facts import RunSheet
from petaday.facts.told import to_markdown, value
from petaday.render.markdown import table
from petaday.report import Report
from petaday_service.answers.operations import Comparison, Conversion, Document, Found
from petaday_service.conversation.parts import Findings
from petaday_service.formats import markdown


def result_markdown(result: BaseModel) -> str:
    """Returns the result as Markdown.

    >>> from petaday.core.diagnostic import Span
    >>> report = Report(text="3 days", span=Span(0, 6))
    >>> result_markdown(Conversion(ok=True, message="3 days = 72 hours", unit="hours", figure=72.0, report=report))
    '3 days = 72 hours'
    """
    match result:
        case Report():
            return render.to_markdown(result)
        case RunSheet():
            return to_markdown(result)
        case Findings():
            return markdown.block(result)
        case Document():
            return _document(result)
        case Found(reports=reports, left_off=left_off):
            more = [f"{left_off} more calculations are left off: send the rest of the text."] if left_off else []
            return "\n\n".join([*map(render.to_markdown, reports), *more]) or "There is no calculation in this text."
        case Conversion(ok=True, message=message):
            return message
        case Conversion(message=message, report=report) | Comparison(ok=False, message=message, report=report):
            return f"{message}\n\n{render.to_markdown(report)}"
        case Comparison(message=message, rows=rows):
            head = ["system", "date", "record", "pfs-days", "this / that"]
            cells = [
                (row.system, str(row.date or ""), row.record, figure(row.pfs_days), figure(row.ratio)) for row in rows
            ]
            return f"{message}\n\n{table(head, cells)}"
    raise TypeError(type(result).__name__)


def _document(result: Document) -> str:
    facts = [(fact.kind.replace("_", " "), value(fact), fact.text, fact.source) for fact in result.facts]
    relations = [(one.name, one.verdict, one.because) for one in result.relations]
    ways = [line for line in (result.method_1, result.method_2) if line]
    parts = [
        markdown.block(result.findings),
        table(["fact", "value", "as written", "from"], facts) if facts else "No fact of a training run was found.",
        *(f"- {line}" for line in ways),
        table(["relation", "verdict", "because"], relations) if relations else "",
    ]
    return "\n\n".join(part for part in parts if part)
