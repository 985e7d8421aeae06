"""Findings by the stretch of text that they are about: what did not change is not looked at again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Generic, TypeVar

from petaday.core.diagnostic import Diagnostic, Span

C = TypeVar("C", bound=Hashable)


class Kept(Generic[C]):
    """Finds what there is to say of stretches of a text, and remembers it until the next edit but one.

    Args:
        find: what there is to say of a stretch, with places in it; it may depend on something of the whole text.

    >>> looked = []
    >>> kept = Kept(lambda text, _: looked.append(text) or ())
    >>> [list(kept.of(edit, None)) for edit in ([(0, "a"), (1, "b")], [(0, "a"), (1, "c")])]
    [[], []]
    >>> looked
    ['a', 'b', 'c']
    """

    def __init__(self, find: Callable[[str, C], Iterable[Diagnostic]]) -> None:
        self._find = find
        self._kept: dict[tuple[str, C], tuple[Diagnostic, ...]] = {}

    def of(self, stretches: Iterable[tuple[int, str]], whole: C) -> Iterator[Diagnostic]:
        """What there is to say of stretches, which are given with their places, at its place in the text."""
        kept: dict[tuple[str, C], tuple[Diagnostic, ...]] = {}
        for start, text in stretches:
            key = (text, whole)
            known = self._kept.get(key)
            kept[key] = tuple(self._find(text, whole)) if known is None else known
            for one in kept[key]:
                span = Span(one.span.start + start, one.span.end + start)
                yield Diagnostic(one.code, one.severity, one.message, span, one.help)
        self._kept = kept
