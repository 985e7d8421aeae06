"""Which finds in running text are calculations, and which of several calculations is the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from petaday.core.calculation import Calculation
from petaday.core.diagnostic import Span
from petaday.syntax.chains import is_in_petaflop_days, is_total
from petaday.syntax.tokens import Draft, Token
from petaday.verdicts import offered

_FLAG = re.compile(r"(?<![\w-])--[a-zA-Z]")  # of a command line


class Selection:
    """Keeps those finds of a running text that are calculations, and remembers where it kept silent.

    Of a text that somebody `offered` as a calculation it keeps what cannot be read too.
    """

    def __init__(self, text: str, *, offered: bool = False, is_part: bool = False) -> None:
        from petaday.markup.surroundings import Surroundings  # noqa: PLC0415 - one line alone stands in nothing

        self.unread: list[Span] = []
        self._text = text
        self._offered = offered
        self._around = Surroundings(text, is_part=is_part)

    def kept(self, draft: Draft, found: Sequence[Calculation], line: Sequence[Token]) -> Iterator[Calculation]:
        """Those of a chain's calculations that its text means as calculations."""
        for one in kept(draft, found):
            if self._offered:
                yield one
            elif _is_lone(draft, one) or not self._is_said(draft, one) or self._sets(one):
                continue
            elif not offered.unread(one) or offered.is_offered(one, draft, line):
                yield offered.with_algebra_noted(one)
            else:
                self.unread.append(one.span)

    def _is_flagged(self, one: Calculation) -> bool:
        """True among the flags of a command line; its first may stand right before the find."""
        start, end = one.span
        words = self._text[max(0, start - 3) : end]
        return "--" in words and _FLAG.search(words) is not None

    def _sets(self, one: Calculation) -> bool:
        """True where a stated figure is a setting or a comparison."""
        from petaday.verdicts.unjudged.settings import sets  # noqa: PLC0415 - one line alone sets nothing

        return any(sets(claim, self._text) for claim in one.claims)

    def _is_said(self, draft: Draft, one: Calculation) -> bool:
        """True in prose; in code for an assignment, and for a result that words of it or a line of numbers state."""
        kind = self._around.kind(draft.start)
        if kind in {"", "words"}:
            stated = self._around.kind(one.claims[-1].span.start) if kind and one.claims else kind
            return stated == kind and not self._is_flagged(one)
        if kind not in {"code", "shell"}:
            return False
        if self._around.begins(draft.start) and draft.tokens and draft.tokens[0].type in {"NUMBER", "LPAR"}:
            return "==" not in one.span.of(self._text)
        if any(self._around.kind(claim.span.start) != "words" for claim in one.claims):
            return False
        return kind == "code" and not one.errors


def kept(draft: Draft, found: Sequence[Calculation]) -> list[Calculation]:
    """Those of a chain's calculations that running text means as calculations.

    A formula of letters alone is none (`compute = 6*N*D`), nor is money that is not in dollars, nor are two lone
    figures that a sentence sets side by side and that are not equal (`VAX 8650 FLOPS = 1.67E+06`).
    """
    return [one for one in found if not _is_prose(one) and (draft.operators or not _differ(one))]


def _is_lone(draft: Draft, one: Calculation) -> bool:
    """True for a lone figure that states nothing, whatever stands beside it."""
    return _sets_figures_side_by_side(one) or _adds_nothing_up(draft, one) or _is_before_letters(one)


def _sets_figures_side_by_side(one: Calculation) -> bool:
    """True for a lone figure, where those beside it are no result of it: `MP=2 GAS=16`."""
    if one.tree is None or one.tree.op != "number":
        return False
    return _differ(one) or (bool(one.claims) and all(claim.verdict == "not judged" for claim in one.claims))


def _adds_nothing_up(draft: Draft, one: Calculation) -> bool:
    """True for a total with no lines above it to add up, which is a lone figure like any other."""
    alone = one.tree is not None and one.tree.op == "number" and not one.claims
    return alone and is_total(draft.tokens[0]) and not is_in_petaflop_days(draft)


def _is_before_letters(one: Calculation) -> bool:
    """True for a lone figure without a unit in front of a formula of undefined names: `23 = 20 amino acids + gap`."""
    if one.tree is None or one.tree.op != "number" or one.claims or one.unit != "1":
        return False
    if any(d.code == "PD235" and d.span.start > one.tree.span.start for d in one.diagnostics):
        return True
    return not one.name and one.tree.span.end < one.span.end - 1  # `Thread 1 computes C[1] = A[1] + B[1]`


def _is_prose(one: Calculation) -> bool:
    """True for a formula of letters alone, and for money that there is no rate for."""
    if one.value is not None or not one.diagnostics:
        return False
    codes = {d.code for d in one.diagnostics}
    return codes == {"PD208"} or "PD213" in codes


def _differ(one: Calculation) -> bool:
    """True for two lone figures that are not equal."""
    if not one.claims and any(d.code == "PD204" for d in one.diagnostics):
        return all(d.code == "PD204" for d in one.errors)  # an unbalanced bracket is reported
    return any(c.verdict == "off" for c in one.claims) and any(d.code in {"PD221", "PD204"} for d in one.diagnostics)


def answer(found: Sequence[Calculation]) -> Calculation:
    """The calculation that a text is about: the last with arithmetic, else the last."""
    return next((one for one in reversed(found) if _has_arithmetic(one)), found[-1])


def _has_arithmetic(one: Calculation) -> bool:
    """True also for what could not be read, which may have some."""
    return one.value is None or bool(one.claims) or len(one.steps) > 1
