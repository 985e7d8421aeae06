"""What is slow to make and depends on nothing but its key, made once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path


def cached(folder: Path, name: str, make: Callable[[], bytes]) -> bytes:
    """What is kept under that name, made when it is not there."""
    kept = folder / name
    if not kept.is_file():
        keep(kept, make())
    return kept.read_bytes()


def keep(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: a build that is stopped leaves no half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_bytes(data)
    fresh.replace(path)
