"""The files that paths stand for: files, folders, globs and standard input, in one order whatever the disk says."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

_NEVER = frozenset({"node_modules", "__pycache__", "site-packages", "venv", "env"})
_GLOB = frozenset("*?[")


class Found(NamedTuple):
    """A file to read; `asked` where it was named itself, and not only its folder."""

    path: str
    asked: bool
    root: str = ""


def found(paths: Sequence[str]) -> Iterator[Found]:
    """Every file that the paths stand for, each once.

    Raises:
        FileNotFoundError: for a path that is none, when its turn comes; the next one may be asked for after it.
    """
    seen: set[str] = set()
    for one in paths:
        for file in _of(one):
            key = file.path if file.path == "-" else os.path.normpath(file.path)
            if key not in seen:
                seen.add(key)
                yield file


def _of(path: str) -> Iterator[Found]:
    if path == "-":
        yield Found(path, asked=True)
    elif Path(path).is_dir():
        yield from (Found(file, asked=False, root=path) for file in below(path))
    elif Path(path).exists() or not _GLOB & set(path):
        yield Found(path, asked=True)
    else:
        matched = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - a path of any root
        if not matched:
            yield Found(path, asked=True)  # to be told as missing
        for one in matched:
            yield from _of(one) if Path(one).is_dir() else [Found(one, asked=False)]


def below(folder: str) -> Iterator[str]:
    """Every file below a folder, by name, a folder's own files first; hidden ones and what tools keep are left out."""
    for at, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _NEVER)
        yield from (str(Path(at, name)) for name in sorted(files) if not name.startswith("."))
