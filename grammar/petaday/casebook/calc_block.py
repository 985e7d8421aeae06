"""The calc blocks of a content file, each worked; what is wrong with the blocks, at its place in the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from petaday import calculate
from petaday.casebook.fences import EXAMPLE, Fence, Record, attributes, fences, is_calc
from petaday.casebook.front_matter import FrontMatter
from petaday.core.diagnostic import Diagnostic, Span
from petaday.core.suggest import alike
from petaday.lint import Estimate
from petaday.report import Report, report
from petaday.resolve.scope import Book


class Calc(BaseModel):
    """One calc block.

    Attributes:
        id: unique on its page.
        method: 1 counts operations, 2 multiplies devices, time and rate; None when it is neither.
        record: what kind of record it is.
        cite: `paper`, or the id of one of the page's sources.
        text: the block's body, verbatim.
        line: the file's line, from 1, on which the body begins.
        offset: where the body begins, in characters of the file.
        reports: every calculation in the body, with spans into `text`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    method: Literal[1, 2] | None = None
    record: Record
    cite: str | None = None
    text: str
    line: int
    offset: int
    reports: tuple[Report, ...]


def worked(body: str, book: Book) -> tuple[Report, ...]:
    """Every calculation in the body; a figure that stands alone, which in prose would be none, is one here."""
    found = calculate.scan(body, book, offered=True)
    book.pause()
    if not found:
        alone = calculate.audit(body, book)
        found = [alone] if alone.value is not None else []
    return tuple(report(one, body) for one in found)


Work = Callable[[str, Book], tuple[Report, ...]]
"""What works the body of a block, with the names of the blocks before it."""


def read(
    text: str, start: int, front: FrontMatter | None, work: Work = worked
) -> tuple[tuple[Calc, ...], tuple[Diagnostic, ...]]:
    r"""Every calc block from `start` on, and every fault of one; without front matter their citations stay unchecked.

    >>> calcs, _ = read("```calc id=a\n1 day = 86,400 s\n```\n", 0, None)
    >>> calcs[0].id, calcs[0].text, calcs[0].line
    ('a', '1 day = 86,400 s', 2)
    """
    calcs: list[Calc] = []
    faults: list[Diagnostic] = []
    book = Book()  # the blocks of a page share names
    for fence in fences(text, start):
        if not is_calc(text, fence):
            faults += _misspelled(text, fence)
            continue
        given, wrong = attributes(text, fence.info)
        faults += wrong
        if not fence.closed:
            said = "the calc block that opens here is never closed"
            faults.append(Diagnostic("PD507", "error", said, fence.info, "end it with a line of ```"))
        if given.get("id") in {calc.id for calc in calcs}:
            said = f"the id `{given['id']}` stands twice on this page"
            faults.append(Diagnostic("PD504", "error", said, fence.info, "give each calc block its own id"))
        faults += _citation(given.get("cite"), fence, front)
        reports = work(fence.body.of(text), book)
        faults += _empty(reports, fence)
        method: Any = int(given["method"]) if "method" in given else None
        record: Any = given.get("record", front.status if front else "ours")
        calcs.append(
            Calc(
                id=given.get("id", f"calc-{len(calcs) + 1}"),
                method=method,
                record=record,
                cite=given.get("cite"),
                text=fence.body.of(text),
                line=text.count("\n", 0, fence.body.start) + 1,
                offset=fence.body.start,
                reports=reports,
            )
        )
    return tuple(calcs), tuple(faults)


def estimates(calcs: Sequence[Calc]) -> list[Estimate]:
    """What each block of a method comes to, where that is a count of operations."""
    found = []
    for calc in calcs:
        counts = [report for report in calc.reports if report.pfs_days is not None]
        if calc.method and counts and (total := counts[-1].pfs_days) is not None:
            span = counts[-1].span
            found.append(Estimate(calc.method, total, Span(calc.offset + span.start, calc.offset + span.end)))
    return found


def _misspelled(text: str, fence: Fence) -> list[Diagnostic]:
    word = fence.info.of(text).split(" ", 1)[0]
    if not alike(word.casefold(), ["calc"], least=0.7):
        return []
    place = Span(fence.info.start, fence.info.start + len(word))
    return [Diagnostic("PD503", "error", f"a `{word}` block is not worked", place, f"write {EXAMPLE}")]


def _citation(cite: str | None, fence: Fence, front: FrontMatter | None) -> list[Diagnostic]:
    if cite is None or front is None:
        return []
    known = [source.id for source in front.sources if source.id] + (["paper"] if front.paper else [])
    if cite in known:
        return []
    advice = f"this page knows {', '.join(known)}" if known else "give the page a paper, or a source with an id"
    return [Diagnostic("PD503", "error", f"`{cite}` names no source of this page", fence.info, advice)]


def _empty(reports: tuple[Report, ...], fence: Fence) -> list[Diagnostic]:
    if reports:
        return []
    advice = "write one, as in 2 GPU * 1.58e-3 PF * 5.5 days * 0.33; a fence without calc shows text as it is"
    return [Diagnostic("PD506", "error", "the calc block holds no calculation", fence.body, advice)]
