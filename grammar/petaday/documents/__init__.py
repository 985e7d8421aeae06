"""Documents: files of every kind as text that calculations stand in, each character with its place."""

from __future__ import annotations

from petaday.documents.document import Document, Origin
from petaday.documents.kinds import ENDINGS, HELD, Kind, Unread, kind_of
from petaday.documents.opening import MAX_TEXT, of_text, opened, words
from petaday.documents.walk import Found, found

__all__ = [
    "ENDINGS",
    "HELD",
    "MAX_TEXT",
    "Document",
    "Found",
    "Kind",
    "Origin",
    "Unread",
    "found",
    "kind_of",
    "of_text",
    "opened",
    "words",
]
