"""A conversation as a LaTeX document that compiles by itself."""

from __future__ import annotations

from collections.abc import Sequence

from petaday import render
from petaday.casebook import Casebook
from petaday_service.conversation import Turn
from petaday_service.export.works import works

HEAD = r"""\documentclass{article}
\usepackage{amsmath}
\begin{document}
\section*{Calculations}
"""


def latex(turns: Sequence[Turn], _: Casebook) -> str:
    """Every calculation that could be read, typeset."""
    blocks = [
        f"% message {turn.seq}\n{render.to_latex(card.report).replace('$$', '').strip()}"
        for turn, card in works(turns)
        if card.report.tree is not None
    ]
    body = "\n\n".join(f"\\[\n{_inside(block)}\n\\]" for block in blocks)
    return f"{HEAD}{body}\n\\end{{document}}\n"


def _inside(block: str) -> str:
    comment, _, formula = block.partition("\n")
    return f"{comment}\n{formula.strip()}"
