"""The quantities of columns and the relations between them, as the reference shows them."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from petaday.core import package_data
from petaday.core.figures import figure
from petaday.tabular.candidates import Product, products


class Shown(NamedTuple):
    """A relation with a sentence and a table that keeps it, or breaks it in a row."""

    title: str
    says: str
    example: str


@cache
def relations_of_cells() -> tuple[Shown, ...]:
    """The relations that are no product of columns.

    >>> [one.title for one in relations_of_cells()][:2]
    ['two units', 'a ratio of columns']
    """
    rows = tomllib.loads(package_data.read("petaday.tabular", "shown.toml"))
    return tuple(Shown(title, row["says"], row["example"].strip()) for title, row in rows.items())


@cache
def relations_of_columns() -> tuple[tuple[str, str], ...]:
    """The products of columns that are tried, each as a sentence, and what the constant in it may be.

    >>> relations_of_columns()[0]
    ('devices × time is device time', '')
    """
    return tuple((one.says, _constant(one)) for one in products())


def _constant(product: Product) -> str:
    """What the constant of a relation is, and how it is known."""
    constant = product.constant
    if constant.source == "none":
        return ""
    if constant.is_peak:
        return "peak: one that is listed for a device"
    if constant.source == "fixed":
        return f"{constant.called}: {figure(constant.known[0])}"
    if constant.known:
        return f"{constant.called}: {' or '.join(figure(one) for one in constant.known)}, whichever the rows keep"
    low, high = (figure(one / constant.size) for one in (constant.least, constant.most))
    unit = f" {constant.unit}" if constant.unit else ""
    stated = "as stated beside the table, else " if product.stated else ""
    return f"{constant.called}: {stated}fitted by the rows, from {low} to {high}{unit}"
