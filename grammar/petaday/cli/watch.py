"""When files change: found by looking, so that it works on every disk and needs nothing installed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from petaday.documents.walk import below

EVERY = 0.5
"""Seconds between two looks."""


def changes(paths: Sequence[str], pause: Callable[[], None] = lambda: time.sleep(EVERY)) -> Iterator[None]:
    """Yields at once, and again each time a file below the paths is other than it was.

    Args:
        paths: files and folders; one that is missing may yet come.
        pause: waits between two looks.
    """
    seen = None
    while True:
        now = state(paths)
        if now != seen:
            seen = now
            yield
        pause()


def state(paths: Sequence[str], kind: str = "") -> dict[str, tuple[int, int]]:
    """When each file was written last, and how large it is; of the files in folders, those of a kind, or all."""
    found: dict[str, tuple[int, int]] = {}
    for given in paths:
        path = Path(given)
        inside = sorted(path.rglob(kind)) if kind else map(Path, below(given))
        for file in inside if path.is_dir() else [path]:
            try:
                stat = file.stat()
            except OSError:
                continue
            found[str(file)] = stat.st_mtime_ns, stat.st_size
    return found
