"""The store of conversations: SQLite by default, PostgreSQL by a URL, with the same code."""

from petaday_service.store.database import DatabaseStore, SqliteStore

__all__ = ["DatabaseStore", "SqliteStore"]
