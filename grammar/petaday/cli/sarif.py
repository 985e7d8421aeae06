"""Findings as SARIF 2.1.0, the form in which code hosts and editors take them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import PurePath
from typing import Any, TextIO
from urllib.parse import quote

from petaday.cli.checked import Checked
from petaday.codes import CODES
from petaday.finding import Finding
from petaday.place import place
from petaday.render.caret import sentence

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(files: Sequence[Checked], *, notes: bool, stream: TextIO) -> str:  # noqa: ARG001 - one form of several
    """One run with every finding, notes included, and the rules they go by."""
    codes = sorted({found.diagnostic.code for checked in files for found in checked.findings})
    driver = {"name": "petaday", "version": version("petaday"), "rules": [_rule(code) for code in codes]}
    results = [_result(checked, found, codes) for checked in files for found in checked.findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


def _rule(code: str) -> dict[str, Any]:
    known = CODES.get(code)
    if known is None:
        return {"id": code}
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in known.name.split("-")),
        "shortDescription": {"text": known.summary},
        "fullDescription": {"text": known.explanation.strip()},
        "defaultConfiguration": {"level": known.severity},
    }


def _result(checked: Checked, found: Finding, codes: Sequence[str]) -> dict[str, Any]:
    said = found.diagnostic
    end = place(checked.text, said.span.end)
    uri = quote(PurePath(checked.file).as_posix())
    region = {
        "startLine": found.line,
        "startColumn": found.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
    return {
        "ruleId": said.code,
        "ruleIndex": codes.index(said.code),
        "level": said.severity,
        "message": {"text": " ".join(filter(None, (sentence(said.message), sentence(said.help))))},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}],
    }
