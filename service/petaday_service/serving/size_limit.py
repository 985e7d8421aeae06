"""Limits how many calculations a text may hold; they are counted before any is worked."""

from __future__ import annotations

from petaday import calculate
from petaday_service.conversation.limits import Limits, Refused

SHORTEST = len("2*3 ")


def check_size(text: str, limits: Limits) -> None:
    """Refuses a text with more calculations than the limit.

    >>> check_size("2 * 3", Limits())
    >>> check_size("2 * 3; 4 * 5", Limits(calculations=1))
    Traceback (most recent call last):
    ...
    petaday_service.conversation.limits.Refused: The message holds 2 calculations, and 1 are worked at once; ...
    """
    if len(text) <= limits.calculations * SHORTEST:
        return
    found = calculate.count(text)
    if found > limits.calculations:
        told = f"The message holds {found:,} calculations, and {limits.calculations:,} are worked at once"
        message = f"{told}; send it in pieces."
        raise Refused.because(413, "too-many-calculations", message, limits.limit("calculations"))
