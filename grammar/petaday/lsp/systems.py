"""The systems of a content folder, by name, each with the calculation that its page prints."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from petaday.casebook.fences import fences, is_calc
from petaday.casebook.whose import FOLDER, SECTIONS

_TITLE = re.compile(r"^title:(?P<title>[^\n]+)", re.MULTILINE)


class System(NamedTuple):
    """A system that somebody may write about: its name, and its first calculation as printed."""

    name: str
    calculation: str


def systems(root: Path) -> list[System]:
    """The systems of `content/systems`, or of `systems`, below a folder; a page that cannot be read is none."""
    found = []
    for folder in (root / FOLDER / SECTIONS[0], root / SECTIONS[0]):
        for path in sorted(folder.glob("*.md")):
            try:
                text = path.read_text("utf-8")
            except (OSError, UnicodeDecodeError):
                continue
            if title := _TITLE.search(text):
                found.append(System(title["title"].strip(" \t\r\"'"), _calculation(text)))
    return found


def _calculation(text: str) -> str:
    return next((fence.body.of(text) for fence in fences(text) if is_calc(text, fence)), "")
