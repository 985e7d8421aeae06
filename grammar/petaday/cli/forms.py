"""The findings of a check in four forms: for a terminal, for programs, for code hosts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol, TextIO

from petaday.calculation import VERDICTS
from petaday.cli import sarif
from petaday.cli.checked import Checked, severities, verdicts
from petaday.codes import CODES
from petaday.finding import Finding
from petaday.place import place
from petaday.render.caret import diagnostic_text
from petaday.render.paint import paint_for

GITHUB = {"error": "error", "warning": "warning", "note": "notice"}


class Form(Protocol):
    """Writes the findings of all files as one text."""

    def __call__(self, files: Sequence[Checked], *, notes: bool, stream: TextIO) -> str:
        """The text; notes are left out of some forms unless asked for."""


def text(files: Sequence[Checked], *, notes: bool, stream: TextIO) -> str:
    """Every finding under its caret, then one line that sums up."""
    paint = paint_for(stream)
    parts = [
        diagnostic_text(found.diagnostic, checked.text, checked.file, paint) for checked, found in _each(files, notes)
    ]
    return "\n\n".join([*parts, summary(files, notes=notes)])


def summary(files: Sequence[Checked], *, notes: bool) -> str:
    """One line: how much was read, what became of the stated results, how many findings."""
    stated, said = verdicts(files), severities(files)
    calculations = sum(len(checked.reports) for checked in files)
    where = files[0].file if len(files) == 1 else _count(len(files), "file")
    results = ", ".join(f"{stated[verdict]} {verdict}" for verdict in VERDICTS if stated[verdict])
    findings = ", ".join(_count(said[severity], severity) for severity in GITHUB if said[severity]) or "nothing to say"
    hidden = " (--notes shows them)" if said["note"] and not notes else ""
    read = f"{_count(calculations, 'calculation')}, {_count(stated.total(), 'stated result')}"
    return f"{where}: {read}{': ' if results else ''}{results}; {findings}{hidden}"


def as_json(files: Sequence[Checked], *, notes: bool, stream: TextIO) -> str:  # noqa: ARG001 - one form of several
    """One object a file: its findings with their places, and its reports."""
    told = {
        "version": 1,
        "files": [
            {
                "file": checked.file,
                "findings": [_finding(checked, found) for found in checked.findings],
                "reports": [one.model_dump(mode="json") for one in checked.reports],
            }
            for checked in files
        ],
        "summary": {"verdicts": dict(verdicts(files)), "findings": dict(severities(files))},
    }
    return json.dumps(told, indent=2, ensure_ascii=False)


def github(files: Sequence[Checked], *, notes: bool, stream: TextIO) -> str:  # noqa: ARG001
    """Workflow commands: GitHub shows each on its line of the change."""
    lines = [_annotation(checked, found) for checked, found in _each(files, notes)]
    return "\n".join([*lines, summary(files, notes=notes)])


def _annotation(checked: Checked, found: Finding) -> str:
    said = found.diagnostic
    end = place(checked.text, said.span.end)
    known = CODES.get(said.code)
    where: Mapping[str, object] = {
        "file": checked.file,
        "line": found.line,
        "endLine": end.line,
        "col": found.column,
        **({"endColumn": end.column} if end.line == found.line else {}),
        "title": f"{said.code} {known.name}" if known else said.code,
    }
    fields = ",".join(
        f"{name}={_escaped(str(value)).replace(':', '%3A').replace(',', '%2C')}" for name, value in where.items()
    )
    message = f"{said.message}\n{said.help}" if said.help else said.message
    return f"::{GITHUB[said.severity]} {fields}::{_escaped(message)}"


def _escaped(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _finding(checked: Checked, found: Finding) -> dict[str, Any]:
    said = found.diagnostic
    end = place(checked.text, said.span.end)
    return {
        "code": said.code,
        "severity": said.severity,
        "message": said.message,
        "help": said.help,
        "line": found.line,
        "column": found.column,
        "end_line": end.line,
        "end_column": end.column,
        "span": list(said.span),
    }


def _each(files: Sequence[Checked], notes: bool) -> Iterator[tuple[Checked, Finding]]:
    for checked in files:
        for found in checked.findings:
            if notes or found.diagnostic.severity != "note":
                yield checked, found


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


FORMS: dict[str, Form] = {"text": text, "json": as_json, "sarif": sarif.sarif, "github": github}
