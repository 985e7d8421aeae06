"""What a server does before its first message, so that no message waits for it."""

from __future__ import annotations

import gc

from petaday_service.questions import parser


def warm() -> None:
    """Build what is built once, then take all there is out of the sight of the garbage collector.

    A full collection looks at a hundred thousand objects of modules and tables, for tens of milliseconds each time.
    """
    parser()
    gc.collect()
    gc.freeze()
