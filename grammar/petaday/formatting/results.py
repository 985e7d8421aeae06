"""Worked results behind the places that ask for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from petaday import units
from petaday.calculate import audit
from petaday.core.calculation import SOUND, Calculation, Claim
from petaday.core.diagnostic import Span
from petaday.formatting.edits import Edit, applied
from petaday.formatting.questions import MARK, MOST, Question, questions, rounds

Worked = Callable[[str], Sequence[Calculation]]
"""The calculations of a text of the same kind, with spans into it."""

_GOES_ON = re.compile(r"[ \t]*[-+−*×·/÷^(\[]")
_ROUNDED = 1e-3  # four digits are written
_SEPARATORS = re.compile(r"[,\u202f]")


class Left(NamedTuple):
    """A place that asks for a result and keeps what it has, and why."""

    span: Span
    why: str


class Results(NamedTuple):
    """The results to write, and the places without one."""

    edits: tuple[Edit, ...]
    left: tuple[Left, ...]


def results(text: str, worked: Worked, own: Sequence[Span], shown: Sequence[Span] = ()) -> Results:
    """The replacements that write or refresh every result that a text asks for.

    Args:
        text: the text, with places as in its file.
        worked: what works a text like this one.
        own: the stretches that are calculations; elsewhere a question mark may end a sentence.
        shown: the stretches that are shown as they are, and are not changed.
    """
    found = [one for one in questions(text) if not _within(one.sign, shown)]
    edits: list[tuple[Edit, ...]] = []
    left: list[Left] = []
    waiting = set(found)
    for asking, asked in rounds(text, found):
        waiting -= set(asked)
        done = worked(asking)
        for one in asked:
            answer = _answer(one, text, done, prose=not _within(one.sign, own))
            if isinstance(answer, str):
                left += [Left(one.what, answer)] if answer else []
            elif answer:
                edits.append(answer)
    left += [Left(one.what, f"of a line {MOST} results are written") for one in waiting if _within(one.sign, own)]
    return _kept(text, worked, edits, left)


def _answer(one: Question, text: str, done: Sequence[Calculation], *, prose: bool) -> tuple[Edit, ...] | str:
    """What is written at a place: nothing where it stands already; or why nothing can be."""
    home = next((found for found in done if found.span.start <= one.sign.start < found.span.end), None)
    if home is None:
        return "" if prose else _told(one, text) or "no calculation ends here"
    solved = home.solution
    if solved is None or solved.span.start != one.what.start:
        return _error(home) or ("" if prose else "nothing here can be solved for")
    if _GOES_ON.match(text, solved.span.end) or home.value is None or _sits_in(home, solved.span):
        return ""  # `10 days = ? GPUs * 3 days`: a factor is asked for, and no result
    phrase = text[one.what.end : max(one.what.end, solved.span.end)].strip()
    if prose and phrase and not units.is_unit(phrase):
        return ""  # `What is 2 * 3 = ? Nobody knows.`
    if phrase and solved.unit != home.unit:
        return f"the inputs give {home.shown}, which is not counted in {phrase}"
    return _written(one, text, home, phrase)


def _told(one: Question, text: str) -> str:
    """Why what stands before a place, on its line, cannot be read."""
    return _error(audit(text[text.rfind("\n", 0, one.sign.start) + 1 : one.sign.start]))


def _error(found: Calculation) -> str:
    return next((said.message for said in found.diagnostics if said.severity == "error"), "")


def _within(span: Span, stretches: Sequence[Span]) -> bool:
    return any(one.start <= span.start and span.end <= one.end for one in stretches)


def _sits_in(home: Calculation, span: Span) -> bool:
    """Whether the question stands among the factors."""
    return any(step.span.start <= span.start < step.span.end for step in home.steps)


def _written(one: Question, text: str, home: Calculation, phrase: str) -> tuple[Edit, ...]:
    solved = home.solution
    assert solved is not None
    unsure = "~" if home.interval and home.uncertain else ""
    told = solved.shown.split(" ")[0] if phrase else home.shown
    new = unsure + told
    old = one.what.of(text)
    if one.sign.of(text) == MARK and _SEPARATORS.sub("", old) == _SEPARATORS.sub("", new):
        return ()
    tight = phrase[:1].isalpha() and text[one.what.end : one.what.end + 1].isalpha()
    return Edit(one.sign, MARK), Edit(one.what, f"{new} " if tight else new)


def _kept(text: str, worked: Worked, edits: list[tuple[Edit, ...]], left: list[Left]) -> Results:
    """The results that follow where they are written, with all else as it was."""
    if not edits:
        return Results((), tuple(sorted(left)))
    once = [edit for group in edits for edit in group]
    done = worked(applied(text, once))
    kept: list[Edit] = []
    for group in edits:
        at = _place(group[0].span.start, once)
        home = next((found for found in done if found.span.start <= at < found.span.end), None)
        said = _place(group[1].span.start, once)
        claims = [claim for claim in (home.claims if home else ()) if abs(claim.span.start - said) <= 1]
        if home and (not home.steps or (claims and _follows(claims[0]))):
            kept += group
        else:
            left.append(Left(group[1].span, f"{group[1].text} would not be read as the result there"))
    return Results(tuple(sorted(kept)), tuple(sorted(left)))


def _follows(claim: Claim) -> bool:
    """Whether a stated result is what the inputs give; no verdict is spoken where names hold all the arithmetic."""
    return claim.verdict in SOUND or (claim.verdict == "not judged" and abs(claim.ratio - 1) < _ROUNDED)


def _place(at: int, edits: Sequence[Edit]) -> int:
    """Where a place of the text is after the replacements."""
    return at + sum(len(edit.text) - (edit.span.end - edit.span.start) for edit in edits if edit.span.start < at)
