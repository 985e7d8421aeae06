"""Answers `save` and `save as LaTeX`: the conversation as a file."""

from __future__ import annotations

from petaday_service.conversation.context import Talk
from petaday_service.conversation.intents import Save
from petaday_service.conversation.parts import Part, Text
from petaday_service.formats.export import FORMS, export

NAMES = {
    "markdown": "Markdown",
    "json": "JSON",
    "csv": "CSV",
    "latex": "LaTeX",
    "bibtex": "BibTeX",
    "content": "content",
}


def save(asked: Save, talk: Talk) -> tuple[Part, ...]:
    """Returns the file in the form asked for; without one as Markdown, with the other forms offered."""
    if not talk.turns:
        return (Text(text="There is nothing to save yet.", say=("help",)),)
    if asked.form == "content" and talk.last() is None:
        return (Text(text="A content file holds a calculation, and none has been worked yet.", say=("estimate",)),)
    if asked.form:
        return (export(asked.form, talk.turns, talk.casebook),)
    say = tuple(f"save as {NAMES[form]}" for form in FORMS if form != "markdown")
    return (
        Text(text="The conversation as Markdown; other forms:", say=say),
        export("markdown", talk.turns, talk.casebook),
    )
