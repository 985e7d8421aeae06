"""What is said of one public name: its signature, arguments, result and errors, and its example in colours."""

from __future__ import annotations

import re
import textwrap
from typing import Any

import griffe
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonConsoleLexer, PythonLexer

from petaday.render.elements import Html, el, join, prose

_WIDE = 76  # letters of a signature in one line
_HEADS = {"parameters": "Arguments", "attributes": "Attributes", "returns": "Returns", "raises": "Errors"}
_ENDS = re.compile(r"[.:](?=\s)")
_LEXERS = {"python": PythonLexer, "pycon": PythonConsoleLexer}


def said(found: Any, path: str) -> list[Html]:
    """What the docstring says, part by part, without what the closed row says already."""
    called = signature(found, path) if found.kind.value == "function" else ""
    parts = [code("python", called)] if called != closed(found, path) and called else []
    examples: list[str] = []
    for section in _sections(found):
        if section.kind.value == "text":
            told, _, example = section.value.partition(">>>")
            paragraphs = [" ".join(part.split()) for part in told.split("\n\n") if part.strip()]
            parts += [el("p", prose(part)) for part in paragraphs if part != first_sentence(found)]
            examples += [f">>>{example}"] if example else []
        elif section.kind.value in _HEADS:
            parts.append(_listed(_HEADS[section.kind.value], section.value))
    return parts + [code("pycon", textwrap.dedent(example).rstrip()) for example in examples]


def closed(found: Any, path: str) -> str:
    """Returns how a name is called, in one line: without types where they would need more.

    >>> from petaday_site.pages.reference.api_names import definition
    >>> closed(definition("petaday", "compile"), "petaday.compile")
    'petaday.compile(expression, units, to)'
    """
    if found.kind.value != "function":
        return f"class {path}" if found.kind.value == "class" else path
    called = signature(found, path)
    if "\n" not in called:
        return called
    return f"{path}({', '.join(one.name for one in found.parameters if one.name not in {'self', 'cls'})})"


def first_sentence(found: Any) -> str:
    """Returns what a docstring says first.

    >>> from petaday_site.pages.reference.api_names import definition
    >>> first_sentence(definition("petaday", "audit"))
    'One calculation, worked and audited; never raises on bad text.'
    """
    text = next((one.value for one in _sections(found) if one.kind.value == "text"), "")
    first = " ".join(text.partition("\n\n")[0].partition(">>>")[0].split())
    end = _ENDS.search(first)
    return first if end is None else f"{first[: end.start()]}."


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


def code(language: str, text: str) -> Html:
    """Code in colours, as the pages' own Markdown has it; as a pre of ours, which the theme does not measure."""
    lexed = highlight(text, _LEXERS[language](), HtmlFormatter(nowrap=True))
    return el("div", el("pre", Html(lexed.rstrip("\n")), class_="pd-example", tabindex=0), class_="highlight")


def _sections(found: Any) -> list[Any]:
    return list(found.docstring.parse("google", warnings=False)) if found.docstring else []


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
