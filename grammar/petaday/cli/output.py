"""The findings of a check in four forms: for a terminal, for programs, for code hosts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TextIO

from petaday.casebook.finding import Finding
from petaday.cli import sarif
from petaday.cli.checking import Checked, severities, silenced, verdicts
from petaday.codes import CODES
from petaday.core.calculation import VERDICTS
from petaday.render.caret import diagnostic_text
from petaday.render.colour import paint_for

GITHUB = {"error": "error", "warning": "warning", "note": "notice"}


class Asked(NamedTuple):
    """What to show of the findings: notes, silenced ones; where, for the colours."""

    notes: bool
    silenced: bool
    stream: TextIO


def text(files: Sequence[Checked], asked: Asked) -> str:
    """Every finding under its caret, then one line that sums up."""
    paint = paint_for(asked.stream)
    parts = []
    for checked, found in _each(files, asked):
        lines = [diagnostic_text(found.diagnostic, checked.text, checked.file, paint)]
        edge = " " * (len(str(found.end_line)) + 1)
        lines += [f"{paint(f'{edge}= conjecture:', 'faint')} {guess}" for guess in found.conjectures]
        lines += [f"{paint(f'{edge}= silenced:', 'faint')} {found.silenced}"] if found.silenced else []
        parts.append("\n".join(lines))
    return "\n\n".join([*parts, summary(files, asked)])


def summary(files: Sequence[Checked], asked: Asked) -> str:
    """One line: how much was read, what became of the stated results, how many findings."""
    stated, said, answered = verdicts(files), severities(files), silenced(files)
    calculations = sum(len(checked.reports) for checked in files)
    where = files[0].file if len(files) == 1 else _count(len(files), "file")
    results = ", ".join(f"{stated[verdict]} {verdict}" for verdict in VERDICTS if stated[verdict])
    findings = ", ".join(_count(said[severity], severity) for severity in GITHUB if said[severity]) or "nothing to say"
    hidden = " (--notes shows them)" if said["note"] and not asked.notes else ""
    kept = "" if asked.silenced else " (--show-silenced shows them)"
    quiet = f"; {answered} silenced{kept}" if answered else ""
    read = f"{_count(calculations, 'calculation')}, {_count(stated.total(), 'stated result')}"
    unread = sum(checked.unread for checked in files) if asked.notes else 0
    looks = "that only looks like a calculation" if unread == 1 else "that only look like calculations"
    left = f"; {_count(unread, 'place')} {looks}" if unread else ""
    return f"{where}: {read}{': ' if results else ''}{results}; {findings}{hidden}{quiet}{left}"


def as_json(files: Sequence[Checked], asked: Asked) -> str:  # noqa: ARG001 - one form of several
    """One object a file: its findings with their places, and its reports."""
    told = {
        "version": 2,
        "files": [
            {
                "file": checked.file,
                "findings": [_finding(found) for found in checked.findings],
                "reports": [one.model_dump(mode="json") for one in checked.reports],
            }
            for checked in files
        ],
        "summary": {
            "verdicts": dict(verdicts(files)),
            "findings": dict(severities(files)),
            "silenced": silenced(files),
        },
    }
    return json.dumps(told, indent=2, ensure_ascii=False)


def _finding(found: Finding) -> dict[str, Any]:
    said = found.diagnostic
    return {
        "code": said.code,
        "name": CODES[said.code].name,
        "severity": said.severity,
        "message": said.message,
        "help": said.help,
        "file": found.file,
        "line": found.line,
        "column": found.column,
        "end_line": found.end_line,
        "end_column": found.end_column,
        "span": list(said.span),
        "conjectures": list(found.conjectures),
        "silenced": found.silenced or None,
    }


def github(files: Sequence[Checked], asked: Asked) -> str:
    """Workflow commands: GitHub shows each on its line of the change."""
    lines = [_annotation(found) for _, found in _each(files, asked)]
    # a file may be called ::error::x, and a line that begins so would be a command
    return "\n".join([*lines, f"petaday: {_escaped(summary(files, asked))}"])


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
    message = "\n".join(filter(None, (said.message, said.help, *guesses, *reason)))
    return f"::{'notice' if found.silenced else GITHUB[said.severity]} {fields}::{_escaped(message)}"


def _escaped(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _each(files: Sequence[Checked], asked: Asked) -> Iterator[tuple[Checked, Finding]]:
    for checked in files:
        for found in checked.findings:
            shown = asked.notes or found.diagnostic.severity != "note" or found.silenced
            if shown and (asked.silenced or not found.silenced):
                yield checked, found


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def as_sarif(files: Sequence[Checked], asked: Asked) -> str:  # noqa: ARG001
    """SARIF 2.1.0."""
    return sarif.sarif([found for checked in files for found in checked.findings])


FORMS: dict[str, Callable[[Sequence[Checked], Asked], str]] = {
    "text": text,
    "json": as_json,
    "sarif": as_sarif,
    "github": github,
}
