"""Creates the tables, or migrates them from an older version."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection, Engine, inspect

MIGRATIONS = "petaday_service.store:migrations"
BEFORE_ALEMBIC = {1: "0001", 2: "0002"}
"""What SQLite files of petaday said of themselves before there were migrations for both databases."""

LOCK = 0x9E7ADA
"""Any number, as long as it is always the same: processes that begin at once wait for each other with it."""


class SchemaError(Exception):
    """The database was made by a version of petaday that this one does not know."""


def prepare(writing: Engine) -> None:
    """Brings the database to this version's tables in one transaction; a second process finds it done."""
    with writing.begin() as connection:
        config = Config()
        config.set_main_option("script_location", MIGRATIONS)
        config.attributes["connection"] = connection
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("set local statement_timeout = 0")  # a migration may take its time
            connection.exec_driver_sql(f"select pg_advisory_xact_lock({LOCK})")
        else:
            _adopt(connection, config)
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise SchemaError(f"made by a later version of petaday ({error})") from error


def _adopt(connection: Connection, config: Config) -> None:
    found = connection.exec_driver_sql("pragma user_version").scalar_one()
    if found == 0 or inspect(connection).has_table("alembic_version"):
        return
    if found not in BEFORE_ALEMBIC:
        raise SchemaError(f"made by another version of petaday (schema {found})")
    command.stamp(config, BEFORE_ALEMBIC[found])
