"""The memory of a device: what sizes it is sold with, and how fast they are read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from petaday.core import package_data


class Memory(NamedTuple):
    """Memory of a whole board, in every form in which the device is sold.

    Attributes:
        sizes: bytes, the smallest first.
        bandwidths: bytes a second, the slowest first.
        sources: who lists them.
    """

    sizes: tuple[float, ...]
    bandwidths: tuple[float, ...]
    sources: tuple[str, ...]


_USUAL = ("ml-engineering",)


def memory(device: str) -> Memory | None:
    """The memory that is listed for the device of that id; None where none is.

    >>> found = memory("nvidia-h100-sxm5")
    >>> found and (found.sizes, found.bandwidths)
    ((80000000000.0,), (3350000000000.0,))
    >>> memory("nvidia-geforce-gtx-580")
    """
    return _listed().get(device)


@cache
def _listed() -> Mapping[str, Memory]:
    import tomllib  # noqa: PLC0415 - most of what is read asks for no memory

    table = tomllib.loads(package_data.read("petaday.hardware", "memory.toml"))
    return {
        device: Memory(
            tuple(size * 1e9 for size in row["gb"]),
            tuple(rate * 1e12 for rate in row["tbps"]),
            tuple(table["sources"][source] for source in row.get("source", _USUAL)),
        )
        for device, row in table["memory"].items()
    }
