"""The conversation as the next answer sees it: messages in force, their results, and names they defined."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from petaday import calculate
from petaday.calculate import Book
from petaday.casebook import Casebook
from petaday.core.quantity import Quantity, dimension
from petaday.report import Report
from petaday_service.conversation.parts import Named, Names, Question, Work
from petaday_service.conversation.turns import Turn

LINE = re.compile(r"\bline ?([0-9]{1,4})\b", re.IGNORECASE)
NAMES = '{"kind":"names"'
"""How such a part begins in a reply; quotation marks of a message are escaped there, so nothing else does."""

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
