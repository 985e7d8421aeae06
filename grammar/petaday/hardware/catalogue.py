"""Reads the device tables: an index of every name at first use, and a device's own table when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from petaday.core import package_data
from petaday.core.suggest import alike
from petaday.hardware.device import Device, Peak

# ruff: noqa: PLC0415 - a calculation that names no device waits for none of these

_NAMES = re.compile(r"^(id|name|aliases) = (.*)$", re.MULTILINE)
_QUOTED = re.compile(r'"([^"]*)"')
_PACKAGE = "petaday.hardware"
TABLES = (
    "amazon.toml",
    "amd.toml",
    "baidu.toml",
    "cambricon.toml",
    "china.toml",
    "google.toml",
    "huawei.toml",
    "intel.toml",
    "nvidia-ampere.toml",
    "nvidia-blackwell.toml",
    "nvidia-geforce-gtx.toml",
    "nvidia-geforce-rtx.toml",
    "nvidia-hopper-ada.toml",
    "nvidia-kepler-volta.toml",
    "nvidia-workstation.toml",
    "others.toml",
)
"""The files of devices, in the order in which their names count."""

_ALIKE = str.maketrans("lio", "110")  # letters that are read as digits


class Entry(NamedTuple):
    """A device before its table is read: the names it goes by, and the table as text."""

    id: str
    name: str
    aliases: tuple[str, ...]
    table: str


@lru_cache(maxsize=4096)
def find(name: str) -> Device | None:
    """The device of that name; case, spaces, hyphens and plural do not matter.

    >>> find("gtx580").name
    'NVIDIA GeForce GTX 580'
    >>> [find(name).name for name in ("V100s", "V100S")]
    ['NVIDIA Tesla V100 SXM2', 'NVIDIA Tesla V100S PCIe']
    >>> find("H9000")
    """
    entry = _exact().get(name) or by_key().get(key(name.removesuffix("s"))) or by_key().get(key(name))
    entry = entry or by_key().get(key(name).removesuffix("s"))
    return device(entry) if entry else None


def near(name: str) -> tuple[str, ...]:
    """Names of known devices that look like this one, the likeliest first.

    >>> near("Titan Blak")
    ('Titan Black',)
    """
    spelled = _spelled()
    misread = [found for found in spelled if found.translate(_ALIKE) == key(name).translate(_ALIKE)]
    best: dict[str, str] = {}
    for found in (*misread, *alike(key(name), spelled, most=9, least=0.75)):
        entry, alias = spelled[found]
        best.setdefault(entry, alias)
    return tuple(best.values())[:3]


def peaks(name: str, precision: str = "fp32") -> tuple[Peak, ...]:
    """Every peak listed for a device, the usual one first; none when the name is unknown.

    >>> [f"{peak.value:g} {peak.clock}" for peak in peaks("TitanX")]
    ['6.691e+12 boost', '6.144e+12 base']
    """
    found = find(name)
    return tuple(peak for peak in found.peaks if peak.at(precision)) if found else ()


@cache
def devices() -> tuple[Device, ...]:
    """Every device, by maker and then in the order of its table.

    >>> sorted({device.vendor for device in devices()})[:3]
    ['AMD', 'Alibaba', 'Amazon']
    """
    return tuple(sorted((device(entry) for entry in _entries()), key=lambda d: d.vendor.casefold()))


@cache
def by_key() -> Mapping[str, Entry]:
    """Every spelling, to the entry it names."""
    return {key(name): entry for entry in _entries() for name in (entry.id, entry.name, *entry.aliases)}


@cache
def _exact() -> Mapping[str, Entry]:
    return {name: entry for entry in _entries() for name in (entry.id, entry.name, *entry.aliases)}


def key(name: str) -> str:
    """`GTX 580`, `gtx-580` and `GTX580` are one name."""
    return re.sub(r"[\W_]+", "", name).casefold()


@cache
def device(entry: Entry) -> Device:
    """The device an entry stands for; a name among the sources stands for its full citation."""
    import tomllib

    sources = _sources()
    row = tomllib.loads(entry.table)
    cited = sources.get(row["source"], row["source"])
    return Device(
        id=row["id"],
        name=row["name"],
        aliases=tuple(row["aliases"]),
        vendor=row["vendor"],
        kind=row["kind"],
        release=row.get("release"),
        dies=row.get("dies", 1),
        peaks=tuple(_peak(peak, cited, row.get("upstream", "")) for peak in row["peaks"]),
        source=cited,
        verified=row.get("verified", True),
        note=row.get("note", ""),
    )


def _peak(row: Mapping[str, Any], cited: str, upstream: str) -> Peak:
    own = row.get("source")
    return Peak(
        precision=row["precision"],
        value=row["value"],
        clock=row.get("clock", ""),
        source=_sources().get(own, own) if own else cited,
        upstream=row.get("upstream", "" if own else upstream),
        unit=row.get("unit", ""),
        sparsity=row.get("sparsity", "dense"),
        accumulate=row.get("accumulate", ""),
    )


@cache
def _entries() -> tuple[Entry, ...]:
    return tuple(_entry(table) for name in TABLES for table in _tables(name))


def _tables(name: str) -> list[str]:
    """Takes the name of a file; returns its tables as text, of which there is one at least."""
    found = package_data.read(_PACKAGE, name).split("[[device]]")[1:]
    if not found:
        raise ValueError(f"{_PACKAGE} lists no device in its file {name}")
    return found


def _entry(table: str) -> Entry:
    names = {line: tuple(_QUOTED.findall(given)) for line, given in _NAMES.findall(table)}
    return Entry(names["id"][0], names["name"][0], names["aliases"], table)


@cache
def _sources() -> Mapping[str, str]:
    import tomllib

    text = package_data.read(_PACKAGE, "sources.toml")
    found: dict[str, str] = tomllib.loads(text)["sources"]
    return found


@cache
def _spelled() -> Mapping[str, tuple[str, str]]:
    return {key(alias): (entry.id, alias) for entry in _entries() for alias in reversed(entry.aliases)}
