"""The conversation as the next answer sees it: messages in force, their results, and names they defined."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from petaday import calculate
from petaday.calculate import Book
from petaday.casebook import Casebook
from petaday.core.quantity import Quantity, dimension
from petaday.facts import Fact
from petaday.report import Report
from petaday_service.conversation.facts_said import facts_said
from petaday_service.conversation.following import NOWHERE
from petaday_service.conversation.parts import Named, Names, Work
from petaday_service.conversation.question_part import Question
from petaday_service.conversation.run import Run
from petaday_service.conversation.sheet_part import Sheet
from petaday_service.conversation.turns import Turn

LINE = re.compile(r"\bline ?([0-9]{1,4})\b", re.IGNORECASE)
NAMES = '{"kind":"names"'
"""How such a part begins in a reply; quotation marks of a message are escaped there, so nothing else does."""

SHEET = '{"kind":"sheet"'
"""How the run sheet begins in a reply."""

DECODER = json.JSONDecoder()
ANS = re.compile(r"\bans\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Talk:
    """The conversation and the casebook that an answer is made from.

    Attributes:
        turns: the messages in force, in order.
        casebook: what is known of other systems.
    """

    turns: tuple[Turn, ...]
    casebook: Casebook

    def results(self) -> Iterator[Work]:
        """Yields the calculations that `ans` stood for, the latest first."""
        for turn in reversed(self.turns):
            if '"ans":true' in turn.body and (found := result(turn)):
                yield found

    def last(self) -> Work | None:
        """The calculation that `ans` stands for, or None."""
        return next(self.results(), None)

    def last_results(self) -> tuple[Work, ...]:
        """All calculations of the message that `ans` comes from, in the order of their lines."""
        turn = next((turn for turn in reversed(self.turns) if '"ans":true' in turn.body and result(turn)), None)
        works = [part for part in turn.parts if isinstance(part, Work) and part.report.tree] if turn else []
        return tuple(sorted(works, key=lambda work: work.report.span.start))

    def question(self) -> Question | None:
        """The question of the last reply, or None."""
        if not self.turns or '"kind":"question"' not in self.turns[-1].body:
            return None
        return next((part for part in self.turns[-1].parts if isinstance(part, Question)), None)

    def about(self) -> tuple[Run, Work | None]:
        """The run that is spoken of; with it the calculation that it was read from, where no sheet was kept."""
        for turn in reversed(self.turns):
            if SHEET in turn.body and (sheet := sheet_of(turn)):
                return Run.of(sheet), None
            if '"ans":true' in turn.body and (found := result(turn)) and is_compute(found.report):
                return run_of(found.report), found
        return Run(), None

    def sheet_is_last(self) -> bool:
        """Whether the last reply with a figure brought a run sheet."""
        turn = next((turn for turn in reversed(self.turns) if '"ans":true' in turn.body or SHEET in turn.body), None)
        return turn is not None and SHEET in turn.body

    def before_last(self) -> Run | None:
        """The run as it was before the last message that changed it; None where there was none."""
        sheets = [sheet for turn in self.turns[-6:] if SHEET in turn.body and (sheet := sheet_of(turn))]
        changing = [at for at, sheet in enumerate(sheets) if sheet.changed]
        return Run.of(sheets[changing[-1] - 1]) if changing and changing[-1] else None

    def last_source(self) -> str:
        """The page of the casebook that the last result is from, or empty."""
        last = self.last()
        return last.source if last else ""

    def changed(self) -> tuple[str, ...]:
        """The kinds of facts that the latest messages set, the latest first."""
        sheets = (sheet_of(turn) for turn in reversed(self.turns) if SHEET in turn.body)
        return tuple(kind for sheet in sheets if sheet for kind in reversed(sheet.changed))

    def named(self, name: str) -> Work | None:
        """The calculation that `ans` or `line 3` stands for, or None."""
        if name.strip().casefold() in {"ans", "this", "it", "that"}:
            return self.last()
        found = LINE.fullmatch(name.strip())
        return next((result(turn) for turn in self.turns if found and turn.seq == int(found[1])), None)

    def quantity(self, text: str) -> Quantity | None:
        """The figure of a report as a quantity."""
        work = self.named(text)
        return quantity(work.report) if work else self.book(text).names().quantities.get(text.strip())

    def resolved(self, text: str) -> str:
        """The text; where it names a figure, that figure in base units."""
        known = self.quantity(text)
        return written(known) if known else text

    def book(self, message: str) -> Book:
        """The names that earlier messages define for this one: quantities, units, `ans`, `line 3`."""
        quantities: dict[str, Quantity] = {}
        units: dict[str, Quantity] = {}
        for turn in self.turns:
            for one in defined(turn):
                known = units if one.is_unit else quantities
                known[one.name] = Quantity(one.value, dimension(one.unit))
        if ANS.search(message) and (last := self.last()):
            quantities |= dict.fromkeys(("ans", "Ans"), quantity(last.report))
        numbers = {int(number) for number in LINE.findall(message)}
        for turn in self.turns:
            if turn.seq in numbers and (work := result(turn)):
                quantities |= dict.fromkeys((f"line {turn.seq}", f"Line {turn.seq}"), quantity(work.report))
        return Book(calculate.Names(quantities, units))


def defined(turn: Turn) -> tuple[Named, ...]:
    """The names that a message defined; only that part of its reply is read."""
    at = turn.body.find(NAMES)
    return Names.model_validate(DECODER.raw_decode(turn.body, at)[0]).defined if at >= 0 else ()


def sheet_of(turn: Turn) -> Sheet | None:
    """The run sheet of a reply, or None."""
    return next((part for part in turn.parts if isinstance(part, Sheet)), None)


def is_compute(report: Report) -> bool:
    """Whether a calculation comes to operations; a large product without units may be one: `6 * 70e9 * 15e12`."""
    product = report.unit == "1" and report.tree is not None and bool(report.tree.args)
    return report.unit == "FLOP" or (product and (report.value or 0.0) >= 1e15)


def run_of(report: Report) -> Run:
    """The run that a calculation is about: its facts where they come to its figure, else its figure alone."""
    compute = Fact(kind="compute", value=report.value, unit="FLOP", span=NOWHERE, text=report.text, source="derived")
    if report.claims or (report.tree and report.tree.args):
        read = {kind: fact for kind, fact in facts_said(report.text).items() if kind != "compute"}
        run = Run().told(read)
        done = run.compute()
        if done and done.value and report.value and math.isclose(done.value, report.value, rel_tol=1e-3):
            return run
    return Run({"compute": compute})


def result(turn: Turn) -> Work | None:
    """The calculation that `ans` stands for after a message; None where it has none."""
    return next((part for part in turn.parts if isinstance(part, Work) and part.ans), None)


def quantity(report: Report) -> Quantity:
    """The figure of a report as a quantity."""
    assert report.value is not None
    assert report.unit is not None
    return Quantity(report.value, dimension(report.unit))


def written(known: Quantity) -> str:
    """A quantity as text: its figure to the last digit, in base units."""
    return f"{known.value!r} {known.dimension}".removesuffix(" 1")
