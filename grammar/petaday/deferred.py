"""Records of which the figures are there at once, and the rest is made when it is first read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar, NamedTuple

from petaday.core.calculation import Calculation, Claim
from petaday.core.diagnostic import Diagnostic

Known = dict[str, Any]


class Early(NamedTuple):
    """What can be told of a calculation for less than all the rest: its errors, and whether it has several steps.

    `errors` is None where what has changed since may stand in them.
    """

    errors: Callable[[], Iterable[Diagnostic]] | None
    several: Callable[[], bool]


class _Deferred:
    """A record that is given some of its fields, and takes the others from what `rest` makes when one of them is read.

    >>> from petaday.core.diagnostic import Span
    >>> done = DeferredCalculation(lambda: Calculation("2", Span(0, 1), shown="two"), {"text": "2"})
    >>> done.text, done.shown
    ('2', 'two')
    """

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Any]]
    known: Known
    rest: Callable[[], object] | None
    early: Early | None

    def __init__(
        self,
        rest: Callable[[], object] | None = None,
        known: Known | None = None,
        early: Early | None = None,
        **changed: Any,
    ) -> None:
        put = object.__setattr__  # the class is frozen
        put(self, "known", changed if known is None else known)
        put(self, "rest", rest)
        put(self, "early", early)

    def __getattr__(self, name: str) -> Any:
        """A field that has no place of its own yet: one that was given takes it when it is first read."""
        if name not in self.__dataclass_fields__:
            raise AttributeError(name)
        if name in self.known:
            object.__setattr__(self, name, self.known[name])
            return self.known[name]
        if self.rest is None:
            raise AttributeError(name)
        whole = self.rest()
        for field in self.__dataclass_fields__:
            object.__setattr__(self, field, getattr(whole, field))
        object.__setattr__(self, "rest", None)  # last: another thread that reads meanwhile makes the same once more
        return getattr(self, name)


class DeferredCalculation(_Deferred, Calculation):
    """A calculation whose work is shown when it is asked for."""

    __slots__ = ("early", "known", "rest")


class DeferredClaim(_Deferred, Claim):
    """A claim with its verdict; the reason for it is given when it is asked for."""

    __slots__ = ("early", "known", "rest")


def changed(found: Calculation, change: Callable[[Known], Known]) -> Calculation:
    """The calculation with its fields changed: what is known at once, the others when one of them is read."""
    if isinstance(found, DeferredCalculation) and found.rest:
        early = found.early._replace(errors=None) if found.early else None
        return DeferredCalculation(lambda: _changed(found, change), change(found.known), early)
    return _changed(found, change)


def changed_claim(claim: Claim, change: Callable[[Known], Known]) -> Claim:
    """The claim with its fields changed, its reason when somebody reads it."""
    if isinstance(claim, DeferredClaim) and claim.rest:
        return DeferredClaim(lambda: Claim(**change(_fields(claim))), change(claim.known))
    return Claim(**change(_fields(claim)))


def later(found: Calculation, finish: Callable[[Calculation], Calculation], known: Known) -> Calculation:
    """The calculation finished when something of it is read that is not known yet; `known` is what changes at once."""
    if isinstance(found, DeferredCalculation) and found.rest:
        return DeferredCalculation(lambda: finish(found), {**found.known, **known} if known else found.known)
    return finish(found)


def errors(found: Calculation) -> list[Diagnostic]:
    """The errors of a calculation; the rest of it can wait."""
    early = _early(found)
    return [d for d in (early.errors() if early and early.errors else found.diagnostics) if d.severity == "error"]


def several(found: Calculation) -> bool:
    """True for a calculation of more than one step; the rest of it can wait."""
    early = _early(found)
    return early.several() if early else len(found.steps) > 1


def _early(found: Calculation) -> Early | None:
    return found.early if isinstance(found, DeferredCalculation) and found.rest else None


def settled(claim: Claim) -> Claim:
    """The claim with nothing left to make."""
    return Claim(**_fields(claim))


def _fields(claim: Claim) -> Known:
    return {name: getattr(claim, name) for name in Claim.__dataclass_fields__}


def _changed(found: Calculation, change: Callable[[Known], Known]) -> Calculation:
    return Calculation(**change({name: getattr(found, name) for name in Calculation.__dataclass_fields__}))
