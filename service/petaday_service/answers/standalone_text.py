"""Writes a calculation of a conversation as a text that stands alone."""

from __future__ import annotations

import re

from petaday.report import Report


def standalone_text(report: Report) -> str:
    """The legend and the worked side without the stated results; names are replaced by their values."""
    assert report.tree is not None
    begin = 0 if report.legend or not report.claims else report.tree.span.start - report.span.start
    text = report.text[begin : report.tree.span.end - report.span.start]
    shift = report.span.start + begin
    named = {step.span: step for step in report.steps if re.fullmatch(r"[^\W\d]\w*|[Ll]ine \d+", step.text)}
    for span, step in sorted(named.items(), reverse=True):
        value = f"{step.value!r} {step.unit}".removesuffix(" 1")
        text = f"{text[: span.start - shift]}{value}{text[span.end - shift :]}"
    return text
