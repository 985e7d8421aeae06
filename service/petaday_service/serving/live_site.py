"""Runs `petaday build` beside the server: with `--watch` for as long as it serves, without it once."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
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


@contextmanager
def site_builder(*options: str) -> Iterator[None]:
    """Context in which the site is built anew, once, while the one that was there is served."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    command = [sys.executable, "-m", "petaday", "build", *options]
    with subprocess.Popen(command, start_new_session=True) as builder:  # Ctrl-C is for the server, which ends it
        threading.Thread(target=_told, args=(builder,), daemon=True).start()
        try:
            yield
        finally:
            builder.terminate()


def _told(builder: subprocess.Popen[bytes]) -> None:
    """Says that the site stays as it was, where it was not built."""
    if builder.wait() > 0:
        print("petaday: the site was not built anew; see above", file=sys.stderr)
