"""For programs: one JSON object, written as the files come; or a line for each file."""

from __future__ import annotations

import json
from textwrap import indent
from typing import Any

from petaday.casebook.finding import Finding
from petaday.cli.checking import Checked
from petaday.cli.forms.asked import Asked
from petaday.cli.tally import Tally
from petaday.codes import CODES
from petaday.report import Report


class Json:
    """One object: its files with their findings and reports, then what was counted."""

    def __init__(self, asked: Asked) -> None:  # noqa: ARG002 - one form of several
        self._begun = False

    def add(self, one: Checked) -> str:
        """The file as an element of the list."""
        begin = ",\n" if self._begun else '{\n  "version": 2,\n  "files": [\n'
        self._begun = True
        parts = ",\n".join(f'      "{key}": {_written(value)}' for key, value in told(one).items())
        return f"{begin}    {{\n{parts}\n    }}"

    def end(self, tally: Tally) -> str:
        """The end of the list, and the summary."""
        begin = "\n  ]" if self._begun else '{\n  "version": 2,\n  "files": []'
        summary = indent(json.dumps(counted(tally), indent=2), "  ").lstrip()
        return f'{begin},\n  "summary": {summary}\n}}\n'


class JsonLines:
    """A line for each file, and one for what was counted."""

    def __init__(self, asked: Asked) -> None:
        """Nothing is asked of it."""

    def add(self, one: Checked) -> str:
        """The file on a line."""
        return json.dumps({"version": 2} | told(one), ensure_ascii=False, default=_plain) + "\n"

    def end(self, tally: Tally) -> str:
        """The summary on a line."""
        return json.dumps({"version": 2, "summary": counted(tally)}) + "\n"


def _written(value: Any) -> str:
    """A value of a file, a record at a time: all of them as plain data take ten times the room of the records."""
    if isinstance(value, list) and value and isinstance(value[0], Report):
        records = (indent(json.dumps(_plain(one), indent=2, ensure_ascii=False), " " * 8) for one in value)
        return "[\n" + ",\n".join(records) + "\n      ]"
    return indent(json.dumps(value, indent=2, ensure_ascii=False), " " * 6).lstrip()


def _plain(record: Report) -> Any:
    return record.model_dump(mode="json")


def counted(tally: Tally) -> dict[str, Any]:
    """What was counted; what is none is left out but for the three that are always there."""
    out: dict[str, Any] = {
        "verdicts": dict(tally.verdicts),
        "findings": dict(tally.severities),
        "silenced": tally.silenced,
    }
    if tally.left_aside:
        out["skipped"] = tally.left_aside
    if tally.broken:
        out["broken"] = len(tally.broken)
    if tally.left:
        out["left"] = tally.left
    return out


def told(one: Checked) -> dict[str, Any]:
    """One file: its findings with their places, its reports; of one that was not read, why."""
    if one.skipped:
        return {"file": one.file, "skipped": one.skipped, "broken": one.broken, "findings": [], "reports": []}
    told: dict[str, Any] = {
        "file": one.file,
        "findings": [_finding(found) for found in one.findings],
        "reports": list(one.reports),
    }
    if one.document and one.document.kind != "text":
        places = [one.document.place(calc.offset + calc.reports[0].span.start - calc.offset) for calc in one.calcs]
        told["kind"] = one.document.kind
        told["places"] = [
            {"line": place.line, "column": place.column, "part": one.document.part(calc.offset) or None}
            for place, calc in zip(places, one.calcs, strict=True)
        ]
    if one.notes:
        told["notes"] = list(one.notes)
    return told


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
        "part": found.part or None,
        "span": list(said.span),
        "conjectures": list(found.conjectures),
        "silenced": found.silenced or None,
    }
