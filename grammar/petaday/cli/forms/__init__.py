"""The forms of a check: for a terminal, for programs, for code hosts, for a browser, for a comment."""

from __future__ import annotations

from collections.abc import Callable

from petaday.cli.forms.asked import Asked, Form
from petaday.cli.forms.github import Github
from petaday.cli.forms.json_forms import Json, JsonLines
from petaday.cli.forms.sarif import Sarif
from petaday.cli.forms.text import Text

__all__ = ["FORMS", "Asked", "Form"]


def _html(asked: Asked) -> Form:
    from petaday.cli.forms.html import Html  # noqa: PLC0415 - the cards load what the others do without

    return Html(asked)


def _markdown(asked: Asked) -> Form:
    from petaday.cli.forms.markdown import Markdown  # noqa: PLC0415 - so do the facts

    return Markdown(asked)


FORMS: dict[str, Callable[[Asked], Form]] = {
    "text": Text,
    "json": Json,
    "jsonl": JsonLines,
    "sarif": Sarif,
    "github": Github,
    "html": _html,
    "markdown": _markdown,
}
