"""What is marked in a text, and the text with its marks as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from petaday.card.verdicts import LOOK
from petaday.core.calculation import Claim
from petaday.core.diagnostic import Diagnostic, Span
from petaday.marked.source import EXCEPTIONS, Marked
from petaday.markup.padding import bare
from petaday.render.elements import Child, Html, el, join
from petaday.report import Report

TWICE = frozenset({"PD306", "PD307"})
"""Findings about two figures that can both be read, and do not agree."""


class Mark(NamedTuple):
    """One marked place.

    Attributes:
        span: where it stands.
        look: how it is marked, by the verdicts' names of looks.
        report: the calculation it belongs to; None for a finding about other places.
        claim: the stated result.
        said: the finding.
        number: which exception it is, from 1; 0 for none.
    """

    span: Span
    look: str
    report: Report | None = None
    claim: Claim | None = None
    said: Diagnostic | None = None
    number: int = 0

    @property
    def is_exception(self) -> bool:
        """Whether a reader is led to it."""
        return self.number > 0


def marks(about: Marked) -> list[Mark]:
    """Every marked place in the order of the text; of two that overlap the worse one."""
    found = [
        Mark(claim.span, LOOK[claim.verdict], report, claim) for report in about.reports for claim in report.claims
    ]
    found += [Mark(said.span, "two" if said.code in TWICE else "unread", said=said) for said in about.findings]
    kept: list[Mark] = []
    for one in sorted(found, key=lambda mark: (mark.span.start, -mark.span.end)):
        if kept and one.span.start < kept[-1].span.end:
            if _is_worth_a_stop(one, about) and not _is_worth_a_stop(kept[-1], about):
                kept[-1] = one
            continue
        kept.append(one)
    number = 0
    for at, one in enumerate(kept):
        if _is_worth_a_stop(one, about):
            number += 1
            kept[at] = one._replace(number=number)
    return kept


def _is_worth_a_stop(one: Mark, about: Marked) -> bool:
    if one.said:
        return True
    return bool(one.claim and one.claim.verdict in EXCEPTIONS and not about.silenced(one.span))


def marked_text(text: str, span: Span, found: Sequence[Mark]) -> Html:
    """A stretch of the text with the marks that begin in it."""
    return join(*_pieces(text, span, found))


def _pieces(text: str, span: Span, found: Sequence[Mark]) -> Iterator[Child]:
    at = span.start
    for one in found:
        start, end = max(one.span.start, at), min(one.span.end, span.end)
        if start >= end:
            continue
        yield shown(text[at:start])
        name = f"exception-{one.number}" if one.number else None
        label = f"exception {one.number}" if one.number else None
        yield el(
            "mark",
            shown(text[start:end]),
            class_=f"dm dm--{one.look}",
            id=name,
            tabindex=-1 if name else None,
            aria_label=f"{shown(text[start:end])}, {label}" if label else None,
            role="mark" if label else None,
        )
        at = end
    yield shown(text[at : span.end])


def shown(text: str) -> str:
    """Text without what stands for markup that is not seen."""
    return bare(text).replace("\f", "")
