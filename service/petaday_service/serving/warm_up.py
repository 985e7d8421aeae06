"""Prepares the process before its first message."""

from __future__ import annotations

import gc
import sys

from petaday_service.conversation.questions import parser

SWITCH_SECONDS = 0.001
"""How long a thread with a long calculation may keep the loop waiting; Python's own 5 ms are felt by everybody."""


def warm_up() -> None:
    """Builds the parser and freezes the garbage collector's present objects.

    A full collection looks at a hundred thousand objects of modules and tables, for tens of milliseconds each time.
    """
    parser()
    gc.collect()
    gc.freeze()
    sys.setswitchinterval(SWITCH_SECONDS)
