"""A device and the peaks its sources list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    import datetime

Kind = Literal["GPU", "TPU", "CPU", "accelerator"]
Clock = Literal["base", "boost", ""]
Unit = Literal["tensor", "vector", ""]
Sparsity = Literal["dense", "sparse", "unstated"]
Sums = Literal["fp32", "fp16", ""]

UNVERIFIED = "from memory"
"""The source of a figure that nobody has looked up."""


class Peak(NamedTuple):
    """One listed peak of a whole board.

    Attributes:
        precision: `fp64`, `fp32`, `tf32`, `fp16`, `bf16`, `fp16/bf16` (both at this rate), `fp8`, `int8` …
        value: operations per second.
        clock: at which clock, where the source tells them apart.
        source: who lists it.
        upstream: where that source has it from, or empty.
        unit: on which units of the device, where the source tells them apart.
        sparsity: `dense`; `sparse` where skipped zeros are counted; `unstated` where the source says neither.
        accumulate: what the sums are kept in, where that halves or doubles the rate.
    """

    precision: str
    value: float
    clock: Clock
    source: str
    upstream: str = ""
    unit: Unit = ""
    sparsity: Sparsity = "dense"
    accumulate: Sums = ""

    @property
    def verified(self) -> bool:
        """Whether a source was looked up.

        >>> Peak("fp32", 4.58e12, "", "from memory").verified
        False
        """
        return self.source != UNVERIFIED

    def at(self, precision: str) -> bool:
        """True when this peak is one of that precision.

        >>> Peak("fp16/bf16", 3.12e14, "", "").at("bf16")
        True
        """
        return precision == self.precision or precision in self.precision.split("/")

    def __str__(self) -> str:
        """What kind of peak it is: `fp16/bf16, tensor, dense, fp32 sums, boost clock`."""
        clock = f"{self.clock} clock" if self.clock else ""
        sparsity = "dense or sparse not stated" if self.sparsity == "unstated" else self.sparsity
        sums = f"{self.accumulate} sums" if self.accumulate else ""
        return ", ".join(part for part in (self.precision, self.unit, sparsity, sums, clock) if part)


class Device(NamedTuple):
    """One device; its first peak of a precision is the one to use when nothing says otherwise."""

    id: str
    name: str
    aliases: tuple[str, ...]
    vendor: str
    kind: Kind
    release: datetime.date | None
    dies: int
    peaks: tuple[Peak, ...]
    source: str
    verified: bool
    note: str

    def peak(self, precision: str = "fp32") -> Peak | None:
        """The usual dense peak of a precision.

        >>> from petaday.hardware import find
        >>> k40 = find("K40's")
        >>> k40 and k40.peak().value
        5046000000000.0
        """
        return next((peak for peak in self._dense() if peak.at(precision)), None)

    def usual(self) -> Peak | None:
        """The peak to take when a calculation names no rate: 16 bits on tensor units, else fp32, else the first dense.

        >>> from petaday.hardware import find
        >>> [f"{find(name).usual().value:g}" for name in ("H100", "P100", "TPU v1")]
        ['9.894e+14', '9.526e+12', '9.2e+13']
        """
        dense = self._dense()
        wide = [p for p in dense if (p.at("bf16") or p.at("fp16")) and p.unit != "vector"]
        return next(iter([*wide, *(p for p in dense if p.at("fp32")), *dense]), None)

    def _dense(self) -> tuple[Peak, ...]:
        return tuple(peak for peak in self.peaks if peak.sparsity == "dense")
