"""What the page for programs shows: the public modules, and where each of their names is defined, read from source."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import griffe

MODULES = {
    "petaday": "What one calls, and the types of what comes back. Everything else is for special wishes.",
    "petaday.notebook": "Jupyter: `%load_ext petaday` brings `%calc` and `%%calc`; these are the objects behind them.",
    "petaday.pandas": "Importing it gives pandas its accessors.",
    "petaday.polars": "Importing it gives Polars its namespaces.",
    "petaday.frame": "A frame of texts to a frame of stated results.",
    "petaday.unit_libraries": "Quantities for pint and astropy.",
    "petaday.conversion": "A quantity in another unit, through a listed peak where one is needed.",
    "petaday.hardware": "Devices and the peaks that their sources list.",
    "petaday.count": "Operations counted from a model instead of a text.",
    "petaday.render": "A calculation as text, Markdown, LaTeX or MathML.",
    "petaday.card": "A calculation as the card of our pages.",
    "petaday.codes": "What a code means.",
    "petaday.calculate": "The same as `petaday.audit` and `scan`, without pydantic and with names known before.",
    "petaday.casebook": "Content folders: their pages, checked and worked.",
}
"""Each public module, and what it is for."""


class Name(NamedTuple):
    """A public name.

    Attributes:
        path: as one imports it: `petaday.Report`.
        found: its definition, as griffe read it.
    """

    path: str
    found: Any


@cache
def names(module: str) -> tuple[Name, ...]:
    """Returns the functions and then the classes that a module exports, each in the order it names them.

    >>> [name.path for name in names("petaday")][:3]
    ['petaday.audit', 'petaday.compile', 'petaday.run_sheet']
    """
    exported = [str(name) for name in _source(module).exports or ()]
    every = [Name(f"{module}.{name}", definition(module, name)) for name in exported]
    shown = [one for one in every if one.found is not None and one.found.kind.value in {"function", "class"}]
    return tuple(sorted(shown, key=lambda one: one.found.kind.value != "function"))


def definition(module: str, name: str) -> Any:
    """Returns where a name of a module is defined, however often it is imported on the way; None where it is a value.

    >>> definition("petaday", "Fact").path
    'petaday.facts.records.Fact'
    """
    found = _source(module).members.get(name)
    while found is not None and found.is_alias:
        before, _, last = found.target_path.rpartition(".")
        if not before.startswith("petaday"):
            return None
        found = _source(before).members.get(last)
    return found


STAGES = frozenset({"Chain", "Draft", "Resolved"})
"""What the stages of reading hand to one another: a method that takes it is theirs, and no caller has one."""


def members(found: Any) -> Iterator[Any]:
    """Returns the public methods and properties of a class that say what they are, in the order of the source."""
    for name, member in found.members.items():
        if name.startswith("_") or member.is_alias or not member.docstring or member.kind.value == "class":
            continue
        taken = {str(one.annotation) for one in member.parameters} if member.kind.value == "function" else set()
        if not taken & STAGES:
            yield member


@cache
def _source(module: str) -> Any:
    path = Path(str(resources.files("petaday"))).joinpath(*module.split(".")[1:])
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return griffe.visit(module, filepath=file, code=file.read_text("utf-8"))
