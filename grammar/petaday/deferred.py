"""A calculation whose figure and claims are there, and whose work is shown when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from petaday.calculation import Calculation

Change = Callable[[dict[str, Any]], dict[str, Any]]


class Deferred(Calculation):
    """A `Calculation` that is given some of its fields, and makes `rest` of the others when one of them is read.

    >>> from petaday.diagnostic import Span
    >>> done = Deferred(lambda: Calculation("2", Span(0, 1), shown="two"), text="2", span=Span(0, 1))
    >>> done.text, done.shown
    ('2', 'two')
    """

    __slots__ = ("known", "rest")

    known: dict[str, Any]
    rest: Callable[[], Calculation] | None

    def __init__(self, rest: Callable[[], Calculation] | None = None, **known: Any) -> None:
        for name, value in known.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "known", known)
        object.__setattr__(self, "rest", rest)

    def __getattr__(self, name: str) -> Any:
        """A field that was not given: only what has no value yet is looked for here."""
        if name not in _FIELDS or self.rest is None:
            raise AttributeError(name)
        whole = self.rest()
        object.__setattr__(self, "rest", None)
        for field in _FIELDS:
            object.__setattr__(self, field, getattr(whole, field))
        return getattr(self, name)


def changed(found: Calculation, change: Change) -> Calculation:
    """The calculation with its fields changed: what is known at once, the others when one of them is read."""
    if isinstance(found, Deferred) and found.rest:
        return Deferred(lambda: _changed(found, change), **change(found.known))
    return _changed(found, change)


def _changed(found: Calculation, change: Change) -> Calculation:
    return Calculation(**change({name: getattr(found, name) for name in _FIELDS}))


_FIELDS = tuple(field.name for field in fields(Calculation))
