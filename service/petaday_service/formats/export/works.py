"""Lists the calculations of a conversation in the order of the messages and of their text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from petaday_service.conversation.parts import Work
from petaday_service.conversation.turns import Turn


def works(turns: Sequence[Turn]) -> Iterator[tuple[Turn, Work]]:
    """Yields each calculation with its message."""
    for turn in turns:
        cards = [part for part in turn.parts if isinstance(part, Work)]
        for card in sorted(cards, key=lambda card: card.report.span.start):
            yield turn, card
