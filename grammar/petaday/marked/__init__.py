"""A document with what was found marked in it: the text as given, verdicts beside it; one HTML file."""

from __future__ import annotations

from petaday.marked.index import Row, index
from petaday.marked.moving import moved
from petaday.marked.page import body, page, script, style
from petaday.marked.source import Marked, Part

__all__ = ["Marked", "Part", "Row", "body", "index", "moved", "page", "script", "style"]
