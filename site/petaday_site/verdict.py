"""A verdict as a chip: words and a sign, so that no meaning hangs on colour."""

from __future__ import annotations

from petaday.calculation import VERDICTS, Verdict
from petaday_site.markup import Html, el, join

SIGN: dict[Verdict, str] = {"as printed": "✓", "by rounding": "≈", "close": "~", "within factor 2": "▲", "off": "✗"}
MEANING: dict[Verdict, str] = {
    "as printed": "the inputs give this figure, to the digits printed",
    "by rounding": "rounded inputs, or the figure before it, explain the difference",
    "close": "within 5% of what the inputs give",
    "within factor 2": "further off than rounding explains, and within what the methods promise",
    "off": "more than a factor 2 from what the inputs give",
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


def legend() -> Html:
    """What each verdict means."""
    return el("dl", *(join(el("dt", chip(v)), el("dd", MEANING[v])) for v in VERDICTS), class_="pd-legend")
