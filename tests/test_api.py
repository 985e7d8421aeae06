"""Every public name says what it is, has an example that runs, and names the errors it raises."""

from __future__ import annotations

import ast
import doctest
import inspect
import re
from importlib import import_module
from typing import Any

import pytest

from petaday_site.pages.reference import api
from petaday_site.pages.reference.api_names import MODULES, Name, members, names
from petaday_site.pages.reference.api_said import signature

EVERY = [name for module in MODULES for name in names(module)]
FUNCTIONS = [
    (f"{one.path}.{member.name}" if member is not one.found else one.path, member)
    for one in EVERY
    for member in ([one.found] if one.found.kind.value == "function" else list(members(one.found)))
    if member.kind.value == "function"
]
NEEDS_MORE = {"petaday.count.file", "petaday.count.module"}
"""Examples of these need a model: tests/count has them."""


def live(path: str) -> Any:
    module, _, name = path.rpartition(".")
    return getattr(import_module(module), name)


@pytest.mark.parametrize("name", EVERY, ids=lambda one: one.path)
def test_a_public_name_has_an_example_that_runs(name: Name) -> None:
    said = inspect.getdoc(live(name.path)) or ""
    if name.path not in NEEDS_MORE and (name.found.kind.value == "function" or name.path.count(".") == 1):
        assert ">>>" in said, f"{name.path} has no example"
    (test,) = doctest.DocTestFinder(recurse=False).find(live(name.path), name.path, globs={})
    test.globs.update(vars(import_module(live(name.path).__module__)))
    assert doctest.DocTestRunner().run(test).failed == 0


METHODS = [(one.found, member) for one in EVERY if one.found.kind.value == "class" for member in members(one.found)]


@pytest.mark.parametrize(
    ("owner", "method"),
    [(owner, method) for owner, method in METHODS if method.kind.value == "function"],
    ids=lambda one: one.path,
)
def test_a_public_method_has_an_example_of_its_own_or_of_its_class(owner: Any, method: Any) -> None:
    own, of_class = (one.docstring.value.partition(">>>")[2] for one in (method, owner))
    assert own or f".{method.name}(" in of_class, f"{method.path} has no example"


def test_the_page_leaks_no_private_name_and_no_stage_of_reading() -> None:
    text = re.sub(r"<[^<>]*>", "", api.body())
    assert re.findall(r"(?<![\w.])_[A-Za-z]\w*", text) == []
    assert re.findall(r": (?:Draft|Chain|Resolved)\b", text) == []


@pytest.mark.parametrize(("path", "found"), FUNCTIONS, ids=[path for path, _ in FUNCTIONS])
def test_a_function_says_what_it_takes_and_what_it_raises(path: str, found: Any) -> None:
    sections = {section.kind.value: section for section in found.docstring.parse("google", warnings=False)}
    given = {one.name.lstrip("*") for one in found.parameters if one.name not in {"self", "cls"}}
    if "parameters" in sections:
        assert {one.name.lstrip("*") for one in sections["parameters"].value} == given, path
    tree = ast.parse(inspect.cleandoc(found.source))
    raised = [node for node in ast.walk(tree) if isinstance(node, ast.Raise) and node.exc is not None]
    assert not raised or "raises" in sections, f"{path} raises, and its docstring does not say when"


def test_a_signature_is_what_python_has() -> None:
    for path, found in FUNCTIONS:
        if not path.startswith(("petaday.notebook.", "petaday.polars.", "petaday.pandas.")):
            compile(f"def {signature(found, 'name')}: ...", path, "exec")


def test_the_page_has_every_name_once_in_a_row_and_in_the_index_and_html_that_is_sound() -> None:
    page = api.body()
    placed = re.findall(r' id="([^"]+)"', page)
    assert len(placed) == len(set(placed))
    assert {one.path for one in EVERY} | {path for path, _ in FUNCTIONS} | set(MODULES) <= set(placed)
    assert re.findall(r'<a href="#([^"]+)"', page) == [one.path for one in EVERY]
    assert all(names(module) for module in MODULES)
    assert not re.search(r"<dl[^>]*><dd", page)  # a dd without its dt
    assert not re.search(r"<code>[^<]*,</code>", page)  # `value, unit:` of a docstring is two names


def test_the_search_knows_every_name_with_its_first_sentence() -> None:
    known = {place: (title, text) for place, title, text in api.found()}
    assert {path for path, _ in FUNCTIONS} <= set(known)
    assert known["petaday.Report.to_pint"][0] == "Report.to_pint"
    assert all(text.endswith(".") for _, text in known.values())


def test_what_one_annotates_with_is_there() -> None:
    shown = {name.path for name in names("petaday")}
    assert {f"petaday.{name}" for name in __import__("petaday").__all__} == shown
