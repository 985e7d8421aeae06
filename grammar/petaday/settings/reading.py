"""Reads a settings file, and says in a sentence what is wrong with it."""

from __future__ import annotations

import errno
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from petaday.core.suggest import alike, did_you_mean
from petaday.settings.keys import KEYS
from petaday.settings.settings import Settings, of_values

OWN, SHARED = "petaday.toml", "pyproject.toml"
_TABLE = "fmt"


class SettingsError(OSError):
    """A settings file that cannot be taken: its name, and what is wrong in it."""

    def __init__(self, file: str, said: str) -> None:
        super().__init__(errno.EINVAL, said, file)


def read(path: Path, name: str) -> Settings | None:
    """The settings of a file; None for a `pyproject.toml` that has none.

    Args:
        path: where it is.
        name: what it is called when it is told.

    Raises:
        SettingsError: for a file that is no TOML, for an unknown key, for a value that a key cannot have.
    """
    try:
        held = tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        if path.name == SHARED:
            return None  # whoever owns it tells that
        raise SettingsError(name, f"it is no TOML: {fault}") from fault
    if path.name == SHARED:
        tool = held.get("tool")
        if not isinstance(tool, dict) or "petaday" not in tool:
            return None
        held = tool["petaday"]
    if not isinstance(held, dict):
        raise SettingsError(name, "`tool.petaday` must be a table")
    return of_values(name, str(path.parent), dict(_values(held, name)))


def _values(held: Mapping[str, Any], name: str) -> Iterator[tuple[str, Any]]:
    """Every value under its key, looked at."""
    known = {key.name: key for key in KEYS}
    for written, value in _flat(held, name):
        key = known.get(written)
        if key is None:
            near = did_you_mean(_near(written), f"the keys are {', '.join(known)}")
            raise SettingsError(name, f"`{written}` is no key of petaday's settings: {near}")
        if fault := key.fault(value):
            raise SettingsError(name, f"`{written}` {fault}")
        yield written, value


def _flat(held: Mapping[str, Any], name: str) -> Iterator[tuple[str, Any]]:
    for written, value in held.items():
        if written != _TABLE:
            yield written, value
        elif isinstance(value, dict):
            yield from ((f"{_TABLE}.{inner}", one) for inner, one in value.items())
        else:
            raise SettingsError(name, f"`{_TABLE}` must be a table: write [{_TABLE}], and its keys below")


def _near(written: str) -> tuple[str, ...]:
    """The key that was meant: by its spelling, or one of the other table."""
    last = written.rpartition(".")[2].replace("_", "-")
    names = {key.name.rpartition(".")[2]: key.name for key in KEYS}
    return tuple(names[one] for one in alike(last, names))
