"""The site while it is written: `petaday build --watch` beside the server, which serves what that shows."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def watched() -> Iterator[Path | None]:
    """The folder the watched site stands in; None where there is no watcher."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the server ends as by Ctrl-C, and the watcher with it
    command = [sys.executable, "-m", "petaday", "build", "--watch"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as watcher:
        assert watcher.stdout
        said = watcher.stdout.readline().strip()  # an ending without a word has said why on standard error
        try:
            yield Path(said) if said else None
        finally:
            watcher.terminate()
