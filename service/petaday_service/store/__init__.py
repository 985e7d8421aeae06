"""Where conversations are kept: SQLite with no set-up, PostgreSQL by a URL, one code for both."""

from petaday_service.store.database import DatabaseStore, SqliteStore

__all__ = ["DatabaseStore", "SqliteStore"]
