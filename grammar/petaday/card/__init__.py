"""A calculation as a card: the printed line once, with roles and verdicts under it, and what petaday says below.

The pages of a site, a fence in another's site, the chat and the reports on documents show this one card.
"""

from __future__ import annotations

from petaday.card.card import Card, Changing, alone, answer, card, names, work
from petaday.card.verdicts import chip

__all__ = ["FIRST", "SCRIPTS", "Card", "Changing", "alone", "answer", "card", "chip", "names", "script"]
__all__ += ["style", "work"]

FIRST = "unit-first.js"
"""What a page runs before it is drawn: it sets the unit. No module, for a module waits."""
SCRIPTS = ("card.js", "unit.js", FIRST)
"""What goes with the cards on our own pages: Escape on a factor's box, and the switch of units."""


def style() -> str:
    """Returns the style sheet of the cards, with its colours for light and dark.

    >>> ".pd-card" in style()
    True
    """
    from petaday.core import package_data  # noqa: PLC0415

    return package_data.read("petaday.card", "card.css")


def script(name: str) -> str:
    """Returns one of the scripts.

    >>> "petaday-unit" in script("unit.js")
    True
    """
    from petaday.core import package_data  # noqa: PLC0415

    return package_data.read("petaday.card", name)
