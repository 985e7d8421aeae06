"""One faulty text through every door: the finding is the same object in the terminal, JSON, SARIF, page and chat."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from petaday import casebook
from petaday.cli import main
from petaday.core.diagnostic import Diagnostic
from petaday_service.conversation.turns import Turn
from petaday_service.formats.html import turn
from petaday_site.pages.calc_block import block
from service_door import app, say

TEXT = """\
VGG: 4 Titan Black GPU's * 15 days * 5.1 TFLOPS/GPU * 0.33 utilization = 10,000 PF = 0.12 pfs-days

Ours: 8 GPUs * 3 days * 14 TFLOPZ * 0.33

Theirs: 10 days * 24 * 3600 * 5 TFLOP/s = 43 PFLOP"""
HEAD = "---\ntitle: VGG\nstatus: as printed\n---\n```calc id=all\n"


class Said(NamedTuple):
    """A finding as far as every door tells it; the place is the words it is about."""

    code: str
    severity: str
    message: str
    help: str
    about: str


def told(text: str) -> str:
    """HTML as it is read: no tags, no marks of code."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", text)).split())


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "vgg.md"
    path.write_text(f"{HEAD}{TEXT}\n```\n", encoding="utf-8")
    return path


@pytest.fixture
def found(page: Path) -> list[Said]:
    """What the core says: every other door is held against it."""
    text = page.read_text("utf-8")
    seen = casebook.load(page.parent).pages[0].calcs[0]
    diagnostics = [one for report in seen.reports for one in report.diagnostics]
    assert {one.code for one in diagnostics} >= {"PD201", "PD222", "PD301", "PD302"}
    return [_said(one, text[seen.offset :]) for one in diagnostics]


def _said(one: Diagnostic, text: str) -> Said:
    return Said(one.code, one.severity, one.message, one.help, one.span.of(text))


def checked(form: str, page: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["check", "--notes", "--format", form, str(page)]) == 1
    return capsys.readouterr().out


def test_in_the_terminal(page: Path, found: list[Said], capsys: pytest.CaptureFixture[str]) -> None:
    out = checked("text", page, capsys)
    for one in found:
        head = f"{one.severity}[{one.code}]: {one.message}"
        assert head in out
        shown = out[out.index(head) :].split("\n\n", 1)[0]
        assert one.help in shown
        assert one.about in shown


def test_in_json(page: Path, found: list[Said], capsys: pytest.CaptureFixture[str]) -> None:
    text = page.read_text("utf-8")
    (file,) = json.loads(checked("json", page, capsys))["files"]
    told = [Said(f["code"], f["severity"], f["message"], f["help"], text[slice(*f["span"])]) for f in file["findings"]]
    assert sorted(told) == sorted(found)
    assert all(_region(text, f) == text[slice(*f["span"])] for f in file["findings"])


def _region(text: str, place: dict[str, Any]) -> str:
    line: str = text.split("\n")[place["line"] - 1]
    assert place["line"] == place["end_line"]
    return line[place["column"] - 1 : place["end_column"] - 1]


def test_in_sarif(page: Path, found: list[Said], capsys: pytest.CaptureFixture[str]) -> None:
    (run,) = json.loads(checked("sarif", page, capsys))["runs"]
    lines = page.read_text("utf-8").split("\n")
    told = {}
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        about = lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1]
        told[result["ruleId"], result["level"], about] = result["message"]["text"]
    for one in found:
        message = told.pop((one.code, one.severity, one.about))
        assert message.startswith(one.message)
        assert one.help in message
    assert told == {}


def test_as_annotations(page: Path, found: list[Said], capsys: pytest.CaptureFixture[str]) -> None:
    lines = checked("github", page, capsys).splitlines()[:-1]
    assert len(lines) == len(found)
    for one in found:
        start = f"::{one.severity.replace('note', 'notice')} file="
        message = f"::{one.message.replace('%', '%25')}"
        assert [line for line in lines if line.startswith(start) and f"title={one.code} " in line and message in line]


def test_on_the_page(page: Path, found: list[Said]) -> None:
    one_page = casebook.load(page.parent).pages[0]
    shown = told(block(one_page.calcs[0], one_page, ""))
    for one in found:
        plain = one.message.replace("`", "")
        judged = plain.partition(": ")[2].removesuffix(".") if one.code.startswith("PD3") else plain
        assert one.code in shown
        assert " ".join(judged.split()) in shown
        assert " ".join(one.help.replace("`", "").split()) in shown
        assert one.about in shown


def test_in_the_chat(found: list[Said]) -> None:
    answer = say(app(), TEXT).json()
    works = [part for part in answer["parts"] if part["kind"] == "work"]
    said = [
        Said(d["code"], d["severity"], d["message"], d["help"], TEXT[slice(*d["span"])])
        for part in works
        for d in part["report"]["diagnostics"]
    ]
    assert sorted(said) == sorted(found)
    shown = told("".join(turn(Turn("id", 1, TEXT, json.dumps(answer["parts"])))))
    for one in found:
        plain = " ".join(one.message.replace("`", "").split())
        assert f"{one.severity} {one.code} {plain}" in shown
        assert " ".join(one.help.replace("`", "").split()) in shown
        assert one.about in shown
