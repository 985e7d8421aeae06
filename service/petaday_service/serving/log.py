"""Writes the service's log."""

from __future__ import annotations

import json
import logging
import traceback
from pathlib import Path

from petaday_service.conversation.turns import UnavailableError

logger = logging.getLogger("petaday.requests")


def tell(fault: Exception) -> None:
    """The kind of a fault and where it came from; its own words may hold a message, so they are left out."""
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(fault.__traceback__)]
    logger.error(json.dumps({"fault": type(fault).__name__, "at": places[-8:]}))


def tell_unavailable(why: UnavailableError) -> None:
    """That conversations cannot be kept, and what the database said about it."""
    logger.error(json.dumps({"unavailable": str(why)}))


def to_stderr() -> None:
    """Tell every request on standard error, one line each."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
