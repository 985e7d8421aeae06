"""The printed line in pieces: what stands between them is shown as it is written, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from petaday.core.calculation import Claim, Node
from petaday.core.diagnostic import Diagnostic, Span
from petaday.report import Report

_SIGNS = ("+", "*")


class Piece(NamedTuple):
    """A stretch of the line: plain text, a factor, a stated figure, or what cannot be read.

    Attributes:
        text: as written, without the spaces around it.
        span: where it stands in the text given.
        factor: true for a factor of the worked side.
        claim: the stated figure, or None.
        fault: why it cannot be read, or None.
        ends: the line ends behind it.
    """

    text: str
    span: Span
    factor: bool = False
    claim: Claim | None = None
    fault: Diagnostic | None = None
    ends: bool = False


def errors(report: Report) -> list[Diagnostic]:
    """Returns what keeps a calculation from being worked, in the order of the text."""
    return [said for said in report.diagnostics if said.severity == "error"]


def pieces(report: Report, given: str) -> tuple[Piece, ...]:
    """Returns the line of a report in order; joined, without spaces, they are the line without spaces.

    >>> from petaday import audit
    >>> text = "2 GPUs * 5 days = 10 GPU-days"
    >>> [piece.text for piece in pieces(audit(text), text)]
    ['2 GPUs', '*', '5 days', '=', '10 GPU-days']
    """
    return tuple(_between(sorted(_marked(report, given), key=lambda one: one.span), report.span, given))


def _marked(report: Report, given: str) -> Iterator[Piece]:
    taken: list[Span] = []
    for claim in report.claims:
        taken.append(claim.span)
        yield Piece(claim.span.of(given), claim.span, claim=claim)
    spans = list(_factors(report.tree)) if report.tree else []
    for span in dict.fromkeys(spans):
        if not _overlap(span, taken) and _inside(span, report.span):
            taken.append(span)
            yield Piece(span.of(given), span, factor=True)
    for said in errors(report) if report.value is None else ():
        if said.span.end > said.span.start and _inside(said.span, report.span) and not _overlap(said.span, taken):
            taken.append(said.span)
            yield Piece(said.span.of(given), said.span, fault=said)


def _factors(node: Node) -> Iterator[Span]:
    """The factors of a product, the terms of a sum; a bracket with a unit of its own is one."""
    parts = [arg for arg in node.args if arg.span != node.span]
    inner = node.op in _SIGNS and len(parts) == len(node.args)
    if inner and len(node.args) > 1 and node.span.start >= node.args[0].span.start:
        for arg in node.args:
            yield from [arg.span] if node.op == "+" or arg.op != "*" or _bracket(arg) else _factors(arg)
    else:
        yield node.span


def _bracket(node: Node) -> bool:
    return not node.args or node.span.start < node.args[0].span.start


def _between(marked: list[Piece], whole: Span, given: str) -> Iterator[Piece]:
    at = whole.start
    for piece in marked:
        if piece.span.start < at:
            continue
        yield from _plain(at, piece.span.start, given)
        yield piece
        at = piece.span.end
    yield from _plain(at, whole.end, given)


def _plain(start: int, end: int, given: str) -> Iterator[Piece]:
    for text in given[start:end].splitlines(keepends=True):
        if words := text.strip():
            at = start + len(text) - len(text.lstrip())
            yield Piece(words, Span(at, at + len(words)), ends="\n" in text)
        start += len(text)


def _overlap(span: Span, others: list[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _inside(span: Span, whole: Span) -> bool:
    return whole.start <= span.start < span.end <= whole.end
