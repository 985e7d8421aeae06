"""Runs `petaday build --watch` beside the server."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def site_watcher(*options: str) -> Iterator[Path | None]:
    """Context with the folder of the watched site; None where the watcher did not start."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the server ends as by Ctrl-C, and the watcher with it
    command = [sys.executable, "-m", "petaday", "build", "--watch", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as watcher:
        assert watcher.stdout
        said = watcher.stdout.readline().strip()  # an ending without a word has said why on standard error
        try:
            yield Path(said) if said else None
        finally:
            watcher.terminate()
