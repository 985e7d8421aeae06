"""Writes a conversation as a complete LaTeX document."""

from __future__ import annotations

from collections.abc import Sequence

from petaday.casebook import Casebook
from petaday.render.latex import commented, displayed
from petaday_service.conversation.turns import Turn
from petaday_service.formats.export.works import works

HEAD = r"""\documentclass{article}
\usepackage{amsmath}
\begin{document}
\section*{Calculations}
"""


def latex(turns: Sequence[Turn], _: Casebook) -> str:
    """Returns a document with every calculation that could be read."""
    blocks = [
        f"{commented(f'message {turn.seq}')}\n{displayed(card.report)}"
        for turn, card in works(turns)
        if card.report.tree is not None
    ]
    body = "\n\n".join(blocks)
    return f"{HEAD}{body}\n\\end{{document}}\n"
