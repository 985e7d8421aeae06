"""A record that shows itself: as text where it is printed, as HTML and LaTeX in a notebook."""

from __future__ import annotations

from typing import Any


class Displayed:
    """What a record inherits that can be looked at; how it looks is the matter of `petaday.display`, rooms above it."""

    def __str__(self) -> str:
        """The whole record as text: steps, result, readings, verdicts, and each finding with its caret."""
        from petaday import display  # noqa: PLC0415 - what is never shown loads no renderer

        return display.text(self)

    def __repr__(self) -> str:
        """The record in a line; an error is shown with its caret below it."""
        from petaday import display  # noqa: PLC0415 - what is never shown loads no renderer

        return display.brief(self)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002 - as IPython calls it
        """What IPython prints: the whole record, or one line of it where it stands in a list."""
        printer.text(repr(self) if len(printer.stack) > 1 else str(self))

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:  # noqa: ARG002
        """What a notebook shows: HTML with the card, LaTeX where it is printed, else the text."""
        from petaday import display  # noqa: PLC0415 - what is never shown loads no renderer

        return display.bundle(self)
