"""`Report`: the JSON contract of one calculation."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from petaday import unit_libraries
from petaday.core.calculation import Calculation, Claim, Interval, Node, Reading, Solution, Step, Uncertain
from petaday.core.diagnostic import Diagnostic, Span, plain
from petaday.core.displayed import Displayed
from petaday.core.json_schema import without_examples
from petaday.core.quantity import COUNT, Quantity, dimension

_GIVEN = "_given"


class Report(Displayed, BaseModel):
    """One calculation, read, worked and audited; what `audit` and `scan` return.

    Printed, it is text for a person; in a notebook it is a card; `model_dump_json()` is the published contract.

    Attributes:
        text: the calculation itself, as written.
        span: where it stands in the text given.
        name: what it defines (`flops_per_token = …`), or empty.
        legend: the side in words, or empty.
        value: the worked figure in the base of `unit`; None when the text cannot be read.
        unit: `FLOP`, `FLOP/s`, `s`, `byte`, `J`, `USD`, `1`, …; None when the text cannot be read.
        shown: value and unit, readable.
        pfs_days: the figure in petaflop/s-days; None where it is no count of operations.
        interval: low and high end where figures are given as not sure, else None: nine in ten lie between.
        bound: how the author limits the figure (`~`, `less than`), or empty.
        uncertain: the figures that are not sure, the one that widens the interval most first.
        solution: what a question mark comes to, or None.
        readings: what each word was taken to mean, and why.
        steps: the worked lines.
        claims: the stated results, each with its verdict.
        diagnostics: what is wrong or worth a look, each with its place.
        tree: the worked side, resolved; None when the text cannot be read.

    >>> import petaday
    >>> report = petaday.audit("8 A100 * 312 TFLOPS * 3 days * 40% = 3.0 pfs-days")
    >>> report
    <Report: 8 A100 * 312 TFLOPS * 3 days * 40% = 3.0 pfs-days: 2.588e20 FLOP = 2.995 pfs-days, follows>
    >>> report.flop, round(report.pfs_days, 3), report.claims[0].verdict
    (2.5878528e+20, 2.995, 'follows')
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, json_schema_extra=without_examples)

    version: Literal[2] = 2
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
    def given(self) -> str | None:
        """The text that its spans count in; None for a report that was read back from JSON.

        >>> import petaday
        >>> petaday.scan("First 2 * 3 = 6.")[0].given
        'First 2 * 3 = 6.'
        """
        return self.__dict__.get(_GIVEN)

    @property
    def flop(self) -> float | None:
        """Its figure in FLOP; None where it is no count of operations.

        >>> import petaday
        >>> petaday.audit("2 pfs-days").flop, petaday.audit("2 days").flop
        (1.728e+20, None)
        """
        return self.value if self.unit == str(COUNT) else None

    @property
    def quantity(self) -> Quantity | None:
        """Its figure and dimension, to reckon with; None where the text cannot be read.

        >>> import petaday
        >>> petaday.audit("3 PF/s").quantity * petaday.audit("2 days").quantity
        <Quantity 5.184e20 FLOP>
        """
        return None if self.value is None else Quantity(self.value, dimension(self.unit or "1"))

    def to_pint(self, registry: Any = None) -> Any:
        """Its figure as a `pint.Quantity`, in base units: `.to("pfs_day")` and the like convert it.

        Money converts into nothing but itself, a device-hour is an hour, nouns (layers, tokens) are plain numbers.

        Args:
            registry: a `pint.UnitRegistry`, which is taught FLOP, pfs_day, USD, EUR and GBP; the application's where
                none is given.

        Raises:
            ImportError: where pint is not installed; its message names the extra.
            ValueError: where the text cannot be read, with its first error.

        >>> import petaday
        >>> petaday.audit("2 days * 3 PF/s").to_pint().to("pfs_day")
        <Quantity(6.0, 'pfs_day')>
        """
        return unit_libraries.to_pint(self._figure(), registry)

    def to_astropy(self) -> Any:
        """Its figure as an `astropy.units.Quantity`, in base units; what it cannot say is what `to_pint` cannot.

        Raises:
            ImportError: where astropy is not installed; its message names the extra.
            ValueError: where the text cannot be read, with its first error.

        >>> import petaday
        >>> petaday.audit("2 kW * 3 h").to_astropy().to("kW h")
        <Quantity 6. h kW>
        """
        return unit_libraries.to_astropy(self._figure())

    def _figure(self) -> Quantity:
        if self.quantity is not None:
            return self.quantity
        first = next((found.message for found in self.diagnostics if found.severity == "error"), "it is empty")
        raise ValueError(f"the text has no figure: {first}")

    @property
    def ok(self) -> bool:
        """True when nothing in it is an error and no claim is off.

        >>> import petaday
        >>> petaday.audit("2 * 3 = 6").ok, petaday.audit("2 * 3 = 60").ok
        (True, False)
        """
        return all(d.severity != "error" for d in self.diagnostics) and all(c.verdict != "off" for c in self.claims)


def report(calculation: Calculation, given: str | None = None) -> Report:
    """The calculation under the contract; `given` is the text its spans count in, for whoever prints it.

    >>> from petaday.calculate import audit
    >>> report(audit("2 * 3")).value
    6.0
    """
    made = Report(
        text=calculation.text,
        span=calculation.span,
        name=calculation.name,
        legend=calculation.legend,
        value=calculation.value,
        unit=calculation.unit,
        shown=calculation.shown,
        pfs_days=calculation.pfs_days,
        interval=calculation.interval,
        bound=calculation.bound,
        uncertain=calculation.uncertain,
        solution=calculation.solution,
        readings=calculation.readings,
        steps=calculation.steps,
        claims=calculation.claims,
        diagnostics=tuple([plain(one) for one in calculation.diagnostics]),
        tree=calculation.tree,
    )
    if given is not None:
        made.__dict__[_GIVEN] = given  # as a cached property keeps what it has: in no field, so not in the contract
    return made
