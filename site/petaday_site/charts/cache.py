"""A file cache for pictures that are slow to make and depend on their key alone."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path


def cached(folder: Path, name: str, make: Callable[[], bytes]) -> bytes:
    """Returns the cached bytes of that name, made where they are missing."""
    kept = folder / name
    if not kept.is_file():
        keep(kept, make())
    return kept.read_bytes()


def keep(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all, so that a build that is stopped leaves no part of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_bytes(data)
    fresh.replace(path)
