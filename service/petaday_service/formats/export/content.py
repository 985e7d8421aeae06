"""Writes the last calculation of a conversation as a content file."""

from __future__ import annotations

from collections.abc import Sequence

from petaday.casebook import Casebook
from petaday_service.conversation.content_file import content_file
from petaday_service.conversation.context import Talk
from petaday_service.conversation.turns import Turn


def content(turns: Sequence[Turn], casebook: Casebook) -> str:
    """Returns the content file with the fields of a citation left open; empty where nothing was worked."""
    last = Talk(tuple(turns), casebook).last()
    return content_file(last.report.text, name="Unnamed").text if last else ""
