"""Inserts many rows in one statement."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, bindparam, insert

Column = tuple[str, Callable[[Any], Any]]
"""A column's name, and how the driver wants its values."""


def put(db: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Inserts rows that fill the same columns.

    One statement, however many they are: a driver lets go of Python's lock for each, and on a busy server it waits a
    millisecond to have it back.
    """
    if not rows:
        return
    statement, positional, columns = _statement(table, tuple(rows[0]), len(rows), db.dialect)
    values = {f"{name}_{at}": kept(row[name]) for at, row in enumerate(rows) for name, kept in columns}
    db.exec_driver_sql(statement, tuple(values.values()) if positional else values)


@lru_cache(maxsize=256)
def _statement(
    table: Table, names: tuple[str, ...], rows: int, dialect: Dialect
) -> tuple[str, bool, tuple[Column, ...]]:
    """The statement for so many rows, whether its values are positional, and its columns."""
    columns = tuple((name, table.c[name].type.bind_processor(dialect) or _as_it_is) for name in names)
    values = [{name: bindparam(f"{name}_{at}", type_=table.c[name].type) for name in names} for at in range(rows)]
    compiled = insert(table).values(values).compile(dialect=dialect)
    return str(compiled), bool(compiled.positional), columns


def _as_it_is(value: Any) -> Any:
    return value
