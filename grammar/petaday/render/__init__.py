"""Writes a calculation as text, Markdown, LaTeX or MathML, and a diagnostic with its place marked."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from petaday.render.caret import diagnostic_text
    from petaday.render.latex import to_latex
    from petaday.render.markdown import to_markdown
    from petaday.render.mathml import to_mathml
    from petaday.render.text import to_text

__all__ = ["diagnostic_text", "to_latex", "to_markdown", "to_mathml", "to_text"]

_PLACES = {
    "diagnostic_text": "caret",
    "to_latex": "latex",
    "to_markdown": "markdown",
    "to_mathml": "mathml",
    "to_text": "text",
}


def __getattr__(name: str) -> Any:
    """Each format is imported when it is first used."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"petaday.render.{_PLACES[name]}"), name)
