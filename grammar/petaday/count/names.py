"""Operators that need no formula: see operators.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from petaday.core import package_data


class Names(NamedTuple):
    """Of one framework: operators that move numbers only, and those that the convention leaves out."""

    moves: frozenset[str]
    left_out: frozenset[str]


@cache
def names(framework: str) -> Names:
    """The reviewed lists of a framework.

    >>> "Relu" in names("onnx").left_out, "embedding" in names("torch").moves
    (True, True)
    """
    table = tomllib.loads(package_data.read("petaday.count", "operators.toml"))[framework]
    return Names(frozenset(table["moves"]), frozenset(table["left_out"]))
