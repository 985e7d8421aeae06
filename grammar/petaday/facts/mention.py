"""A figure with the kind it was read as: what the settling of a sheet weighs."""

from __future__ import annotations

from dataclasses import dataclass

from petaday.core.diagnostic import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a text gives a figure of some kind.

    Attributes:
        kind, value, low, high, unit: what it says, in base units; the unit may be a noun (`tokens`).
        span: where.
        at: its first token, or -1 for one that no token stands for.
        sentence, paragraph: which one it stands in.
        source, scope, approximate: as in a fact.
        signs: the names of what speaks for and against it (see `signs.toml`).
    """

    kind: str
    value: float
    low: float
    high: float
    unit: str
    span: Span
    at: int
    sentence: int
    paragraph: int
    source: str = "stated"
    scope: str = "run"
    approximate: bool = False
    signs: tuple[str, ...] = ()
