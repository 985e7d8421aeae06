"""Small files of a content folder that say how its pages and charts are told: each a table of TOML, checked as read."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from petaday_site.fault import SiteError

M = TypeVar("M", bound=BaseModel)


def told(file: Path, model: type[M], advice: str) -> M | None:
    """What a file says; None where there is no such file.

    Raises:
        SiteError: for a file that holds anything else, with the advice.
    """
    if not file.is_file():
        return None
    try:
        return model.model_validate(tomllib.loads(file.read_text("utf-8")))
    except (ValidationError, tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise SiteError(f"error: {file}: {fault}\n  = help: {advice}") from fault
