"""Calculations among prose: which finds are kept, and which of several is the answer."""

from __future__ import annotations

from collections.abc import Sequence

from petaday.core.calculation import Calculation
from petaday.deferred import several
from petaday.syntax.tokens import Draft


def kept(draft: Draft, found: Sequence[Calculation]) -> list[Calculation]:
    """What a chain in running text amounts to.

    A formula of letters alone is none (`compute = 6*N*D`), nor is money that is not in dollars, nor are two lone
    figures that a sentence sets side by side and that are not equal (`VAX 8650 FLOPS = 1.67E+06`).
    """
    return [one for one in found if not _left_alone(one) and (draft.operators or not _apart(one))]


def _left_alone(one: Calculation) -> bool:
    if one.value is not None or not one.diagnostics:
        return False
    codes = {d.code for d in one.diagnostics}
    return codes == {"PD208"} or "PD213" in codes


def _apart(one: Calculation) -> bool:
    if not one.claims and any(d.code == "PD204" for d in one.diagnostics):
        return all(d.code == "PD204" for d in one.diagnostics if d.severity == "error")  # a lost bracket is told
    return any(c.verdict == "off" for c in one.claims) and any(d.code in {"PD221", "PD204"} for d in one.diagnostics)


def answer(found: Sequence[Calculation]) -> Calculation:
    """The one that a text is about: the last with arithmetic, else the last."""
    if len(found) == 1:
        return found[0]
    # From the end, and the figure before the steps: what is not looked at need not be worked out.
    return next((one for one in reversed(found) if _worked(one)), found[-1])


def _worked(one: Calculation) -> bool:
    return bool(one.value is None or one.claims or several(one))
