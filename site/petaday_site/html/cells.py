"""Table cells."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from petaday.card import chip
from petaday.card.figures import in_pfs_days, quantity
from petaday.card.verdicts import label
from petaday.core.calculation import Claim, worst_of
from petaday.core.quantity import PFS_DAY
from petaday.render.elements import Child, Html, el, join
from petaday_site.html.numbers import figure
from petaday_site.place import address

NONE = join(el("span", "–", aria_hidden="true"), el("span", "none", class_="pd-unseen"))
"""The dash of an empty cell, and what is read out for it."""


def page_link(name: str, slug_: str | None, root: str) -> Child:
    """A name as a link to its page, where there is one."""
    return el("a", name, href=f"{root}{address(slug_)}") if isinstance(slug_, str) else name


def word(value: Any) -> Child:
    """A cell of text, or a dash where there is none."""
    return value if isinstance(value, str) else NONE


def number(value: Any, digits: int = 4) -> Child:
    """A cell: the figure, or a dash where there is none."""
    return NONE if value is None or pd.isna(value) else figure(float(value), digits)


def ratio(value: Any) -> Child:
    """A ratio as a factor, marked where the methods' promise of a factor 2 is broken."""
    if value is None or pd.isna(value):
        return number(None)
    far = abs(math.log2(float(value))) > 1
    return el("span", f"{figure(float(value), 3)}×", class_="pd-far" if far else None)


def both(pfs_days: float, *, unit: bool = True) -> Html:
    r"""A figure in pfs-days and in FLOP, of which a page shows the one that its reader chose.

    >>> both(1e-6, unit=False).partition("</span>")[0]
    '<span class="pd-u-p"><span class="pd-nb">1\xa0×\xa010<sup>−6</sup>'
    """
    days = in_pfs_days(pfs_days * PFS_DAY) if unit else quantity(pfs_days, None)
    flop = quantity(pfs_days * PFS_DAY, "FLOP" if unit else None)
    return join(el("span", days, class_="pd-u-p"), el("span", flop, class_="pd-u-f"))


UNIT = join(el("span", "pfs-days", class_="pd-u-p"), el("span", "FLOP", class_="pd-u-f"))
"""The heading of a column of such figures."""


def worst(claims: list[Claim]) -> Html | None:
    """The chip of the worst verdict."""
    verdict = worst_of(claim.verdict for claim in claims)
    found = next((claim for claim in claims if claim.verdict == verdict), None)
    return chip(found.verdict, label(found)) if found else None
