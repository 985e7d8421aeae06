"""What stands around a conversation: the site beside it, and the systems of the casebook that its replies name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Known(NamedTuple):
    """A system to stand beside a figure: its name, the address of its page or nothing, its compute in FLOP."""

    name: str
    address: str
    flop: float


class Scene(NamedTuple):
    """What the page shows around what is said.

    Attributes:
        site: whether there is a site at `/`.
        name: of the site.
        tabs: its navigation, words and addresses.
        pages: the address of each system's page, by its name; empty without a site.
        known: the systems with a figure.
    """

    site: bool = False
    name: str = "petaday"
    tabs: tuple[tuple[str, str], ...] = ()
    pages: Mapping[str, str] = {}
    known: tuple[Known, ...] = ()
