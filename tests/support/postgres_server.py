"""A PostgreSQL of the tests' own: made in a passing folder, reached through a socket in it, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

DEBIAN = Path("/usr/lib/postgresql")
"""Where Debian keeps the server programs, a folder for each version: they are not in PATH."""

NOT_ROOT = ("postgres", "nobody")
"""PostgreSQL refuses to run as root."""


def programs() -> Path | None:
    """The folder with the server programs of PostgreSQL."""
    for found in (shutil.which("initdb"), *sorted(DEBIAN.glob("*/bin/initdb"), reverse=True)):
        if found and (Path(found).resolve().parent / "postgres").exists():
            return Path(found).resolve().parent
    return None


class Postgres:
    """One server; it can be stopped and started again with all it holds."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._count = 0
        self._user = next(user.pw_name for user in pwd.getpwall() if user.pw_name in NOT_ROOT) if _root() else None
        self._folder = Path(tempfile.mkdtemp(prefix="petaday-pg-"))  # short: a socket's path has some 100 characters
        if self._user:
            shutil.chown(self._folder, self._user)
        self._run("initdb", "--auth=trust", "--username=petaday", "--encoding=UTF8", "--no-locale", "--no-sync")

    def start(self) -> None:
        """Start it; return when it answers."""
        options = f"-c listen_addresses= -c unix_socket_directories={self._folder} -c fsync=off"
        self._run("pg_ctl", "start", "-w", "-s", "-l", str(self._folder / "log"), "-o", options)

    def stop(self) -> None:
        """Stop it; connections are cut."""
        self._run("pg_ctl", "stop", "-w", "-s", "-m", "fast")

    @contextmanager
    def down(self) -> Iterator[None]:
        """Stopped for a while."""
        self.stop()
        try:
            yield
        finally:
            self.start()

    def url(self, database: str) -> str:
        """The address of a database in it."""
        return f"postgresql://petaday@/{database}?host={self._folder}"

    def database(self) -> str:
        """The address of a new and empty database."""
        self._count += 1
        name = f"talks{self._count}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"create database {name}".encode())
        return self.url(name)

    def remove(self) -> None:
        """Stop it and take its folder away."""
        self.stop()
        shutil.rmtree(self._folder)

    def _run(self, program: str, *words: str) -> None:
        command = [str(self._programs / program), *words, "-D", str(self._folder / "data")]
        # Files, no pipes: the server would hold them open for as long as it runs.
        with (self._folder / "said").open("w+b") as said:
            code = subprocess.run(command, stdout=said, stderr=said, user=self._user, cwd=self._folder, check=False)
            said.seek(0)
            assert code.returncode == 0, said.read().decode()


def _root() -> bool:
    return os.getuid() == 0
