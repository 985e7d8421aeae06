"""The columns of results: one word for one thing, whatever library holds them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

Kind = Literal["figure", "whole", "text"]


class Field(NamedTuple):
    """A column of results.

    Attributes:
        name: of the column.
        kind: a figure (64 bits), a whole number (64 bits) or text; each may be missing.
        about: what it holds.

    >>> [field.name for field in AUDIT]
    ['value', 'unit', 'flop', 'pfs_days', 'stated', 'ratio', 'verdict', 'codes', 'error']
    """

    name: str
    kind: Kind
    about: str


_VALUE = Field("value", "figure", "what the inputs give, in the base of `unit`; missing where it cannot be read")
_UNIT = Field("unit", "text", "the base unit: `FLOP`, `FLOP/s`, `s`, `USD`, `1`, …")
_FLOP = Field("flop", "figure", "the value where it is a count of operations")
_DAYS = Field("pfs_days", "figure", "the same in petaflop/s-days")
_STATED = Field("stated", "figure", "the stated result, in the base of its own unit; missing where none is stated")
_RATIO = Field("ratio", "figure", "stated / recomputed")
_VERDICT = Field("verdict", "text", "`follows`, `by rounding`, …, `off`, or `not judged`")
_CODES = Field("codes", "text", "the codes of the findings, apart by a blank; empty where there are none")
_ERROR = Field("error", "text", "why there is no value, with its code; missing where there is one")

AUDIT = (_VALUE, _UNIT, _FLOP, _DAYS, _STATED, _RATIO, _VERDICT, _CODES, _ERROR)
"""What one calculation a row gives; of several stated results it is the one with the worst verdict."""

SCAN = (
    Field("doc", "text", "which text"),
    Field("find", "whole", "which calculation of the text, from 0; -1 where the text itself could not be read"),
    Field("claim", "whole", "which stated result of the calculation, from 0; -1 where it states none"),
    Field("start", "whole", "where the calculation begins, in characters of the text"),
    Field("end", "whole", "where it ends"),
    Field("text", "text", "the calculation as written"),
    Field("name", "text", "what it defines, or empty"),
    _VALUE,
    _UNIT,
    _DAYS,
    Field("bound", "text", "how its author limits it (`~`, `less than`), or empty"),
    _STATED,
    Field("recomputed", "figure", "what the inputs give for it, in the same unit"),
    _RATIO,
    _VERDICT,
    _CODES,
    _ERROR,
    Field("version", "text", "of petaday"),
    Field("text_hash", "text", "SHA-256 of the text, in hexadecimal: a row is of this text and no later one"),
)
"""What running text gives: a row for each stated result, and one for each calculation that states none."""


def spark_schema(fields: Sequence[Field] = SCAN) -> str:
    """Returns the types of columns as Spark's `mapInPandas` takes them.

    >>> spark_schema(AUDIT[:2])
    '`value` double, `unit` string'
    """
    kinds = {"figure": "double", "whole": "long", "text": "string"}
    return ", ".join(f"`{field.name}` {kinds[field.kind]}" for field in fields)
