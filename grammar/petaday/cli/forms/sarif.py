"""Findings as SARIF 2.1.0, the form in which code hosts and editors take them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import PurePath
from typing import Any, NamedTuple
from urllib.parse import quote

from petaday.casebook.finding import Finding
from petaday.cli.checking import Checked
from petaday.cli.fingerprint import fingerprints
from petaday.cli.forms.asked import Asked
from petaday.cli.tally import Tally
from petaday.codes import CODES, Code
from petaday.render.caret import sentence
from petaday.render.markdown import escape, fenced

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FAMILIES = {"1": "syntax", "2": "meaning", "3": "audit", "4": "method", "5": "content"}


class Said(NamedTuple):
    """A finding, what it is known by when its line moves, and where its code is explained; empty for nowhere."""

    finding: Finding
    fingerprint: str
    docs: str


class Sarif:
    """Findings are kept until the end, for each names its rule by a number."""

    def __init__(self, asked: Asked) -> None:  # noqa: ARG002 - one form of several
        self._found: list[Said] = []

    def add(self, one: Checked) -> str:
        """Nothing is printed yet."""
        self._found += (Said(*two, one.docs) for two in zip(one.findings, fingerprints(one), strict=True))
        return ""

    def end(self, tally: Tally) -> str:  # noqa: ARG002
        """SARIF 2.1.0."""
        return sarif(self._found) + "\n"


def sarif(said: Sequence[Said]) -> str:
    """One run with every finding, notes and silenced ones included, and the rules they go by."""
    docs = {one.finding.diagnostic.code: one.docs for one in reversed(said)}
    codes = sorted(docs)
    rules = [_rule(CODES[code], docs[code]) for code in codes]
    driver: dict[str, Any] = {"name": "petaday", "version": version("petaday"), "rules": rules}
    if address := next(filter(None, docs.values()), ""):
        driver["informationUri"] = address
    results = [_result(one, codes) for one in said]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


def _rule(code: Code, docs: str) -> dict[str, Any]:
    explained = " ".join(code.explanation.split())
    return {
        "id": code.code,
        "name": "".join(word.capitalize() for word in code.name.split("-")),
        "shortDescription": {"text": code.summary},
        "fullDescription": {"text": explained},
        **({"helpUri": f"{docs}reference/diagnostics/#{code.code.lower()}"} if docs else {}),
        "help": {
            "text": "\n\n".join([explained, *(f"{caption}:\n{text}" for caption, text in code.texts())]),
            "markdown": "\n\n".join([explained, *(f"{caption}:\n\n{fenced(text)}" for caption, text in code.texts())]),
        },
        "defaultConfiguration": {"level": code.severity},
        "properties": {"tags": [FAMILIES[code.code[2]]]},
    }


def _result(one: Said, codes: Sequence[str]) -> dict[str, Any]:
    found = one.finding
    said = found.diagnostic
    region = {
        "startLine": found.line,
        "startColumn": found.column,
        "endLine": found.end_line,
        "endColumn": found.end_column,
    }
    result: dict[str, Any] = {
        "ruleId": said.code,
        "ruleIndex": codes.index(said.code),
        "level": said.severity,
        "message": _message(found),
        "locations": [_location(found, region)],
        "partialFingerprints": {"finding/v1": one.fingerprint},
    }
    if found.conjectures:
        result["properties"] = {"conjectures": list(found.conjectures)}
    if found.silenced:
        kind = "external" if found.known else "inSource"
        result["suppressions"] = [{"kind": kind, "justification": found.silenced}]
    return result


def _location(found: Finding, region: dict[str, int]) -> dict[str, Any]:
    """Where it stands: the region of its file; of a page of a PDF the page, for a PDF has no lines."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(found.file)}}
    if not found.part:
        return {"physicalLocation": physical | {"region": region}}
    if not found.part.startswith("page "):
        physical["region"] = region
    return {"physicalLocation": physical, "logicalLocations": [{"name": found.part}]}


def _message(found: Finding) -> dict[str, str]:
    said = " ".join(filter(None, (sentence(found.diagnostic.message), sentence(found.diagnostic.help))))
    guesses = "".join(f"\n- *Conjecture:* {escape(guess)}" for guess in found.conjectures)
    plain = "".join(f" Conjecture: {sentence(guess)}" for guess in found.conjectures)
    return {"text": said + plain, "markdown": escape(said) + (f"\n{guesses}" if guesses else "")}


def _uri(file: str) -> str:
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
