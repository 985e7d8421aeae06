"""Which names a part of a text may use, so that it is worked again only where one of those has changed."""

from __future__ import annotations

import re

from petaday.resolve.names import Names

_LETTERS = re.compile(r"[^\W\d_]+")
_FORMULA = 3  # letters: `6ND` may be N times D


def words(text: str) -> frozenset[str]:
    """The runs of letters in a text that a name may be made of; of a few capitals each letter, too.

    >>> sorted(words("6ND * 3 steps"))
    ['D', 'N', 'ND', 'step', 'steps']
    """
    found = set(_LETTERS.findall(text))
    for word in list(found):
        found.add(word.removesuffix("s"))
        if len(word) <= _FORMULA and word.isupper():
            found.update(word[at:end] for at in range(len(word)) for end in range(at + 1, len(word) + 1))
    return frozenset(found)


def changed(before: Names, now: Names) -> frozenset[str]:
    """The names that are defined in one of two places only, or otherwise."""
    if before is now:
        return frozenset()
    return frozenset(
        name
        for old, new in ((before.quantities, now.quantities), (before.units, now.units))
        for name in old.keys() | new.keys()
        if old.get(name) is not new.get(name) and old.get(name) != new.get(name)
    )


def may_use(said: frozenset[str], names: frozenset[str]) -> bool:
    """Whether a part that says these words may use one of the names.

    >>> may_use(words("29 / batch_size * 3"), frozenset({"batch_size"})), may_use(words("2 * 3 days"), frozenset({"N"}))
    (True, False)
    """
    return any(said.issuperset(_LETTERS.findall(name)) for name in names)


def joined(names: Names, given: Names) -> Names:
    """The names with those that a part gives; the same object where it gives none."""
    if not given.quantities and not given.units:
        return names
    return Names({**names.quantities, **given.quantities}, {**names.units, **given.units})
