"""The extras are what pyproject.toml says, and only their libraries count as missing: a fault of ours stays a fault."""

from __future__ import annotations

import ast
import sys
import tomllib

import pytest

from petaday.cli import main
from petaday.core import extras
from places import ROOT

IMPORTED_AS = {
    "griffelib": "griffe",
    "ibis-framework": "ibis",
    "ipython": "IPython",
    "mkdocs-material": "material",
    "pyyaml": "yaml",
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def libraries(extra: str) -> set[str]:
    """What an extra of pyproject.toml names, and the extras it takes in, as they are imported."""
    found = set()
    for wanted in PROJECT["optional-dependencies"][extra]:
        name = wanted.partition(">")[0].partition("[")[0]
        if name == "petaday":
            found |= libraries(wanted.partition("[")[2].rstrip("]"))
        else:
            found.add(IMPORTED_AS.get(name, name.removesuffix("-python").replace("-", "_")))
    return found


def imported(folder: str) -> set[str]:
    """The libraries that the files of a folder import, wherever in them."""
    found = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {name.name.partition(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return {name for name in found - sys.stdlib_module_names if not name.startswith("petaday")}


def test_every_extra_has_its_libraries() -> None:
    assert extras.BROUGHT.keys() == PROJECT["optional-dependencies"].keys() - {"all"}
    for extra, known in extras.BROUGHT.items():
        assert libraries(extra) <= known, extra


@pytest.mark.parametrize(
    ("folder", "brings"),
    [
        ("site/petaday_site", ("site", "parquet", "sphinx")),
        ("service/petaday_service", ("service", "mcp", "postgres")),
        ("grammar/petaday", tuple(extras.BROUGHT)),
    ],
)
def test_nothing_is_imported_that_no_extra_brings(folder: str, brings: tuple[str, ...]) -> None:
    known = frozenset[str]().union(*(extras.BROUGHT[extra] for extra in brings))
    assert imported(folder) - known - {"pydantic", "pydantic_core"} == set()


def test_every_command_of_the_doors_has_its_extra_and_so_has_the_one_of_tables() -> None:
    assert extras.COMMANDS.keys() == PROJECT["entry-points"]["petaday.commands"].keys() | {"table"}


def test_the_language_server_names_its_extra(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for loaded in [name for name in sys.modules if name.startswith("petaday.lsp.")]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    assert main(["lsp"]) == 2
    assert capsys.readouterr().err == "`petaday lsp` needs the lsp extra: pip install 'petaday[lsp]'\n"


@pytest.mark.parametrize(
    ("command", "part"),
    [
        (["build"], "petaday_site.build"),
        (["serve"], "petaday_service.serving.live_site"),
        (["serve"], "petaday_service.command"),
        (["mcp"], "petaday_service.mcp.server"),
        (["work", "2 * 3"], "petaday.cli.work"),
        (["count", "model.onnx"], "petaday.count.onnx_graph"),
    ],
)
def test_a_part_of_our_own_that_is_not_there_is_no_missing_extra(
    command: list[str], part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(part, raising=False)
    monkeypatch.setitem(sys.modules, part, None)
    with pytest.raises(ModuleNotFoundError, match=part):
        main(command)
