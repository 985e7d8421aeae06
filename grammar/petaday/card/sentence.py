"""What petaday says of a calculation in one sentence; nothing where all follows."""

from __future__ import annotations

import re

from petaday.card.gloss import errors
from petaday.core.calculation import Claim, worst_of
from petaday.render.elements import Html, el, join, prose
from petaday.report import Report

_DOUBTED = frozenset({"within factor 2", "off"})


def sentence(report: Report) -> Html | None:
    """Returns the sentence under the line: the worst figure and at most one conjecture, or why nothing is worked.

    >>> from petaday import audit
    >>> print(sentence(audit("2 GPU * 3 FLOP/s = 50 FLOP/s")))
    <p class="pd-why"><b>The inputs give 6 FLOP/s, not 50.</b></p>
    >>> sentence(audit("2 * 3 = 6")) is None
    True
    """
    if report.value is None:
        return _unread(report)
    if report.solution:
        return el("p", el("code", report.solution.text), " is ", el("b", report.solution.shown), ".", class_="pd-why")
    worst = worst_of(claim.verdict for claim in report.claims)
    claim = next((one for one in report.claims if one.verdict == worst), None)
    if claim is None:
        return None
    if claim.verdict in _DOUBTED:
        said = el("b", f"The inputs give {claim.recomputed_shown.replace(' / ', '/')}, not {_bare(claim)}.")
        return el("p", said, _conjecture(claim), class_="pd-why")
    if claim.verdict == "not judged":
        return el("p", el("b", "Not judged: "), prose(claim.because), ".", class_="pd-why")
    return None


def _unread(report: Report) -> Html | None:
    found = errors(report)
    if not found:
        return None
    first = found[0]
    help_ = join(" ", prose(first.help)) if first.help else None
    return el("p", el("b", "This cannot be read yet: "), prose(first.message), help_, class_="pd-why")


def _conjecture(claim: Claim) -> Html | None:
    if not claim.conjectures:
        return None
    first = claim.conjectures[0].text
    return join(f" {first[:1].upper()}{first[1:]} would give it. ", el("i", "This is a conjecture."))


def _bare(claim: Claim) -> str:
    """The stated figure without its unit, where the unit is the one that the inputs' figure is given in."""
    unit = re.sub(r"^[\d.,e+\-−\s]+", "", claim.recomputed_shown).replace(" / ", "/")
    return claim.text.removesuffix(unit).strip() if unit else claim.text
