"""What may be a rate: `5 TFLOPS` is a count or a rate until something beside it says which."""

from __future__ import annotations

from petaday_service.conversation.work_part import audit


def rate(text: str) -> float | None:
    """Operations a second, where the text may be read as a rate.

    >>> rate("5 TFLOPS"), rate("5 TFLOP"), rate("5 days")
    (5000000000000.0, None, None)
    """
    found = audit(f"({text}) * 1 second")
    return found.value if found.unit == "FLOP" else None
