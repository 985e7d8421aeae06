"""The tables of rooms in CONTRIBUTING.md: the floors of pyproject.toml, each room with what its docstring says."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from places import ROOT

FILE = ROOT / "CONTRIBUTING.md"
_PLACE = {"petaday": "grammar", "petaday_service": "service", "petaday_site": "site"}


def fresh(text: str) -> str:
    """The text with each table between its two comments made anew."""
    for package in _PLACE:
        begin, end = f"<!-- rooms of {package} -->\n", "<!-- end -->"
        before, _, rest = text.partition(begin)
        text = f"{before}{begin}{table(package)}{end}{rest.partition(end)[2]}"
    return text


def table(package: str) -> str:
    """The rooms of a package, the highest floor first: a room imports none above it, and none beside it."""
    rows = (f"| [{name}]({where.relative_to(ROOT)}) | {said(where)} |\n" for name, where in rooms(package))
    return "".join(["\n| room | what it holds |\n| --- | --- |\n", *rows, "\n"])


def rooms(package: str) -> Iterator[tuple[str, Path]]:
    """The name and the place of every room of a package, by floor."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    (floors,) = (one["layers"] for one in contracts if one.get("containers") == [package])
    for floor in floors:
        for name in floor.split(" | "):
            folder = ROOT / _PLACE[package] / package / name
            yield name, folder if folder.is_dir() else folder.with_suffix(".py")


def said(room: Path) -> str:
    """The first sentence of a room's docstring, without its full stop."""
    file = room / "__init__.py" if room.is_dir() else room
    docstring = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return docstring.partition("\n")[0].rstrip(".").replace("|", "\\|")


if __name__ == "__main__":
    FILE.write_text(fresh(FILE.read_text(encoding="utf-8")), encoding="utf-8")
