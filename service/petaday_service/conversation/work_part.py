"""Works texts, and makes a report a part of a reply."""

from __future__ import annotations

from petaday import calculate
from petaday import report as contract
from petaday.calculate import Book
from petaday.report import Report
from petaday_service.conversation.parts import Work

AROUND = 500
"""Characters of a line on either side of what it holds; else each of many on one long line would bring the whole."""


def audit(text: str, book: Book | None = None) -> Report:
    """Works one calculation of a text, with the names of a book."""
    return contract.report(calculate.audit(text, book))


def scan(text: str, book: Book | None = None) -> list[Report]:
    """Works every calculation of a text, with the names of a book, which learns what the text defines."""
    return [contract.report(found) for found in calculate.scan(text, book, offered=True)]


def work(report: Report, text: str, title: str = "", *, ans: bool = False, source: str = "") -> Work:
    r"""The part for a report whose spans count in `text`, with the lines it stands on.

    >>> from petaday.core.diagnostic import Span
    >>> work(Report(text="2 days", span=Span(6, 12)), "so\nwas 2 days\nlong").given
    'was 2 days'
    """
    spans = [report.span, *(said.span for said in report.diagnostics)]
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    start = max(text.rfind("\n", 0, first) + 1, first - AROUND)
    end = text.find("\n", last)
    given = text[start : min(end if end >= 0 else len(text), last + AROUND)]
    ans = ans and report.value is not None
    return Work(report=report, given=given, offset=start, title=title, ans=ans, source=source)
