"""What a record looks like where it is met: printed, in a Python shell, in a notebook."""

from __future__ import annotations

from typing import Any

from petaday.display.text import answer, brief, carets, text

__all__ = ["answer", "brief", "bundle", "carets", "text"]


def bundle(record: Any) -> dict[str, str]:
    """Returns a report or a run sheet in each form a notebook may show: text, HTML with its style, LaTeX.

    >>> from petaday import audit
    >>> sorted(bundle(audit("2 * 3 = 6")))
    ['text/html', 'text/latex', 'text/plain']
    """
    from petaday.display.html import html  # noqa: PLC0415 - a printed record needs no card
    from petaday.display.latex import latex  # noqa: PLC0415 - a printed record needs no card

    forms = {"text/plain": text(record), "text/html": html(record), "text/latex": latex(record)}
    return {kind: form for kind, form in forms.items() if form}
