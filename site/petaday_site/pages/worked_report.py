"""One report as HTML: typeset, step by step, with its claims and readings."""

from __future__ import annotations

from collections.abc import Mapping

from petaday.codes import CODES
from petaday.core.calculation import Claim, Conjecture, Reading, Step
from petaday.core.diagnostic import Diagnostic, Span
from petaday.render import to_mathml
from petaday.report import Report
from petaday.render.elements import Child, Html, el, join, prose, table
from petaday_site.html.numbers import deviation, figure
from petaday_site.html.verdict_chip import chip

SEVERITY = {"error": "✗", "warning": "▲", "note": "i"}


def worked(report: Report, given: str, anchor: str, root: str | None, *, folded: bool = False) -> Html:
    """Everything a report says, in reading order.

    Args:
        report: the calculation, worked and audited.
        given: the text its spans point into.
        anchor: the id its parts begin with.
        root: the way from the page to the top of the site; None on another's site, without pages of ours.
        folded: whether the stated results come first and the rest on request.
    """
    marks = factors(report, anchor)
    typeset = el(
        "div",
        Html(to_mathml(report, marks)),
        class_="pd-math pd-scroll",
        tabindex=0,
        role="group",
        aria_label="Typeset",
    )
    shown = join(typeset if report.tree else None, steps(report, marks), uncertainty(report))
    judged = join(claims(report, anchor, root), diagnostics(report, given, root))
    if folded:
        return join(
            judged, el("details", el("summary", "The work"), shown, class_="pd-readings"), readings(report, marks)
        )
    return join(shown, judged, readings(report, marks))


def factors(report: Report, anchor: str) -> dict[Span, str]:
    """An id for every factor that holds no other: in the text, typeset and in the worked lines."""
    spans = [step.span for step in report.steps]
    inner = [s for s in spans if not any(o != s and s.start <= o.start and o.end <= s.end for o in spans)]
    return {span: f"{anchor}-{i}" for i, span in enumerate(dict.fromkeys(sorted(inner)), 1)}


def steps(report: Report, marks: Mapping[Span, str]) -> Html | None:
    """The worked lines: what was written, how it reads, and the figure so far."""
    if not report.steps:
        return None
    rows: list[list[Child]] = [
        [_factor(step, marks.get(step.span)), step.shown, step.running_shown, _label(step)] for step in report.steps
    ]
    title = f"Worked: {report.name}" if report.name else "Worked, factor by factor"
    return table(title, ["Factor, as written", "Reads", "So far", "What it is"], rows, numeric=frozenset({2}))


def uncertainty(report: Report) -> Html | None:
    """The interval of the figure and what widens it most; the solution of a question mark."""
    if report.solution:
        return el("p", el("code", report.solution.text), " is ", el("b", report.solution.shown), class_="pd-sure")
    if report.interval is None:
        return None
    low, high = (f"{figure(end)} {report.unit}".removesuffix(" 1") for end in report.interval)
    widest = report.uncertain[0] if report.uncertain else None
    by = join(", widened most by ", el("code", widest.text), f" ({widest.share:.0%})") if widest else None
    return el("p", f"Between {low} and {high}", by, ".", class_="pd-sure")


def _factor(step: Step, name: str | None) -> Html:
    sign = el("span", step.operation, class_="pd-op") if step.operation else None
    depth = f"pd-depth-{min(step.depth, 3)}" if step.depth else None
    return el("span", sign, " " if sign else None, el("code", step.text), class_=depth, data_factor=name)


def _label(step: Step) -> Html:
    note = el("span", step.note, class_="pd-note") if step.note else None
    return join(step.label, " " if step.label and note else None, note)


def claims(report: Report, anchor: str, root: str | None) -> Html | None:
    """Each stated result and what the inputs give."""
    if not report.claims:
        return None
    rows: list[list[Child]] = [
        _claim(claim, report, f"{anchor}-claim-{i}", root) for i, claim in enumerate(report.claims, 1)
    ]
    meaning = "Verdict" if root is None else el("a", "Verdict", href=f"{root}audit/")
    head: list[Child] = ["Stated", meaning, "Recomputed", "Stated ÷ recomputed", "Why"]
    return table("Stated results, audited", head, rows, numeric=frozenset({2, 3}))


def _claim(claim: Claim, report: Report, anchor: str, root: str | None) -> list[Child]:
    stated = el("th", el("a", claim.text, href=f"#{anchor}", title="Link to this claim"), scope="row", id=anchor)
    ratio = el("td", figure(claim.ratio), el("small", deviation(claim.ratio)), class_="pd-num pd-ratio")
    guesses = [_conjecture(c) for c in claim.conjectures]
    codes = [join(" ", code(d, root)) for d in report.diagnostics if _judges(d, report) and d.span == claim.span]
    why = join(prose(claim.because), *codes, el("ul", *guesses, class_="pd-conjectures") if guesses else None)
    return [stated, chip(claim.verdict), claim.recomputed_shown, ratio, why]


def _conjecture(conjecture: Conjecture) -> Html:
    return el("li", el("b", "Conjecture: "), conjecture.text)


def diagnostics(report: Report, given: str, root: str | None) -> Html | None:
    """The diagnostics, worst first, each with its place and its help."""
    said = [d for d in report.diagnostics if not _judges(d, report)]
    if not said:
        return None
    order = list(SEVERITY)
    found = sorted(said, key=lambda d: order.index(d.severity))
    shown = [remark(d, root, d.span.of(given).strip()) for d in found]
    return el("ul", *shown, class_="pd-diagnostics", aria_label="Remarks")


def remark(d: Diagnostic, root: str | None, place: str = "") -> Html:
    """One diagnostic as a list item.

    Args:
        d: the remark.
        root: the way from the page to the top of the site; None where there is none.
        place: the words it is about; shown where the remark does not say them itself.
    """
    quoted = el("code", place) if place and place not in d.message else None
    return el(
        "li",
        el("span", SEVERITY[d.severity], aria_hidden="true", class_="pd-sign"),
        el("span", d.severity, " ", code(d, root), " ", prose(d.message), quoted, class_="pd-said"),
        el("span", prose(d.help), class_="pd-help") if d.help else None,
        class_=f"pd-diagnostic pd-diagnostic--{d.severity}",
    )


def code(d: Diagnostic, root: str | None) -> Html:
    """The code as a link to its meaning, where the site has that page."""
    if root is None:
        return el("abbr", d.code, title=CODES[d.code].summary)
    return el("a", d.code, href=f"{root}reference/diagnostics/#{d.code.lower()}")


def _judges(d: Diagnostic, report: Report) -> bool:
    """Whether a diagnostic is a claim's verdict, which the table of claims shows already."""
    return d.code.startswith("PD3") and any(d.span == claim.span for claim in report.claims)


def readings(report: Report, marks: Mapping[Span, str]) -> Html | None:
    """The meaning that each word was given, and why."""
    if not report.readings:
        return None

    def factor(read: Reading) -> str | None:
        return next((name for s, name in marks.items() if s.start <= read.span.start and read.span.end <= s.end), None)

    rows: list[list[Child]] = [
        [el("code", r.word, data_factor=factor(r)), r.reading, prose(r.because), ", ".join(r.alternatives) or "none"]
        for r in report.readings
    ]
    read = table("What each word was taken to mean", ["Word", "Read as", "Because", "Not taken"], rows)
    return el("details", el("summary", f"Readings: {len(rows)}"), read, class_="pd-readings")
