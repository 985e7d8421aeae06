"""What every builder is told beside the project's own settings."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from petaday import card

EXTENSIONS = ("petaday_site.html.raw_html", "petaday_site.html.long_parts")
"""Markdown extensions that any builder on Python-Markdown loads by their names."""
CHAT = "Chat"
"""What the chat is called in the navigation."""
LINKED = "data/reports"
"""Files that go into the site as they are, by links: there are several for each calculation, and a copy takes time."""
NAMED = ("chart", "audit", "changes")
"""Pages that the templates lead to, where a site has them."""


def told(extra: Mapping[str, Any], chat: str, docs: Path) -> dict[str, Any]:
    """What the templates ask for: who worked the figures, where the chat is, and which pages there are.

    Args:
        extra: the project's own `extra`, which has precedence but for the chat.
        chat: its address, or empty.
        docs: the docs tree.
    """
    there = [name for name in NAMED if (docs / f"{name}.md").is_file()]
    ours = {"chat": chat, "first": card.script(card.FIRST)}
    return {"worked_by": version("petaday"), "there": there, **extra, **ours}
