"""A report as a part of a reply, with the lines it speaks of."""

from __future__ import annotations

from petaday.report import Report
from petaday_service.parts import Work


def work(report: Report, text: str, title: str = "") -> Work:
    r"""The part for a report whose spans count in `text`.

    >>> from petaday.diagnostic import Span
    >>> work(Report(text="2 days", span=Span(6, 12)), "so\nwas 2 days\nlong").given
    'was 2 days'
    """
    spans = [report.span, *(said.span for said in report.diagnostics)]
    start = text.rfind("\n", 0, min(span.start for span in spans)) + 1
    end = text.find("\n", max(span.end for span in spans))
    return Work(report=report, given=text[start : end if end >= 0 else len(text)], offset=start, title=title)
