"""The tables, the same for SQLite and PostgreSQL; a turn is one row."""

from __future__ import annotations

from typing import Any

from sqlalchemy import TIMESTAMP, Column, ForeignKey, Integer, MetaData, Table, Text, func
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Letters(TypeDecorator[str]):
    """Text that may hold U+0000; in PostgreSQL that is stored as U+0001 and a digit."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as it is stored."""
        if value is None or dialect.name != "postgresql":
            return value
        return value.replace("\x01", "\x011").replace("\x00", "\x010")

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """The text as it was said."""
        if value is None or dialect.name != "postgresql":
            return value  # type: ignore[no-any-return]
        return str(value).replace("\x010", "\x00").replace("\x011", "\x01")


Moment = Text().with_variant(TIMESTAMP(timezone=True), "postgresql")
NOW = func.current_timestamp()

METADATA = MetaData()

CONVERSATION = Table(
    "conversation",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("begun", Moment, nullable=False, server_default=NOW),
    sqlite_with_rowid=False,
)
TURN = Table(
    "turn",
    METADATA,
    Column("conversation", Text, ForeignKey(CONVERSATION.c.id), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("text", Letters, nullable=False),
    Column("body", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("at", Moment, nullable=False, server_default=NOW),
)
SHARED = Table(
    "shared",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("conversation", Text, ForeignKey(CONVERSATION.c.id), nullable=False),
    Column("last", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""A turn never changes, so a copy of a conversation is its turns up to one of them."""
