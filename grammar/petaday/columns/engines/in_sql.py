"""Writes a formula as SQL: doubles throughout, and NULL where there is no figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from petaday.columns.walk import Engine

_OR, _AND, _COMPARED, _ADDED, _MULTIPLIED, _WHOLE = range(6)


class Dialect(NamedTuple):
    """How an engine writes what SQL does not settle: `double` is its type, `quote` stands around a name."""

    double: str
    quote: str
    functions: dict[str, str]
    is_nan: str


_FUNCTIONS = {
    "exp": "EXP({})",
    "ln": "LN({})",
    "log2": "LOG2({})",
    "log10": "LOG10({})",
    "floor": "FLOOR({})",
    "power": "POW({}, {})",
}
DIALECTS = {
    "duckdb": Dialect("DOUBLE", '"', _FUNCTIONS, "ISNAN({})"),
    "spark": Dialect("DOUBLE", "`", _FUNCTIONS, "ISNAN({})"),
    "bigquery": Dialect(
        "FLOAT64",
        "`",
        _FUNCTIONS | {"log2": "LOG({}, 2e0)", "exp": "SAFE.EXP({})", "power": "SAFE.POW({}, {})"},
        "IS_NAN({})",
    ),
}


def _operator(sign: str, binds: int) -> Callable[[Sql, Sql], Sql]:
    def joined(self: Sql, other: Sql) -> Sql:
        left = self.text if self.binds >= binds else f"({self.text})"
        right = other.text if other.binds > binds else f"({other.text})"
        return Sql(f"{left} {sign} {right}", binds)

    return joined


@dataclass(frozen=True, eq=False)
class Sql:
    """A piece of SQL with the operators of Python; `binds` says how tightly its own operator does."""

    text: str
    binds: int = _WHOLE
    constant: bool = False

    __add__ = _operator("+", _ADDED)
    __sub__ = _operator("-", _ADDED)
    __mul__ = _operator("*", _MULTIPLIED)
    __truediv__ = _operator("/", _MULTIPLIED)
    __gt__ = _operator(">", _COMPARED)
    __ge__ = _operator(">=", _COMPARED)
    __lt__ = _operator("<", _COMPARED)
    __eq__ = _operator("=", _COMPARED)  # type: ignore[assignment]
    __and__ = _operator("AND", _AND)
    __hash__ = None  # type: ignore[assignment]
    __or__ = _operator("OR", _OR)


class Writer(Engine):
    """Expressions of one dialect."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect

    def column(self, name: str) -> Sql:
        """A column, cast: a DECIMAL column would be worked in DECIMAL."""
        quote = self._dialect.quote
        escaped = name.replace("\\", "\\\\").replace("`", "\\`") if self._dialect.double == "FLOAT64" else name
        named = escaped if self._dialect.double == "FLOAT64" else name.replace(quote, quote * 2)
        return Sql(f"CAST({quote}{named}{quote} AS {self._dialect.double})")

    def literal(self, value: float) -> Sql:
        """A double: with an exponent no engine takes it for a DECIMAL."""
        digits = format(Decimal(repr(value)).normalize(), "e").replace("e+", "e")
        return Sql(digits if value >= 0 else f"({digits})", constant=True)

    def when(self, condition: Sql, value: Sql) -> Sql:
        """`CASE`, and NULL where the condition does not hold."""
        return Sql(f"CASE WHEN {condition.text} THEN {value.text} END")

    def nonzero(self, value: Sql) -> Sql:
        """`NULLIF`: 1/0 is an error in Spark and infinite elsewhere."""
        return Sql(f"NULLIF({value.text}, 0e0)")

    def power(self, base: Sql, exponent: Sql) -> Sql:
        """`POW`."""
        return Sql(self._dialect.functions["power"].format(base.text, exponent.text))

    def function(self, name: str, value: Sql) -> Sql:
        """By the engine's own."""
        return Sql(self._dialect.functions[name].format(value.text))

    def least(self, values: Sequence[Sql]) -> Sql:
        """`LEAST`, and NULL where one is missing: engines differ in that."""
        return self._whole("LEAST", values)

    def most(self, values: Sequence[Sql]) -> Sql:
        """`GREATEST`, likewise."""
        return self._whole("GREATEST", values)

    def _whole(self, function: str, values: Sequence[Sql]) -> Sql:
        values = [value if value.binds == _WHOLE else replace(value, text=f"({value.text})") for value in values]
        texts = [value.text for value in values]
        unsure = [value.text for value in values if not value.constant]
        missing = " OR ".join(f"{text} IS NULL" for text in unsure)
        undefined = "".join(f" WHEN {self._dialect.is_nan.format(text)} THEN {text}" for text in unsure)
        return Sql(f"CASE WHEN {missing} THEN NULL{undefined} ELSE {function}({', '.join(texts)}) END")
