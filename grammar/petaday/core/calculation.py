"""The record of one calculation, as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from petaday.core.diagnostic import Diagnostic, Span
from petaday.core.json_schema import CONFIG

Verdict = Literal["follows", "by rounding", "from the figure before", "close", "within factor 2", "off", "not judged"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""Best first; what is not judged, because no arithmetic stands behind it, comes last and is neither good nor bad."""

SOUND: frozenset[Verdict] = frozenset({"follows", "by rounding", "from the figure before"})
"""The verdicts that leave nothing to explain."""


def worst_of(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The worst of some verdicts, `not judged` only where nothing else is; None of none.

    >>> worst_of(["not judged", "off", "follows"]), worst_of(["not judged"]), worst_of([])
    ('off', 'not judged', None)
    """
    order = ("not judged", *VERDICTS[:-1])
    return max(verdicts, key=order.index, default=None)


Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one word was taken to mean, and why.

    Attributes:
        word: as written (`PF`).
        span: where.
        reading: in words (`a rate: 1e15 FLOP/s`).
        because: one sentence.
        alternatives: the readings that were not taken.

    >>> import petaday
    >>> (reading,) = petaday.audit("3 PF * 2 days = 6 pfs-days").readings
    >>> reading.word, reading.reading, reading.alternatives
    ('PF', 'a rate: 1e15 FLOP/s', ('a count: 1e15 FLOP',))
    """

    __pydantic_config__ = CONFIG

    word: str
    span: Span
    reading: str
    because: str
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One worked line: a factor or term, and the figure so far.

    Attributes:
        text: the factor as written (`5.5 days`).
        span: where.
        operation: `×`, `÷`, `+`, `−`, or empty for the first line.
        label: what the legend or the noun calls it (`days trained`), or empty.
        value: the factor in base units (`475200.0`).
        unit: the base unit (`s`).
        shown: the factor, readable (`5.5 days = 475,200 s`).
        running: the figure after this line, in base units.
        running_unit: its base unit.
        running_shown: the same, readable (`1.502e18 FLOP`).
        depth: 0 on the outer level, 1 and more inside brackets.
        note: a default or supplied unit that was used on this line, or empty.

    >>> import petaday
    >>> [(step.shown, step.running_shown) for step in petaday.audit("3 PF/s * 2 days").steps]
    [('3 PF/s = 3e15 FLOP/s', '3e15 FLOP/s'), ('2 days = 172,800 s', '5.184e20 FLOP')]
    """

    __pydantic_config__ = CONFIG

    text: str
    span: Span
    operation: str
    label: str
    value: float
    unit: str
    shown: str
    running: float
    running_unit: str
    running_shown: str
    depth: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Conjecture:
    """One substitution that would reconcile a claim with its inputs. Always a guess, and marked as one."""

    __pydantic_config__ = CONFIG

    text: str
    value: float
    ratio: float


@dataclass(frozen=True, slots=True)
class Precision:
    """How exactly a stated figure is printed: what is needed to judge it against inputs that are changed.

    Attributes:
        half: half a unit of its last digit, in base units; 0 for a figure without decimals.
        digits: its significant digits; 0 when it is exact.
        whole: printed without decimals, so that its trailing zeros are no digits.
        one: one of the author's unit, in base units.
        bound: how the author limits it (`~`, `less than`), or empty.
    """

    __pydantic_config__ = CONFIG

    half: float
    digits: int
    whole: bool
    one: float = 1.0
    bound: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One stated result and what became of it.

    Attributes:
        text: as written (`470 PF`).
        span: where.
        value: in base units (`4.7e17`).
        unit: the base unit (`FLOP`).
        shown: readable (`4.7e17 FLOP`).
        recomputed: what the inputs give, in the same base unit.
        recomputed_shown: the same in the author's own unit (`486 PF`).
        ratio: value / recomputed.
        verdict: best first, see `VERDICTS`.
        against: `inputs`, or `previous figure` when that explains it better.
        previous: what the figure before this one gives, or None for the first claim.
        previous_ratio: value / previous, or None.
        because: the verdict in one sentence.
        conjectures: what would reconcile an unexplained gap, likeliest first.
        precision: how exactly it is printed.

    >>> import petaday
    >>> (claim,) = petaday.audit("3 PF/s * 2 days = 7 pfs-days").claims
    >>> claim.verdict, round(claim.ratio, 3), claim.because
    ('within factor 2', 1.167, 'the inputs give 6 pfs-days: the stated figure is 16.7% above')
    """

    __pydantic_config__ = CONFIG

    text: str
    span: Span
    value: float
    unit: str
    shown: str
    recomputed: float
    recomputed_shown: str
    ratio: float
    verdict: Verdict
    against: Literal["inputs", "previous figure"]
    previous: float | None = None
    previous_ratio: float | None = None
    because: str = ""
    conjectures: tuple[Conjecture, ...] = ()
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class Uncertain:
    """One figure that its author gives as not sure, and what it does to the result.

    Attributes:
        text: as written (`5 to 6 days`).
        span: where.
        low: its lower end in base units; nine in ten are taken to lie between both.
        high: its upper end.
        unit: their base unit.
        share: how much of the result's spread comes from it, between 0 and 1.
    """

    __pydantic_config__ = CONFIG

    text: str
    span: Span
    low: float
    high: float
    unit: str
    share: float


@dataclass(frozen=True, slots=True)
class Solution:
    """What a question mark comes to.

    Attributes:
        text: as written (`? days`).
        span: where.
        value: in base units.
        unit: the base unit.
        shown: in the author's unit (`0.41 days`).
    """

    __pydantic_config__ = CONFIG

    text: str
    span: Span
    value: float
    unit: str
    shown: str


@dataclass(frozen=True, slots=True)
class Node:
    """The resolved tree: enough to typeset the calculation, and to work it again with other numbers.

    Attributes:
        op: `number`, `name`, `+`, `*`, `^`, `call`; n-ary. In `+` and `*` an argument whose `inverse` is true
            is subtracted or divided by.
        text: the number or name as written, or the function's name.
        value: a number's figure in base units: figure as written times `scale`.
        scale: what one written unit is in base units.
        label: unit and noun words as written.
        span: where.
        low, high: a number's ends in base units, where its author is not sure of it.
        args: the operands, in order.
        inverse: subtracted (in `+`) or divided by (in `*`).
    """

    __pydantic_config__ = CONFIG

    op: Literal["number", "name", "+", "*", "^", "call"]
    text: str
    value: float
    scale: float
    label: str
    span: Span
    args: tuple[Node, ...] = ()
    inverse: bool = False
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Calculation:
    """One calculation, read, worked and audited. `petaday.report.Report` is the same thing as a JSON contract.

    Attributes:
        text: the calculation itself, `given[span]`.
        span: where it stands in the text given.
        name: what it defines (`flops_per_token = …`, `First layer: …`), or empty.
        legend: the side in words, or empty.
        value: in the base of `unit`; None when unreadable.
        unit: `FLOP`, `FLOP/s`, `s`, `1`, …; None when unreadable.
        shown: value and unit, readable.
        pfs_days: None when the result is not a count of operations.
        interval: (low, high) or None: nine in ten lie between, where figures are given as not sure; from 0 for a
            figure stated as `less than`.
        uncertain: the figures that are not sure, the one that widens the interval most first.
        solution: what a question mark comes to, or None.
        bound: how the author limits the figure (`~`, `less than`), or empty.
        readings, steps, claims, diagnostics: see their classes.
        tree: the worked side, resolved; None when unreadable.
    """

    text: str
    span: Span
    name: str = ""
    legend: str = ""
    value: float | None = None
    unit: str | None = None
    shown: str = ""
    pfs_days: float | None = None
    interval: Interval | None = None
    bound: str = ""
    uncertain: tuple[Uncertain, ...] = ()
    solution: Solution | None = None
    readings: tuple[Reading, ...] = ()
    steps: tuple[Step, ...] = ()
    claims: tuple[Claim, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    tree: Node | None = None

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Its diagnostics that are errors."""
        return tuple([d for d in self.diagnostics if d.severity == "error"])
