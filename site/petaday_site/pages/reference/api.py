"""The page for programs: an index, then a row for each public name, which opens to its arguments and an example."""

from __future__ import annotations

from functools import cache
from typing import Any

from petaday.render.elements import Html, el, join, prose, table_classes
from petaday_site.pages.reference.api_names import MODULES, Name, members, names
from petaday_site.pages.reference.api_said import closed, first_sentence, said

_PYDANTIC = frozenset({"model_config"})


@cache
def body() -> Html:
    """Returns the page's text, made from the docstrings.

    >>> '<tr id="petaday.audit">' in body()
    True
    """
    every = [name for module in MODULES for name in names(module)]
    caption = f"{len(every)} functions and types"
    rows = el(
        "table",
        el("caption", caption),
        " ",
        el("thead", el("tr", el("th", "Name, and what it does", scope="col"), " ")),
        el("tbody", *map(_row, every)),
        class_=table_classes(len(every), "pd-codes", "pd-names"),
    )
    index = [part for module, about in MODULES.items() for part in _listed(module, about)]
    box = el("div", rows, class_="pd-scroll", tabindex=0, role="group", aria_label=caption)
    return Html(f"{el('dl', *index, class_='pd-api pd-api-index')}\n\n## Every name\n\n{box}")


@cache
def found() -> tuple[tuple[str, str, str], ...]:
    """Returns what the search knows of the page: place, title and text of each name.

    >>> found()[0][:2]
    ('petaday.audit', 'audit')
    """
    told: list[tuple[str, str, str]] = []
    for name in (one for module in MODULES for one in names(module)):
        last = name.path.rpartition(".")[2]
        told.append((name.path, last, f"{name.path}: {_bare(name.found)}"))
        for member in _members(name):
            way = f"{name.path}.{member.name}"
            told.append((way, f"{last}.{member.name}", f"{member.name}: {_bare(member)}"))
    return tuple(told)


def _bare(found_: Any) -> str:
    return join(first_sentence(found_).replace("`", ""))


def _members(name: Name) -> list[Any]:
    if name.found.kind.value != "class":
        return []
    return [member for member in members(name.found) if member.name not in _PYDANTIC]


def _listed(module: str, about: str) -> tuple[Html, Html]:
    """A module of the index: what it is for, and the way to each of its names."""
    ways = (el("a", name.path.rpartition(".")[2], href=f"#{name.path}") for name in names(module))
    return el("dt", el("code", module), id=module), el("dd", prose(about), el("br"), join(*ways, by=" · "))


def _row(name: Name) -> Html:
    last = name.path.rpartition(".")[2]
    opened = (_member(member, name.path, last) for member in _members(name))
    told = el("details", el("summary", _closed(name.found, name.path)), *said(name.found, name.path), *opened)
    return el("tr", el("th", told, scope="row"), " ", id=name.path)


def _member(found_: Any, path: str, last: str) -> Html:
    name = f"{last}.{found_.name}"
    summary = el("summary", _closed(found_, name))
    return el("details", summary, *said(found_, name), id=f"{path}.{found_.name}")


def _closed(found_: Any, path: str) -> Html:
    """What a closed row says: how it is called, and in a sentence what it does."""
    return join(el("code", closed(found_, path)), " ", prose(first_sentence(found_)))
