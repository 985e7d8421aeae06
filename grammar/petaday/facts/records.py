"""The contract of a run sheet: facts, relations between them, and the sheet itself."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from petaday.core.diagnostic import Span
from petaday.core.json_schema import without_examples

Kind = Literal[
    "parameters",
    "active_parameters",
    "dataset",
    "seen",
    "epochs",
    "steps",
    "batch",
    "batch_sequences",
    "sequence_length",
    "time",
    "devices",
    "device",
    "device_time",
    "utilization",
    "peak",
    "rate",
    "precision",
    "operations_per_example",
    "operations_per_parameter",
    "compute",
    "power",
    "pue",
    "energy",
    "intensity",
    "emissions",
    "price",
    "cost",
    "date",
]
Source = Literal["stated", "result", "assumed", "derived", "listed"]
Scope = Literal["run", "other_run", "part", "per_unit", "test"]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, json_schema_extra=without_examples)


class Fact(_Record):
    """One figure of a training run that a text gives, in base units.

    Attributes:
        kind: what it is a figure of.
        value: in seconds, FLOP, FLOP/s, joules, grams, dollars, shares or plain counts; None for a kind in words.
        low: the least that its printed digits leave open, less where the author says "about".
        high: the most.
        ends: both ends of a range that was given; None for one figure.
        unit: its base unit, or the noun that is counted (`tokens`, `images`).
        span: where it stands in the text given.
        text: as written.
        source: stated, the result of a calculation in the text, assumed by its author, derived here, or listed.
        scope: whether it is the run's own, another run's, a part, per unit, or a test's.
        approximate: the author says "about", "over", "nearly".
        because: why it was taken so, in one sentence.

    >>> import petaday
    >>> fact = petaday.run_sheet("It saw about 2T tokens.").settled("dataset")
    >>> fact.value, fact.unit, fact.text, fact.approximate
    (2000000000000.0, 'tokens', '2T', True)
    """

    kind: Kind
    value: float | None
    low: float | None = None
    high: float | None = None
    ends: tuple[float, float] | None = None
    unit: str
    span: Span
    text: str
    source: Source = "stated"
    scope: Scope = "run"
    approximate: bool = False
    because: str = ""


class Relation(_Record):
    """Two sides that the facts of one run make equal, and whether they are.

    Attributes:
        name: both sides in words (`devices*time=device_time`).
        facts: the facts that stand in it.
        left: the one side in base units.
        right: the other.
        ratio: left / right.
        holds: None where a fact it needs is open.
        verdict: in a word: `holds`, `fails`, `open`, or `implied` for what a missing factor would have to be.
        because: one sentence; for a failure the likeliest cause.
    """

    name: str
    facts: tuple[Fact, ...]
    left: float | None = None
    right: float | None = None
    ratio: float | None = None
    holds: bool | None = None
    verdict: Literal["holds", "fails", "open", "implied"] = "open"
    because: str = ""
