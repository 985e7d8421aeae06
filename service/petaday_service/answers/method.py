"""Answers `use method 1`: the same system by the other method."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from petaday.casebook import Calc, Casebook, Page
from petaday.core.diagnostic import Span
from petaday.report import Report
from petaday_service.answers.asking import ask
from petaday_service.answers.moving import Moved
from petaday_service.answers.run_answer import compute
from petaday_service.conversation.context import Talk
from petaday_service.conversation.intents import Method
from petaday_service.conversation.parts import Change, Figure, Part, Text, Work
from petaday_service.conversation.work_part import work


def method(asked: Method, talk: Talk) -> tuple[Part, ...]:
    """Returns the last calculation's system by that method, before and after; nothing where it has none."""
    last = talk.last()
    found = _page(last, talk.casebook) if last else None
    wanted = _calc(found, asked.method) if found else None
    if last is None or found is None or wanted is None:
        return ()
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


def of_run(asked: Method, talk: Talk) -> tuple[Part, ...]:
    """Returns the run by that method; asks for what it lacks, and says which methods there are."""
    if asked.method not in (1, 2):
        told = (
            f"There is no method {asked.method}. Method 1 counts operations; method 2 takes devices, time, "
            f"peak, utilization."
        )
        return (Text(text=told, say=("use method 1", "use method 2")),)
    run, _ = talk.about()
    number: Literal[1, 2] = 1 if asked.method == 1 else 2
    if run.method(number):
        return compute(Moved(run, replace(run, main=number), ("main",)))
    have = set(run.facts)
    kinds = ("parameters", "dataset") if number == 1 else ("devices", "time")
    return (ask(next(kind for kind in kinds if kind not in have), run), *((run.part(),) if run else ()))
