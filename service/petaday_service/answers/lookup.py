"""Answers from what is known already: systems, units, codes, readings, earlier results."""

from __future__ import annotations

from collections.abc import Iterator

from petaday import codes
from petaday.casebook import Casebook, Page
from petaday.core.suggest import alike
from petaday.report import Report
from petaday_service.conversation.context import Talk, result
from petaday_service.conversation.intents import Explain, Recall, Show, Why
from petaday_service.conversation.lexicon import KNOWN
from petaday_service.conversation.parts import OUTCOMES, Findings, Part, Row, Table, Text, Work
from petaday_service.conversation.summary import outcome
from petaday_service.conversation.work_part import work

PRINTED = "as printed"
RECENT = 20
"""Messages that a question about earlier ones looks back on."""


def systems(casebook: Casebook, *, printed: bool = False) -> tuple[Part, ...]:
    """Returns a table of all systems, or of those whose calculations the appendix prints."""
    if not casebook.systems:
        return (Text(text="The casebook is empty: this service was started without content."),)
    pages = [
        (page, [calc for calc in page.calcs if not printed or calc.record == PRINTED]) for page in casebook.systems
    ]
    listed = [(page.front, len(calcs)) for page, calcs in pages if calcs or not printed]
    rows = tuple((one.title, str(one.date or ""), one.organisation or "", str(number)) for one, number in listed)
    caption = "Systems of the appendix, as printed" if printed else "Systems in the casebook"
    columns = ("System", "Date", "Organisation", "Calculations")
    return (Table(caption=caption, columns=columns, rows=rows, say=tuple(f"show {one.title}" for one, _ in listed)),)


def unknown_system(name: str, casebook: Casebook, form: str = "show {}") -> Text:
    """Says that there is no such system, and offers the known ones, those of a like name first."""
    titles = [system.front.title for system in casebook.systems]
    like = alike(name.casefold(), {title.casefold() for title in titles}, most=4, least=0.5)
    titles.sort(key=lambda title: like.index(title.casefold()) if title.casefold() in like else len(like))
    known = tuple(form.format(title) for title in titles)
    return Text(text=f"The casebook has no system named “{name}”.", say=known or ("help",))


def show(asked: Show, talk: Talk) -> tuple[Part, ...]:
    """Returns the calculations of one system, its headline as `ans`; an audit begins with its findings."""
    page = talk.casebook.find(asked.name)
    if page is None:
        return (unknown_system(asked.name, talk.casebook),)
    text = f"{page.front.title}, {page.front.date or 'undated'}: {len(page.calcs)} calculations."
    works = tuple(_works(page))
    if asked.audit:
        rows = tuple(row for card in works for row in _rows(card))
        works = tuple(sorted(works, key=lambda card: OUTCOMES.index(outcome(card.report))))
        return (Text(text=text), Findings(calculations=len(works), rows=rows), *works)
    return (Text(text=text, say=(f"audit {page.front.title}", "where does this sit?")), *works)


def _works(page: Page) -> Iterator[Work]:
    stands = page.headline or next(iter(page.calcs), None)
    for calc in page.calcs:
        for report in calc.reports:
            ans = calc is stands and report is calc.reports[-1]
            title = f"method {calc.method}, {calc.record}" if calc.method else calc.record
            yield work(report, calc.text, title, ans=ans, source=page.slug)


def _rows(card: Work) -> Iterator[Row]:
    for at, claim in enumerate(card.report.claims):
        yield Row(
            line=at + 1,
            at=card.report.span.start,
            written=" ".join(card.report.text.split()),
            recomputed=claim.recomputed_shown,
            stated=claim.text,
            ratio=claim.ratio,
            outcome=claim.verdict,
        )


def recall(asked: Recall, talk: Talk) -> tuple[Part, ...]:
    """Returns an earlier result by its name."""
    known = talk.named(asked.name)
    if known is None:
        numbers = [f"`line {turn.seq}`" for turn in talk.turns if result(turn)][-5:]
        there = f"There is {', '.join(numbers)}." if numbers else "Nothing has been worked yet."
        return (Text(text=f"Nothing here is called `{asked.name}`. {there}", say=("help",)),)
    return (Text(text=f"`{asked.name}` = {known.report.shown}"), known)


def explain(asked: Explain) -> tuple[Part, ...]:
    """Returns what a finding means, with a text that brings it up and one that does not."""
    code = codes.find(asked.code)
    if code is None:
        close = codes.near(asked.code)
        return (Text(text=f"`{asked.code}` is no code of a finding.", say=tuple(f"explain {name}" for name in close)),)
    text = f"{code.code}, {code.name} ({code.severity}): {code.summary} {' '.join(code.explanation.split())}"
    if code.about_content or code.example is None or code.fix is None:
        return (Text(text=text),)
    return (Text(text=f"{text} The first of these brings it up, the second does not.", say=(code.example, code.fix)),)


def why_known(asked: Why, talk: Talk) -> tuple[Part, ...]:
    """Returns how the latest calculation that holds the word read it, or what a verdict rests on; nothing for none."""
    reports = [part.report for turn in reversed(talk.turns[-RECENT:]) for part in turn.parts if isinstance(part, Work)]
    word = asked.word.casefold().removeprefix("a ").removeprefix("the ")
    for report in reports:
        if said := [*_read(report, word), *_judged(report, word)]:
            return tuple(Text(text=one) for one in said)
    if not word.isalpha() or word in KNOWN:
        return ()
    words = dict.fromkeys(f"why {reading.word}?" for report in reports for reading in report.readings)
    verdicts = dict.fromkeys(f"why {claim.verdict}?" for report in reports for claim in report.claims)
    say = (*words, *verdicts)[:8] or ("help",)
    return (Text(text=f"None of the latest calculations has read “{asked.word}”.", say=say),)


def _read(report: Report, word: str) -> Iterator[str]:
    """Yields how a word was read: `why PF?` names the word, `why rate?` the reading."""
    said = set()
    for reading in report.readings:
        if word in (reading.word.casefold(), reading.reading.casefold().partition(":")[0].removeprefix("a ")):
            others = f" It could also be {'; '.join(reading.alternatives)}." if reading.alternatives else ""
            text = f"“{reading.word}” was read as {reading.reading}. {reading.because}{others}"
            if text not in said:
                said.add(text)
                yield text


def _judged(report: Report, word: str) -> Iterator[str]:
    for claim in report.claims:
        if word in (claim.verdict, claim.text.casefold()):
            guesses = "".join(f" Conjecture: {guess.text}." for guess in claim.conjectures[:2])
            yield f"“{claim.text}” is {claim.verdict}: {claim.because}.{guesses}"
