"""Workflow commands: GitHub shows each finding on its line of the change."""

from __future__ import annotations

from collections.abc import Mapping

from petaday.casebook.finding import Finding
from petaday.cli.checking import Checked
from petaday.cli.forms.asked import Asked
from petaday.cli.tally import Tally
from petaday.codes import CODES

KINDS = {"error": "error", "warning": "warning", "note": "notice"}


class Github:
    """A command for each finding, as the files come."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked

    def add(self, one: Checked) -> str:
        """The findings of a file, a line each."""
        return "".join(f"{_annotation(found)}\n" for found in self._asked.shown(one))

    def end(self, tally: Tally) -> str:
        """The summary; a file may be called ::error::x, and a line that begins so would be a command."""
        summary = tally.sentence(notes=self._asked.notes, silenced=self._asked.silenced)
        return f"petaday: {_escaped(summary)}\n"


def _annotation(found: Finding) -> str:
    said = found.diagnostic
    where: Mapping[str, object] = {
        "file": found.file,
        "line": found.line,
        "endLine": found.end_line,
        "col": found.column,
        **({"endColumn": found.end_column} if found.end_line == found.line else {}),
        "title": f"{said.code} {CODES[said.code].name}",
    }
    fields = ",".join(
        f"{name}={_escaped(str(value)).replace(':', '%3A').replace(',', '%2C')}" for name, value in where.items()
    )
    guesses = [f"Conjecture: {guess}" for guess in found.conjectures]
    reason = [f"Silenced: {found.silenced}"] if found.silenced else []
    part = f"In {found.part}." if found.part else ""
    message = "\n".join(filter(None, (part, said.message, said.help, *guesses, *reason)))
    return f"::{'notice' if found.silenced else KINDS[said.severity]} {fields}::{_escaped(message)}"


def _escaped(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
