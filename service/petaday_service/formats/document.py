"""A message as a document: the text with each claim marked in it and the verdicts beside it."""

from __future__ import annotations

from petaday import marked
from petaday.cli.checking import of_document
from petaday.cli.forms.html import shown
from petaday.documents import of_text
from petaday_service.conversation.parts import Findings, Part

LONG = 12
"""Lines from which on a message is a document, whatever was found in it."""


def is_document(text: str, parts: tuple[Part, ...]) -> bool:
    """Whether a message is worth a view of its own: several calculations, or many lines."""
    return text.count("\n") >= LONG or any(isinstance(part, Findings) for part in parts)


def document(text: str, name: str, back: str) -> str:
    """Returns the HTML of the document, without the page around it.

    Args:
        text: the message.
        name: what it is called.
        back: the address of its conversation.
    """
    return marked.body(shown(of_document(of_text(text, name))), back, "Conversation")
