"""Known words that look like one that is not known: what "did you mean" has to offer."""

from __future__ import annotations

from collections.abc import Iterable


def alike(word: str, known: Iterable[str], most: int = 1, least: float = 0.6) -> tuple[str, ...]:
    """Takes a word and the words there are; returns those spelled like it, the likeliest first.

    Args:
        word: as written.
        known: what it may have been meant to be.
        most: how many to return at most.
        least: how alike they must be, from 0 (anything) to 1 (the same).

    >>> alike("headlin", ["title", "headline", "date"])
    ('headline',)
    >>> alike("zzz", ["title", "headline", "date"])
    ()
    """
    import difflib  # noqa: PLC0415 - needed for slips of the pen only

    return tuple(difflib.get_close_matches(word, list(known), most, least))


def did_you_mean(found: Iterable[str], otherwise: str) -> str:
    """Takes suggestions, the likeliest first; returns the question that offers them, or other advice where none is.

    >>> did_you_mean(alike("dat", ["title", "date"]), "the keys are title, date")
    'did you mean date?'
    >>> did_you_mean((), "the keys are title, date")
    'the keys are title, date'
    """
    offered = " or ".join(found)
    return f"did you mean {offered}?" if offered else otherwise


def one_letter_apart(one: str, other: str) -> bool:
    """True when words of one first letter differ by one letter changed, added or left out, or by two swapped.

    >>> one_letter_apart("dayz", "days"), one_letter_apart("huors", "hours"), one_letter_apart("pays", "days")
    (True, True, False)
    """
    if abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    if len(one) == len(other):
        odd = [at for at in range(len(one)) if one[at] != other[at]]
        swapped = (
            len(odd) == 2 and odd[1] == odd[0] + 1 and one[odd[0]] == other[odd[1]] and one[odd[1]] == other[odd[0]]
        )
        return len(odd) == 1 or swapped
    short, long = sorted((one, other), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
