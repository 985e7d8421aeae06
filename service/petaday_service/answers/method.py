"""Answers `use method 1`: the same system by the other method, or a guided estimate where there is none."""

from __future__ import annotations

from petaday.casebook import Calc, Casebook, Page
from petaday.core.diagnostic import Span
from petaday.report import Report
from petaday_service.answers.estimate import begin, no_such
from petaday_service.conversation.context import Talk
from petaday_service.conversation.intents import Estimate, Method
from petaday_service.conversation.parts import Change, Figure, Part, Text, Work
from petaday_service.conversation.work_part import work


def method(asked: Method, talk: Talk) -> tuple[Part, ...]:
    """Returns the last calculation's system by that method, before and after side by side."""
    if asked.method not in (1, 2):
        return (no_such(asked.method, "use "),)
    last = talk.last()
    found = _page(last, talk.casebook) if last else None
    if last is None or found is None:
        text = f"What the last calculation is about is not in the casebook, so method {asked.method} starts afresh."
        return (Text(text=text), *begin(Estimate(method=asked.method)))
    wanted = _calc(found, asked.method)
    if wanted is None:
        other = f"{found.front.title} has no calculation by method {asked.method}; an estimate can be made."
        return (Text(text=other), *begin(Estimate(method=asked.method, name=found.front.title)))
    report = wanted.reports[-1]
    both = last.report.value is not None and report.value is not None and last.report.unit == report.unit
    told = Change(
        what=f"{found.front.title} by method {asked.method}, {wanted.record}",
        before=_figure(last.report),
        after=_figure(report),
        ratio=report.value / last.report.value if both and report.value and last.report.value else None,
    )
    return (told, work(report, wanted.text, ans=True, source=found.slug))


def _page(last: Work, casebook: Casebook) -> Page | None:
    """The casebook page of a calculation: the one its part names, or one that holds its text word for word."""
    text = " ".join(last.report.text.split())
    for page in casebook.systems:
        if page.slug == last.source or any(" ".join(r.text.split()) == text for c in page.calcs for r in c.reports):
            return page
    return None


def _calc(page: Page, number: int) -> Calc | None:
    """The page's calculation by that method, the one as printed first; None where there is none."""
    fitting = [calc for calc in page.calcs if calc.method == number and calc.reports]
    return next((calc for calc in fitting if calc.record == "as printed"), next(iter(fitting), None))


def _figure(report: Report) -> Figure:
    return Figure(text=report.text, mark=Span(0, 0), shown=report.shown, pfs_days=report.pfs_days)
