"""Writes parts as HTML on the server, all text escaped; the pages work with scripts off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from petaday import render
from petaday.core.diagnostic import Diagnostic, Severity, Span
from petaday.core.figures import figure
from petaday.report import Report
from petaday_service.conversation.in_force import is_event
from petaday_service.conversation.parts import (
    Change,
    Chart,
    Error,
    Figure,
    File,
    Findings,
    Names,
    Next,
    Outcome,
    Part,
    Rework,
    Table,
    Text,
    Work,
)
from petaday_service.conversation.question_part import Question
from petaday_service.conversation.sheet_part import Sheet
from petaday_service.conversation.summary import outcome
from petaday_service.conversation.turns import Conversation, Turn
from petaday_service.formats.export import FORMS
from petaday_service.formats.svg import svg
from petaday_service.formats.view import View, views

ICONS: dict[Outcome, str] = {
    "follows": "✓",
    "by rounding": "≈",
    "from the figure before": "→",
    "close": "~",
    "within factor 2": "▲",
    "off": "✗",
    "not judged": "–",
    "nothing to check": "=",
    "cannot read": "!",
}
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
AROUND = 48
"""Characters shown on each side of the place a diagnostic points at."""

PIECE = 400
"""Fragments of a template that go out together; a card has a hundred or two."""


class Excerpt(NamedTuple):
    """A place in a text, with some of the text before and behind it."""

    before: str
    there: str
    after: str


def excerpt(part: Work, span: Span) -> Excerpt:
    """The line that a span is on, cut around the span.

    >>> report = Report(text="2 + flurbs", span=Span(10, 20))
    >>> excerpt(Work(report=report, given="2 + flurbs", offset=10), Span(14, 20))
    Excerpt(before='2 + ', there='flurbs', after='')
    """
    text, start, end = part.given, span.start - part.offset, span.end - part.offset
    before = text[:start].rpartition("\n")[2]
    there = text[start:end]
    after = text[end:].partition("\n")[0]
    return Excerpt(
        before if len(before) <= AROUND else f"…{before[-AROUND:]}",
        there if len(there) <= 2 * AROUND else f"{there[: 2 * AROUND]}…",
        after if len(after) <= AROUND else f"{after[:AROUND]}…",
    )


def screen_reader_text(parts: Sequence[Part]) -> str:
    """A reply in a sentence or two, for a screen reader.

    >>> screen_reader_text([Text(text="Good morning.")])
    'Good morning.'
    """
    said = [_in_a_sentence(part) for part in parts[:3]]
    return " ".join(said) if len(parts) <= 3 else f"{' '.join(said[:1])} {len(parts) - 1} more below."


def _in_a_sentence(part: Part) -> str:
    match part:
        case Work(report=report) if report.value is None:
            return " ".join(["This cannot be read.", *(said.message for said in report.diagnostics[:1])])
        case Work(report=report):
            verdicts = "".join(f" {claim.text}: {claim.verdict}." for claim in report.claims)
            days = "" if report.pfs_days is None else f", {figure(report.pfs_days)} pfs-days"
            return f"{report.shown}{days}.{verdicts}"
        case Findings(calculations=calculations):
            counts = ", ".join(f"{number} {outcome}" for outcome, number in part.counts())
            return f"{calculations} calculations: {counts}."
        case Table(caption=caption):
            return f"{caption}, a table."
        case Text(text=text) | Error(message=text):
            return text
        case Question(text=text, choices=choices):
            return " ".join(
                [text, *(f"{at}: {one.say}." if part.numbered else f"{one.say}." for at, one in enumerate(choices, 1))]
            )
        case Names(defined=defined):
            return " ".join(f"{one.name} is {one.shown}." for one in defined)
        case Change(what=what, before=before, after=after):
            return f"{what}. Before {before.shown}, after {after.shown}."
        case Chart(caption=caption):
            return f"{caption}, a chart."
        case File(name=name):
            return f"A file, {name}."
        case Rework(what=what):
            return what
        case Sheet(facts=facts):
            return f"The run sheet: {len(facts)} facts."
        case Next(say=say):
            return f"{len(say)} suggestions."


def code(sentence: str) -> Markup:
    """The sentence as HTML, with text between backticks as code.

    >>> code("`*` is < `+`")
    Markup('<code>*</code> is &lt; <code>+</code>')
    """
    pieces = [
        Markup("<code>{}</code>").format(piece) if at % 2 else escape(piece)
        for at, piece in enumerate(sentence.split("`"))
    ]
    return Markup("").join(pieces)


def marked(brief: Figure) -> Iterator[tuple[str, str]]:
    """Yields a calculation's text in pairs: the text before a changed place, and that place.

    >>> list(marked(Figure(text="2 GPU * 3 days", mark=Span(0, 1), also=(Span(8, 9),), shown="")))
    [('', '2'), (' GPU * ', '3'), (' days', '')]
    """
    at = 0
    for start, end in (brief.mark, *brief.also):
        yield brief.text[at:start], brief.text[start:end]
        at = end
    yield brief.text[at:], ""


def drawn(chart: Chart) -> Markup:
    """The chart as SVG for the page."""
    return Markup(svg(chart))


def worst_first(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics sorted: errors, warnings, notes, each in the order of the text."""
    return sorted(diagnostics, key=lambda said: SEVERITIES.index(said.severity))


def mathml(report: Report) -> Markup:
    """The calculation as MathML."""
    return Markup(render.to_mathml(report))


_templates = Environment(
    loader=PackageLoader("petaday_service"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals.update(
    icons=ICONS,
    outcome=outcome,
    excerpt=excerpt,
    screen_reader_text=screen_reader_text,
    mathml=mathml,
    worst_first=worst_first,
    marked=marked,
    drawn=drawn,
)
_templates.filters.update(figure=figure, code=code)


def turn(said: Turn) -> Iterator[str]:
    """Yields the HTML of one message and its reply in pieces, as they are rendered."""
    written = _templates.get_template("turn.html").stream(
        turn=View(said, "event" if is_event(said) else "stands"), shared=False
    )
    written.enable_buffering(PIECE)
    return written


def page(
    conversation: Conversation,
    draft: str,
    examples: Sequence[str],
    problem: Error | None,
    *,
    site: bool,
    largest: int = 0,
    runtime: str = "",
) -> str:
    """Returns the HTML of the chat page: the conversation, and the input field with `draft` in it.

    Args:
        conversation: what was said so far.
        draft: what stands in the composer.
        examples: offered while nothing has been said.
        problem: why the draft was not taken.
        site: whether there is a site to link to.
        largest: the largest file that is taken, in bytes.
        runtime: the address of what makes a chart live; without it the pictures stay.
    """
    return _templates.get_template("page.html").render(
        conversation=conversation,
        views=views(conversation.turns),
        draft=draft,
        examples=examples,
        problem=problem,
        site=site,
        largest=largest,
        runtime=runtime,
        shared=conversation.shared,
        forms=FORMS,
    )
