"""Quick fixes: what a finding's help and its conjectures say, as edits, each tried before it is offered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lsprotocol import types

from petaday.casebook.finding import Said
from petaday.core.diagnostic import Diagnostic, Span
from petaday.lsp.diagnostics import shown
from petaday.lsp.document import Open
from petaday.report import Report

_QUOTED = re.compile(r"`([^`]+)`")
_MEANT = re.compile(r"[Dd]id you mean (?:`([^`]+)`|([^`? ]+))")
_INSTEAD = " instead of "
_NUMBER = re.compile(r"[\d.,]++(?:e[-+]?\d+|/\d+)?")
_EXAMPLES = frozenset({"PD209", "PD231", "PD232", "PD235", "PD401", "PD402", "PD432"})
"""Codes whose help shows how a figure is written that only the author knows."""
_MOST = 4  # fixes of one finding
_MOST_FINDINGS = 12  # of one question: each fix is tried, which takes as long as a keystroke
_UNREAD, _JUDGED = ("PD1", "PD2"), ("PD3", "PD4")  # what can be read at last is judged at last


class Edit(NamedTuple):
    """One replacement, and what it is called."""

    title: str
    span: Span
    text: str


def fixes(about: Open, uri: str, place: Span) -> list[types.CodeAction]:
    """The fixes of every finding in a stretch of a text that make it go away, and bring up no other one."""
    found: list[types.CodeAction] = []
    here = (
        one for one in about.said if one.diagnostic.span.start <= place.end and one.diagnostic.span.end >= place.start
    )
    for said in islice(here, _MOST_FINDINGS):
        told = said.diagnostic
        working = [edit for edit in dict.fromkeys(edits(about, said)) if works(about, told, edit)][:_MOST]
        found += [_action(about, uri, said, edit, first=not at) for at, edit in enumerate(working)]
    return found


def edits(about: Open, said: Said) -> Iterator[Edit]:
    """What might be written instead, the likeliest first; nobody has tried it yet."""
    told = said.diagnostic
    report, at = next(((one, at) for one, at in about.reports() if _says(one, at, told)), (None, 0))
    found = _MEANT.search(told.help)
    meant = (found[1] or found[2]) if found else ""
    if meant:
        yield Edit(f"Write {meant}", _wrong(about.text, told), meant)
    for words in _QUOTED.findall(told.help) if told.code not in _EXAMPLES else ():
        if "…" not in words and words != meant:
            yield from _written(words, told, report, at)
    if report:
        for guess in said.conjectures:
            yield from _instead(guess, report, at)
        for claim in report.claims:
            if told.code.startswith("PD3") and Span(claim.span.start + at, claim.span.end + at) == told.span:
                given = claim.recomputed_shown
                yield Edit(f"State {given}, which the inputs give", told.span, given)


def _wrong(text: str, told: Diagnostic) -> Span:
    """The word that is wrong: the first that the sentence quotes, where it stands in what the finding is about."""
    quoted = _QUOTED.search(told.message)
    at = text.find(quoted[1], *told.span) if quoted else -1
    return Span(at, at + len(quoted[1])) if quoted and at >= 0 else told.span


def works(about: Open, told: Diagnostic, edit: Edit) -> bool:
    """Whether the finding is gone with the edit, and nothing that `petaday check` tells came instead of it."""
    if edit.span.of(about.text) == edit.text:
        return False
    text = about.text[: edit.span.start] + edit.text + about.text[edit.span.end :]
    again = about.edited(about.lines.of(text))
    before, after = _counts(about), _counts(again)
    if _stated(again) < _stated(about) or after[told.code, told.severity] >= before[told.code, told.severity]:
        return False
    new = [code for code, severity in after - before if severity != "note"]
    return all(told.code.startswith(_UNREAD) and code.startswith(_JUDGED) for code in new)


def _counts(about: Open) -> Counter[tuple[str, str]]:
    return Counter((one.diagnostic.code, one.diagnostic.severity) for one in about.said)


def _stated(about: Open) -> int:
    """How many figures are worked and stated: a fix takes none away."""
    return sum((one.value is not None) + len(one.claims) for one, _ in about.reports())


def _says(report: Report, at: int, told: Diagnostic) -> bool:
    return any(
        one.code == told.code and (one.span.start + at, one.span.end + at) == told.span for one in report.diagnostics
    )


def _written(words: str, told: Diagnostic, report: Report | None, at: int) -> Iterator[Edit]:
    """`* 0.33` goes behind the worked side, other words stand for what the finding is about."""
    if words.startswith("* ") and report:
        end = (report.tree.span.end if report.tree else report.span.end) + at
        yield Edit(f"Add {words}", Span(end, end), f" {words}")
    elif not words.startswith("*"):
        yield Edit(f"Write {words}", told.span, words)


def _instead(guess: str, report: Report, at: int) -> Iterator[Edit]:
    """`17.5 days instead of 15 days`: the factor that has the one is to have the other."""
    new, instead, old = guess.partition(_INSTEAD)
    if not instead or _INSTEAD in old:
        return
    new = new.partition(", listed for ")[0]
    if _NUMBER.fullmatch(old) and (number := _NUMBER.match(new)):
        new = number[0]
    for step in report.steps:
        found = re.search(rf"(?<![\d.]){re.escape(old)}(?![\d.])", step.text)
        if found:
            start = step.span.start + at + found.start()
            yield Edit(f"Take {guess}", Span(start, start + len(old)), new)


def _action(about: Open, uri: str, said: Said, edit: Edit, *, first: bool) -> types.CodeAction:
    change = types.TextEdit(about.lines.range(edit.span), edit.text)
    return types.CodeAction(
        title=edit.title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[shown(about, said)],
        is_preferred=first or None,
        edit=types.WorkspaceEdit(changes={uri: [change]}),
    )
