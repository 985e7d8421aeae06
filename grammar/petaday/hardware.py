"""A device's name, as a paper writes it, to the peaks its sources list."""

from __future__ import annotations

import datetime
import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

Kind = Literal["GPU", "TPU", "CPU"]
Clock = Literal["base", "boost", ""]


@dataclass(frozen=True, slots=True)
class Peak:
    """One listed peak of a whole board.

    Attributes:
        precision: `fp64`, `fp32`, `fp16`, `bf16`, `int8`.
        value: dense operations per second.
        clock: at which clock, where the source tells them apart.
        source: who lists it.
        upstream: where that source has it from, or empty.
    """

    precision: str
    value: float
    clock: Clock
    source: str
    upstream: str = ""


@dataclass(frozen=True, slots=True)
class Device:
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
        """The usual peak of a precision.

        >>> k40 = find("K40's")
        >>> k40 and k40.peak().value
        5046000000000.0
        """
        return next((peak for peak in self.peaks if peak.precision == precision), None)


def find(name: str) -> Device | None:
    """The device of that name; case, spaces, hyphens and plural do not matter.

    >>> find("gtx580").name
    'NVIDIA GeForce GTX 580'
    >>> find("H9000")
    """
    key = _key(name)
    return _by_key().get(key) or _by_key().get(key.removesuffix("s"))


def near(name: str) -> tuple[str, ...]:
    """Names of known devices that look like this one, the likeliest first.

    >>> near("Titan Blak")
    ('Titan Black',)
    """
    spelled = {_key(alias): (device.id, alias) for device in devices() for alias in reversed(device.aliases)}
    likely = (spelled[key] for key in difflib.get_close_matches(_key(name), spelled, n=9, cutoff=0.75))
    best: dict[str, str] = {}
    for device, alias in likely:
        best.setdefault(device, alias)
    return tuple(best.values())[:3]


def peaks(name: str, precision: str = "fp32") -> tuple[Peak, ...]:
    """Every peak listed for a device, the usual one first; none when the name is unknown.

    >>> [f"{peak.value:g} {peak.clock}" for peak in peaks("TitanX")]
    ['6.691e+12 boost', '6.144e+12 base']
    """
    device = find(name)
    return tuple(peak for peak in device.peaks if peak.precision == precision) if device else ()


@cache
def devices() -> tuple[Device, ...]:
    """Every device of `hardware.toml`, in its order."""
    data = tomllib.loads(resources.files("petaday").joinpath("hardware.toml").read_text(encoding="utf-8"))
    return tuple(_device(row, data["sources"]) for row in data["device"])


@cache
def _by_key() -> dict[str, Device]:
    return {_key(name): device for device in devices() for name in (device.id, device.name, *device.aliases)}


def _key(name: str) -> str:
    """`GTX 580`, `gtx-580` and `GTX580` are one name."""
    return re.sub(r"[\W_]+", "", name).casefold()


def _device(row: Mapping[str, Any], sources: Mapping[str, str]) -> Device:
    """One table of the file; a name in `sources` stands for its full citation."""
    cited = sources.get(row["source"], row["source"])
    return Device(
        id=row["id"],
        name=row["name"],
        aliases=tuple(row["aliases"]),
        vendor=row["vendor"],
        kind=row["kind"],
        release=row.get("release"),
        dies=row.get("dies", 1),
        peaks=tuple(
            Peak(
                precision=peak["precision"],
                value=peak["value"],
                clock=peak.get("clock", ""),
                source=sources[peak["source"]] if "source" in peak else cited,
                upstream=peak.get("upstream", "" if "source" in peak else row.get("upstream", "")),
            )
            for peak in row["peaks"]
        ),
        source=cited,
        verified=row.get("verified", True),
        note=row.get("note", ""),
    )
