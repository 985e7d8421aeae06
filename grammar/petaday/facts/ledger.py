"""The mentions of a text by place and by value, so that a calculation can change what was read before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from petaday.facts.mention import Mention

_MANY_ALIKE = 20  # one figure said more often than this is not looked through to the end
_Key = tuple[int, str]


class Ledger:
    """All mentions of a text, each under its place and kind."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._at: dict[int, dict[str, Mention]] = {}
        self._like: dict[tuple[str, str], dict[_Key, None]] = {}
        for mention in mentions:
            self.put(mention)

    def __iter__(self) -> Iterator[Mention]:
        """All of them, those of one place together."""
        for kinds in self._at.values():
            yield from kinds.values()

    def put(self, mention: Mention) -> None:
        """Adds a mention, or puts it where one of its kind stood."""
        start = mention.span.start
        self._at.setdefault(start, {})[mention.kind] = mention
        self._like.setdefault((mention.kind, _rounded(mention.value)), {})[start, mention.kind] = None

    def drop(self, mention: Mention) -> None:
        """Takes a mention out."""
        self._at.get(mention.span.start, {}).pop(mention.kind, None)

    def at(self, start: int) -> Mention | None:
        """The first mention that stands there."""
        return next(iter(self._at.get(start, {}).values()), None)

    def of(self, start: int, kind: str) -> Mention | None:
        """The mention of a kind that stands there."""
        return self._at.get(start, {}).get(kind)

    def like(self, value: float, kind: str) -> list[Mention]:
        """The first mentions of that kind and about that value."""
        keys = islice(self._like.get((kind, _rounded(value)), {}), _MANY_ALIKE)
        return [found for start, kind in keys if (found := self.of(start, kind)) is not None]

    def sign(self, mention: Mention, *signs: str) -> None:
        """Adds signs to a mention."""
        self.put(replace(mention, signs=(*mention.signs, *signs)))


def _rounded(value: float) -> str:
    return f"{value:.3g}"
