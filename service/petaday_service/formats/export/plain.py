"""Writes a conversation as Markdown, and as JSON."""

from __future__ import annotations

import re
from collections.abc import Sequence

from petaday.casebook import Casebook
from petaday_service.conversation.parts import File, Part
from petaday_service.conversation.schemas import Exchange, History
from petaday_service.conversation.turns import Turn
from petaday_service.formats import markdown as parts_in

LINE_END = re.compile(r"\r\n|\r|\n")
"""The line ends of Markdown."""


def markdown(turns: Sequence[Turn], _: Casebook) -> str:
    """Returns each message as a code block with its reply below it."""
    blocks = ["# A conversation with petaday"]
    for turn in turns:
        said = "\n".join(f"    {line}" for line in LINE_END.split(turn.text))
        blocks += [f"## {turn.seq}", said, parts_in.to_markdown(_kept(turn.parts))]
    return "\n\n".join(block for block in blocks if block) + "\n"


def json(turns: Sequence[Turn], _: Casebook) -> str:
    """Returns the conversation in the form of the API."""
    told = tuple(Exchange(seq=turn.seq, text=turn.text, parts=_kept(turn.parts)) for turn in turns)
    return History(conversation="", turns=told).model_dump_json(indent=2) + "\n"


def _kept(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts without files, so that a saved file is not saved within the next."""
    return tuple(part for part in parts if not isinstance(part, File))
