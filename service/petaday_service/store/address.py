"""Reads the address of the store: a SQLite file, or a PostgreSQL database named by a URL."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from petaday.core.extras import needs

FORMS = "write postgresql://user:password@host/name, or sqlite:///file"
SCHEMES = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg", "sqlite": "sqlite"}


class AddressError(ValueError):
    """A URL that names no database petaday can use; the message holds no password."""


def file(path: Path) -> URL:
    """The address of a SQLite file; `:memory:` is stored nowhere."""
    return URL.create("sqlite", database=str(path))


def address(url: str) -> URL:
    """Returns the address that a URL names; raises `AddressError`.

    >>> described(address("postgres://me:secret@db.example/talks"))
    'PostgreSQL at db.example, database talks'
    >>> address("mysql://me:secret@db.example/talks")
    Traceback (most recent call last):
    ...
    petaday_service.store.address.AddressError: `mysql:` is no database petaday knows; write ...
    """
    try:
        found = make_url(url)
    except ArgumentError:
        raise AddressError(f"it is no URL of a database; {FORMS}") from None
    except ValueError:
        raise AddressError(f"its port is no number; {FORMS}") from None
    scheme = found.drivername.partition("+")[0]
    if scheme not in SCHEMES:
        raise AddressError(f"`{scheme}:` is no database petaday knows; {FORMS}")
    found = found.set(drivername=SCHEMES[scheme])
    if "@" in f"{found.host}{found.database}":
        raise AddressError("an `@` or `/` of a password is written %40 or %2F in a URL")
    if scheme == "sqlite":
        if not found.database:
            raise AddressError("it names no file; write sqlite:///file")
        return found
    _checked(found)
    return found


def described(at: URL) -> str:
    """The database in words for people, without user and password.

    >>> described(file(Path("talks.db")))
    'talks.db'
    """
    if at.get_backend_name() == "sqlite":
        return at.database or ""
    host = at.host or at.query.get("host", "this machine")
    port = f":{at.port}" if at.port else ""
    return f"PostgreSQL at {host}{port}, database {at.database or 'by default'}"


def _checked(at: URL) -> None:
    try:
        from psycopg import ProgrammingError, conninfo  # noqa: PLC0415 - an extra of its own
    except ModuleNotFoundError as lack:
        raise AddressError(needs("PostgreSQL", "postgres", lack)) from None
    _, options = at.get_dialect()().create_connect_args(at)
    try:
        conninfo.make_conninfo(**{name: value for name, value in options.items() if name != "context"})
    except ProgrammingError as error:
        raise AddressError(f"{str(error).strip()}; {FORMS}") from None
