"""Table cells."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from petaday.render.elements import Child, el, join
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
