"""Suggests known words for a misspelled one."""

from __future__ import annotations

from collections.abc import Iterable


def similar(word: str, known: Iterable[str], most: int = 1, cutoff: float = 0.6) -> list[str]:
    """The known words most like this one, the likeliest first.

    >>> similar("metod", ["id", "method", "cite"])
    ['method']
    """
    from difflib import get_close_matches  # noqa: PLC0415 - needed for misspellings only

    return get_close_matches(word, list(known), most, cutoff)


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Advice that names the most similar known word, or `otherwise` where none is similar.

    >>> did_you_mean("metod", ["id", "method"], "the keys are id, method")
    'did you mean method?'
    >>> did_you_mean("x", ["id", "method"], "the keys are id, method")
    'the keys are id, method'
    """
    found = similar(word, known)
    return f"did you mean {found[0]}?" if found else otherwise
