"""The templates over Material, written beside the docs tree, where any program that reads mkdocs.yml finds them."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

FOLDER = Path("build/theme")
"""What `custom_dir` names in mkdocs.yml."""
OWN = Path("overrides")
"""Templates of the project's own; one that is called as one of petaday's takes its place."""


def files(project: Path) -> dict[str, bytes]:
    """Every template by its path: petaday's, then the project's."""
    own = project / OWN
    return _under(resources.files("petaday_site").joinpath("overrides")) | (_under(own) if own.is_dir() else {})


def _under(folder: Traversable, way: str = "") -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for file in folder.iterdir():
        found |= _under(file, f"{way}{file.name}/") if file.is_dir() else {f"{way}{file.name}": file.read_bytes()}
    return found
