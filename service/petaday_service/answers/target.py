"""Finds the calculation that a change is meant for: the one named, else the last, else the one with such a factor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from petaday.report import Report
from petaday.roles import Factor, factors
from petaday_service.answers.role_names import role_named, role_of_value
from petaday_service.answers.standalone_text import standalone_text
from petaday_service.conversation.context import Talk
from petaday_service.conversation.intents import Change
from petaday_service.conversation.parts import Text, Work
from petaday_service.conversation.work_part import audit

SHOWN = 6


class Wish(NamedTuple):
    """One change that is asked for, and its value, worked."""

    asked: Change
    value: Report

    def factors(self, found: Sequence[Factor]) -> list[Factor]:
        """The factors that the change can mean."""
        asked = self.asked
        role = role_named(asked.role, found) if asked.role else role_of_value(asked.value, self.value, found)
        return [one for one in found if one is role or one.role is role]


class Wishes(NamedTuple):
    """All changes that one message asks for."""

    asked: Change
    each: tuple[Wish, ...]

    def fit(self, work: Work) -> bool:
        """Whether a calculation has a factor for every one of them."""
        found = factors(standalone_text(work.report))
        return all(wish.factors(found) for wish in self.each)


def wishes(asked: Change) -> Wishes:
    """Reads the changes that are asked for, and works the value of each once."""
    return Wishes(asked, tuple(Wish(one, audit(one.value)) for one in asked.every))


def target(wishes: Wishes, last: Work, talk: Talk) -> Work | Text:
    """The calculation that is meant; a text where several fit or none does."""
    asked, beside = wishes.asked, talk.last_results()
    if asked.where:
        found = [work for work in beside if is_called(work, asked.where)]
        line = talk.named(asked.where) if not found else None
        return found[0] if len(found) == 1 else line or _which(asked, found or beside, asked.where if not found else "")
    if len(beside) < 2 or wishes.fit(last):
        return last
    fit = [work for work in beside if wishes.fit(work)]
    return fit[0] if len(fit) == 1 else _which(asked, fit) if fit else last


def is_called(work: Work, where: str) -> bool:
    """Whether a name means the calculation: its line (`line 3`), its own name, or words that stand in it."""
    said = " ".join(where.casefold().split())
    return said in {work.title.casefold(), work.report.name.casefold()} or (
        not said.startswith("line ") and said in " ".join(work.given.casefold().split())
    )


def which_changed(work: Work, wishes: Wishes, talk: Talk) -> Text:
    """Says which of several calculations was changed, and how to name another."""
    beside = talk.last_results()
    if work not in beside:
        return Text(text=f"Changed is `{_short(work)}`.")
    others = [other for other in beside if other != work and wishes.fit(other)]
    more = " To change another, name its line." if others else ""
    place = f"{work.title}, one of {len(beside)} calculations" if work.title else f"one of {len(beside)} calculations"
    say = tuple(_say(wishes.asked, other) for other in others[:3])
    return Text(text=f"Changed is {place}: `{_short(work)}`.{more}", say=say)


def _which(asked: Change, works: list[Work] | tuple[Work, ...], unknown: str = "") -> Text:
    listed = "; ".join(f"{work.title or 'the last'}: `{_short(work)}`" for work in works[:SHOWN])
    more = f"; and {len(works) - SHOWN} more" if len(works) > SHOWN else ""
    head = (
        f"No calculation here is called “{unknown}”." if unknown else f"{len(works)} calculations fit. Which is meant?"
    )
    return Text(text=f"{head} There is {listed}{more}.", say=tuple(_say(asked, work) for work in works[:4]))


def _say(asked: Change, work: Work) -> str:
    change = f"{'what if' if asked.role else 'with'} {' and '.join(map(str, asked.every))}"
    return f"{change} in {work.title}" if work.title else change


def _short(work: Work) -> str:
    text = " ".join(work.report.text.split())
    return text if len(text) <= 60 else f"{text[:59]}…"
