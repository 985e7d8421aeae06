"""Finds the settings of a file: those nearest to it, upwards."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from petaday.settings.reading import OWN, SHARED, read
from petaday.settings.settings import NONE, Settings


def settings_for(path: str | Path) -> Settings:
    """The settings of a file or folder: of the nearest `petaday.toml`, or `pyproject.toml` with `[tool.petaday]`.

    Args:
        path: of the file, which need not be there; `-` is one in this folder.

    Raises:
        SettingsError: for a settings file that cannot be taken.
    """
    at = Path("." if str(path) == "-" else path).absolute()
    return _nearest(_state(at), str(Path.cwd()))


def _state(at: Path) -> tuple[tuple[str, int, int], ...]:
    """Which settings files lie above a path, and how old they are: an editor runs for days."""
    found = []
    for folder in (at, *at.parents):
        for name in (OWN, SHARED):
            try:
                stat = (folder / name).stat()
            except OSError:
                continue
            found.append((str(folder / name), stat.st_mtime_ns, stat.st_size))
    return tuple(found)


@lru_cache(maxsize=64)
def _nearest(files: tuple[tuple[str, int, int], ...], _here: str) -> Settings:
    for file, _, _ in files:
        settings = read(Path(file), _named(file))
        if settings is not None:
            return settings
    return NONE


def _named(file: str) -> str:
    """The name of a file as people are told: from this folder, where it lies below or above it."""
    try:
        shown = os.path.relpath(file)
    except ValueError:  # another drive
        return file
    return shown if shown.count("..") < 4 else file


def default_paths() -> list[str]:
    """What the settings of this folder say is to be read where no path is named."""
    settings = settings_for(".")
    return [os.path.relpath(Path(settings.root) / path) for path in settings.paths]
