"""The service's log, in lines of JSON."""

from __future__ import annotations

import json
import logging
import traceback
from pathlib import Path

from petaday_service.conversation.turns import UnavailableError

logger = logging.getLogger("petaday.requests")


def log_fault(fault: Exception) -> None:
    """Logs an exception's type and place; its message is left out, as it may hold a user's text."""
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in traceback.extract_tb(fault.__traceback__)]
    logger.error(json.dumps({"fault": type(fault).__name__, "at": places[-8:]}))


def log_unavailable(why: UnavailableError) -> None:
    """Logs that conversations cannot be stored, and what the database said."""
    logger.error(json.dumps({"unavailable": str(why)}))


def log_to_stderr() -> None:
    """Writes every request to standard error, a line each."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
