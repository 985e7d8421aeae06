"""What is slow to make and depends on nothing but its key, made once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path


def cached(folder: Path, name: str, make: Callable[[], str]) -> str:
    """The text kept under that name, made when it is not there."""
    kept = folder / name
    if not kept.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        kept.write_text(make(), encoding="utf-8")
    return kept.read_text(encoding="utf-8")
