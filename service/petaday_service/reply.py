"""The reply to a message: a pure function of the message, the conversation and the casebook."""

from __future__ import annotations

from collections.abc import Iterator

import petaday
from petaday.casebook import Casebook
from petaday.quantity import figure
from petaday.report import Report
from petaday_service.conversation import Conversation
from petaday_service.findings import findings, line_of, outcome
from petaday_service.parts import OUTCOMES, Error, Limit, Part, Table, Text, Work
from petaday_service.understand import Calculations, Convert, Help, ListSystems, Show, Unclear, Why, understand
from petaday_service.work import work

MOST_CALCULATIONS = 300
"""Cards in one reply; a book of calculations is work for `petaday check`."""

RECENT = 20
"""Turns that a question about earlier ones looks back on."""

EXAMPLES = (
    "2 GPU * 1.58e-3 PF * 5.5 days * 0.33",
    "4 Titan Black GPU's * 15 days * 5.1 TFLOPS/GPU * 0.33 utilization = 10,000 PF = 0.12 pfs-days",
    "convert 1e25 FLOP to pfs-days",
)
GUIDE = (
    "Type a calculation as a paper prints it, or paste a whole appendix: each calculation is worked with its "
    "units, and each result it states is checked. You can also say `convert 1e25 FLOP to pfs-days`, `list systems`, "
    "`show VGG`, and after a calculation `why PF?`."
)


def reply(message: str, conversation: Conversation, casebook: Casebook) -> tuple[Part, ...]:
    """What petaday answers; the numbers come from the evaluator alone.

    >>> [part.kind for part in reply("good morning", Conversation(), Casebook(pages=()))]
    ['text']
    """
    match understand(message):
        case Help():
            return (Text(text=GUIDE, say=EXAMPLES),)
        case ListSystems():
            return _systems(casebook)
        case Show(name):
            return _show(name, casebook)
        case Convert(quantity, unit):
            return _convert(quantity, unit)
        case Why(word):
            return _why(word, conversation)
        case Calculations(text):
            return _calculations(text)
        case Unclear():
            return (Text(text=f"There is no figure in this message to work with. {GUIDE}", say=EXAMPLES),)


def _calculations(text: str) -> tuple[Part, ...]:
    reports = petaday.scan(text)
    if not reports:
        return (work(petaday.audit(text), text),)
    summary = findings(text, reports)
    if len(reports) == 1 and not summary.unread:
        return (work(reports[0], text),)
    return (summary, *_cards(text, reports))


def _cards(text: str, reports: list[Report]) -> Iterator[Part]:
    """One card each, those with something to look at first, otherwise in the order of the text."""
    shown = reports[:MOST_CALCULATIONS]
    for report in sorted(shown, key=lambda report: OUTCOMES.index(outcome(report))):
        yield work(report, text, f"line {line_of(text, report.span.start)}")
    if len(reports) > MOST_CALCULATIONS:
        yield Error(
            code="too-many-calculations",
            message=f"The table above holds all {len(reports)} calculations; only the first {MOST_CALCULATIONS} "
            "are worked out below it. Send the rest in a message of their own.",
            limit=Limit(name="calculations", value=MOST_CALCULATIONS),
        )


def _convert(quantity: str, unit: str) -> tuple[Part, ...]:
    """The quantity worked, and said in the unit, which is read as in a chain of equals: a rate after a rate."""
    report = petaday.audit(quantity)
    if report.value is None:
        return (work(report, quantity),)
    claims = petaday.audit(f"{quantity} = 1 {unit}").claims
    if not claims:
        message = f"{quantity} is {report.shown}, which cannot be measured in {unit}."
        return (Error(code="no-conversion", message=message), work(report, quantity))
    return (Text(text=f"{quantity} = {figure(1 / claims[-1].ratio)} {unit}"), work(report, quantity))


def _systems(casebook: Casebook) -> tuple[Part, ...]:
    if not casebook.systems:
        return (Text(text="The casebook is empty: this service was started without content."),)
    rows = tuple(
        (page.front.title, str(page.front.date or ""), page.front.organisation or "", str(len(page.calcs)))
        for page in casebook.systems
    )
    say = tuple(f"show {page.front.title}" for page in casebook.systems)
    columns = ("System", "Date", "Organisation", "Calculations")
    return (Table(caption="Systems in the casebook", columns=columns, rows=rows, say=say),)


def _show(name: str, casebook: Casebook) -> tuple[Part, ...]:
    page = casebook.find(name)
    if page is None:
        known = tuple(f"show {system.front.title}" for system in casebook.systems)
        return (Text(text=f"The casebook has no system named “{name}”.", say=known or ("help",)),)
    works = (
        work(report, calc.text, f"method {calc.method}, {calc.record}" if calc.method else calc.record)
        for calc in page.calcs
        for report in calc.reports
    )
    return (Text(text=f"{page.front.title}, {page.front.date or 'undated'}: {len(page.calcs)} calculations."), *works)


def _why(word: str, conversation: Conversation) -> tuple[Part, ...]:
    """How the latest calculation that holds the word read it."""
    latest = reversed(conversation.turns[-RECENT:])
    reports = [part.report for turn in latest for part in turn.parts if isinstance(part, Work)]
    readings = [reading for report in reports for reading in report.readings]
    for reading in readings:
        if reading.word.casefold() == word.casefold():
            others = f" It could also be {'; '.join(reading.alternatives)}." if reading.alternatives else ""
            return (Text(text=f"“{reading.word}” was read as {reading.reading}: {reading.because}.{others}"),)
    words = tuple(dict.fromkeys(f"why {reading.word}?" for reading in readings))
    return (Text(text=f"None of the latest calculations has read “{word}”.", say=words[:8] or EXAMPLES[:1]),)
