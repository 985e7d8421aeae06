"""A calculation as a card: the printed line once, with roles and verdicts under it, and what petaday says below.

The pages of a site, a fence in another's site, the chat and the reports on documents show this one card.
"""

from __future__ import annotations

from petaday.card.card import Card, Changing, answer, card, names, work
from petaday.card.verdicts import chip

__all__ = ["Card", "Changing", "answer", "card", "chip", "names", "style", "work"]


def style() -> str:
    """Returns the style sheet of the cards, with its colours for light and dark.

    >>> ".pd-card" in style()
    True
    """
    from petaday.core import package_data  # noqa: PLC0415

    return package_data.read("petaday.card", "card.css")
