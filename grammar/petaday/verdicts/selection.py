"""Which finds in running text are calculations, and which of several calculations is the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from petaday.core.calculation import Calculation
from petaday.core.diagnostic import Span
from petaday.syntax.tokens import Draft, Token
from petaday.verdicts import offered


class Selection:
    """Keeps those finds of a running text that are calculations, and remembers where it kept silent.

    Of a text that somebody `offered` as a calculation it keeps what cannot be read too.
    """

    def __init__(self, text: str, *, offered: bool = False) -> None:
        self.unread: list[Span] = []
        self._text = text
        self._offered = offered

    def kept(self, draft: Draft, found: Sequence[Calculation], line: Sequence[Token]) -> Iterator[Calculation]:
        """Those of a chain's calculations that its text means as calculations."""
        for one in kept(draft, found):
            if self._offered or not offered.unread(one) or offered.is_offered(one, draft, line):
                yield one
            else:
                self.unread.append(one.span)


def kept(draft: Draft, found: Sequence[Calculation]) -> list[Calculation]:
    """Those of a chain's calculations that running text means as calculations.

    A formula of letters alone is none (`compute = 6*N*D`), nor is money that is not in dollars, nor are two lone
    figures that a sentence sets side by side and that are not equal (`VAX 8650 FLOPS = 1.67E+06`).
    """
    return [one for one in found if not _is_prose(one) and (draft.operators or not _differ(one))]


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
