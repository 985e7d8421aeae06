"""The contract of a table: its columns, the relations between them, and the cells that disagree."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from petaday.core.diagnostic import Span
from petaday.core.json_schema import without_examples

Syntax = Literal["markdown", "html", "latex", "rst", "csv"]
Factor = Literal["none", "fixed", "stated", "fitted"]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, json_schema_extra=without_examples)


class Column(_Record):
    """A column of figures, or a row of them where the table lies on its side.

    Attributes:
        index: which one it is, from 1.
        header: its head as a reader sees it, the heads above it included.
        quantity: what it is a column of (`device_time`, `power`); empty where the head names nothing known.
        unit: the unit of its cells as written, or empty.
        scale: how many base units one is (seconds, FLOP, FLOP/s, joules, watts, grams, dollars); None where unknown.
        per_device: the figures are of one device each.
    """

    index: int
    header: str
    quantity: str = ""
    unit: str = ""
    scale: float | None = None
    per_device: bool = False


class Disagreement(_Record):
    """A row in which the cells of a relation cannot all be right.

    Attributes:
        row: the row's number from 1, the heads not counted; the name of the column where the table lies on its side.
        label: what the row is called.
        span: the cell that the others would give, in the text given.
        stated: that cell as written.
        worked: what the others give, as it would be written there.
        ratio: stated / worked.
        because: one sentence.
    """

    row: str
    label: str
    span: Span
    stated: str
    worked: str
    ratio: float
    because: str


class TableRelation(_Record):
    """A relation that most rows of a table hold.

    Attributes:
        kind: both sides in words (`device_time=devices*time`).
        columns: the columns in it by index, the result first.
        holds: the rows in which it holds within the digits printed; numbers, or names where the table lies on its side.
        breaks: the rows in which the cells disagree, each in `disagreements` too.
        disagreements: what does not fit there.
        factor: the constant in it, in base units; None where there is none.
        factor_is: fixed by a unit or a convention, stated beside the table, or fitted by the rows.
        because: the relation in one sentence, with the constant where there is one.
    """

    kind: str
    columns: tuple[int, ...]
    holds: tuple[str, ...]
    breaks: tuple[str, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    factor: float | None = None
    factor_is: Factor = "none"
    because: str = ""


class Table(_Record):
    r"""A table of a text as it was understood.

    Attributes:
        span: where it stands in the text given.
        syntax: how it is written.
        caption: what is said over or under it.
        columns: its columns, those without figures too.
        rows: how many rows of figures were read.
        left_out: how many more there are, beyond the bound.
        on_its_side: each row is a quantity, each column one of the things compared.
        relations: what its cells hold.
        fault: a fault of petaday that kept it from reading the relations; empty otherwise.

    >>> import petaday
    >>> (table,) = petaday.tables("| GPUs | Hours |\n|--|--|\n| 8 | 24 |\n| 16 | 48 |")
    >>> [(column.header, column.unit) for column in table.columns], table.rows
    ([('GPUs', ''), ('Hours', 'Hours')], 2)
    """

    span: Span
    syntax: Syntax
    caption: str = ""
    columns: tuple[Column, ...] = ()
    rows: int = 0
    left_out: int = 0
    on_its_side: bool = False
    relations: tuple[TableRelation, ...] = ()
    fault: str = ""
