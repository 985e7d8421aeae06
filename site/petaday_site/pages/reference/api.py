"""The page for programs: every public name with its signature, what goes in and out, its errors, and an example."""

from __future__ import annotations

import textwrap
from functools import cache
from typing import Any

import griffe

from petaday.render.elements import Html, el, join, prose
from petaday_site.pages.reference.api_names import MODULES, Name, members, names

_WIDE = 76  # letters of a signature in one line
_HEADS = {"parameters": "Arguments", "attributes": "Attributes", "returns": "Returns", "raises": "Errors"}
_PYDANTIC = frozenset({"model_config"})


@cache
def body() -> str:
    """Returns the page's text as Markdown, made from the docstrings.

    >>> "### audit { #petaday.audit }" in body()
    True
    """
    parts: list[str] = []
    for module, about in MODULES.items():
        parts += [f"## {module} {{ #{module} }}", str(el("p", prose(about)))]
        for name in names(module):
            parts += _entry(name)
    return "\n\n".join(parts)


def _entry(name: Name) -> list[str]:
    last = name.path.rpartition(".")[2]
    parts = [f"### {last} {{ #{name.path} }}", *_said(name.found, name.path)]
    if name.found.kind.value == "class":
        for member in members(name.found):
            if member.name not in _PYDANTIC:
                parts += [f"#### {last}.{member.name} {{ #{name.path}.{member.name} }}"]
                parts += _said(member, f"{last}.{member.name}")
    return parts


def _said(found: Any, path: str) -> list[str]:
    """The signature of a function, then its docstring, part by part."""
    parts = []
    if found.kind.value == "function":
        parts.append(_fenced("python", signature(found, path)))
    examples: list[str] = []
    for section in found.docstring.parse("google", warnings=False) if found.docstring else ():
        if section.kind.value == "text":
            told, _, example = section.value.partition(">>>")
            parts += [str(el("p", prose(" ".join(part.split())))) for part in told.split("\n\n") if part.strip()]
            examples += [f">>>{example}"] if example else []
        elif section.kind.value in _HEADS:
            parts.append(str(_listed(_HEADS[section.kind.value], section.value)))
    return parts + [_fenced("pycon", textwrap.dedent(example).rstrip()) for example in examples]


def signature(found: Any, path: str) -> str:
    """Returns how a function is called, a line for each argument where one line is too narrow.

    >>> from petaday_site.pages.reference.api_names import definition
    >>> signature(definition("petaday", "audit"), "petaday.audit")
    'petaday.audit(text: str) -> Report'
    """
    given = [one for one in found.parameters if one.name not in {"self", "cls"}]
    written: list[str] = []
    starred = False
    for one in given:
        kind = one.kind.value
        if kind == "keyword-only" and not starred:
            written.append("*")
        starred = starred or kind in {"keyword-only", "variadic positional"}
        star = {"variadic positional": "*", "variadic keyword": "**"}.get(kind, "")
        typed = f": {one.annotation}" if one.annotation is not None else ""
        default = f"{' = ' if typed else '='}{one.default}" if one.default is not None and not star else ""
        written.append(f"{star}{one.name}{typed}{default}")
    back = f" -> {found.returns}" if found.returns is not None else ""
    line = f"{path}({', '.join(written)}){back}"
    if len(line) <= _WIDE:
        return line
    return f"{path}(\n" + "".join(f"    {one},\n" for one in written) + f"){back}"


def _listed(head: str, items: Any) -> Html:
    """Arguments, attributes or errors by name; what is returned has none."""
    title = el("p", el("b", head), class_="pd-api-head")
    if head == _HEADS["returns"]:
        return join(title, *(el("p", prose(" ".join(item.description.split()))) for item in items))
    rows: list[Html] = []
    for item in items:
        word = str(item.annotation) if isinstance(item, griffe.DocstringRaise) else item.name
        rows += [el("dt", el("code", word)), el("dd", prose(" ".join(item.description.split())))]
    return join(title, el("dl", *rows, class_="pd-api"))


def _fenced(language: str, text: str) -> str:
    return f"```{language}\n{text}\n```"
