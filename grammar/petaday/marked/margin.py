"""What stands beside a block: the verdicts on its stated results, a sentence where one is off, the card."""

from __future__ import annotations

from collections.abc import Sequence

from petaday.card import Card, alone
from petaday.card.sentence import sentence
from petaday.card.verdicts import chip, label
from petaday.core.diagnostic import Diagnostic
from petaday.marked.marks import Mark
from petaday.marked.source import Marked
from petaday.render.elements import Child, Html, el, prose
from petaday.report import Report

_LONGEST = 48
_SAYS = 4  # in a row, stated results that follow are told as one


def margin(about: Marked, found: Sequence[Mark], cards: set[int]) -> Html | None:
    """What is said about the marks of a block; None for a block without any.

    Args:
        about: the document.
        found: the marks that begin in the block.
        cards: the calculations whose cards are on the page already; those shown here are added.
    """
    said: list[Child] = []
    before = ""
    plain = 0
    for at, one in enumerate(found):
        if one.said:
            said += [
                el("p", chip("within factor 2" if one.look == "two" else "not checked", _short(one.said)), id=_id(one))
            ]
            before_it = found[at - 1].said if at else None
            if before_it is None or before_it.message != one.said.message:
                said.append(el("p", prose(one.said.message), class_="dn-why"))
        elif one.claim and one.report:
            before, text = one.claim.text, label(one.claim, before)
            plain = 0 if one.is_exception else plain + 1
            if plain <= _SAYS or one.is_exception:
                said.append(el("p", chip(one.claim.verdict, f"{_cut(one.claim.text)}: {text}"), id=_id(one)))
            elif at == len(found) - 1 or found[at + 1].is_exception:
                said.append(el("p", f"and {plain - _SAYS} more that follow", class_="dn-why"))
            if one.is_exception:
                said.append(_why(one.report))
            last = at == len(found) - 1 or found[at + 1].report is not one.report
            if last and one.report.value is not None and id(one.report) not in cards:
                said.append(_opened(about, one.report, len(cards)))
                cards.add(id(one.report))
    return el("div", *said, class_="dn", role="note") if said else None


def _id(one: Mark) -> str | None:
    return f"note-{one.number}" if one.number else None


_SHORT = {"PD306": "these cells disagree", "PD307": "said twice, not the same"}


def _short(said: Diagnostic) -> str:
    return _SHORT.get(said.code) or ("cannot be read" if said.severity == "error" else "look at this")


def _cut(text: str) -> str:
    text = " ".join(text.replace("`", "").replace("**", "").split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _why(report: Report) -> Html | None:
    said = sentence(report)
    return el("div", said, class_="dn-why") if said else None


def _opened(about: Marked, report: Report, number: int) -> Html:
    """The whole card of a calculation, shut until it is asked for."""
    shown = alone(report, about.text, Card(anchor=f"calculation-{number + 1}"))
    return el("details", el("summary", "The calculation"), shown, class_="dn-card")
