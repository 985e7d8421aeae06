"""A verdict as a chip with words and a sign, so that its meaning does not depend on colour."""

from __future__ import annotations

from petaday.core.calculation import Verdict
from petaday.render.elements import Html, el

SIGN: dict[Verdict, str] = {
    "follows": "✓",
    "by rounding": "≈",
    "from the figure before": "→",
    "close": "~",
    "within factor 2": "▲",
    "off": "✗",
    "not judged": "–",
}


def chip(verdict: Verdict) -> Html:
    """The chip of one verdict.

    >>> chip("close")
    '<span class="pd-chip pd-chip--close"><span aria-hidden="true">~</span> close</span>'
    """
    return el(
        "span", el("span", SIGN[verdict], aria_hidden="true"), " " + verdict, class_=f"pd-chip pd-chip--{slug(verdict)}"
    )


def slug(verdict: Verdict) -> str:
    """The verdict as a class name.

    >>> slug("within factor 2")
    'within-factor-2'
    """
    return verdict.replace(" ", "-")
