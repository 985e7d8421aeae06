"""`petaday sheet` in its three forms, and that the reference shows every kind."""

from __future__ import annotations

import io
import json
import sys

import pytest

import petaday
from petaday.cli import main
from petaday.facts import RunSheet
from petaday.facts.reference import kinds_of_facts
from petaday.facts.sheet import KINDS

CARD = "Wren-7B has 7 billion parameters and was trained on 2T tokens with 512 A100 GPUs for 20 days at 40% MFU."


def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str, *options: str) -> str:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    main(["sheet", *options, "-"])
    return capsys.readouterr().out


def test_the_sheet_is_told_with_both_methods(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = said(monkeypatch, capsys, CARD)
    assert "dataset       2e12 tokens" in out
    assert "8.4e22 FLOP" in out
    assert "devices*time*peak*utilization=6*parameters*dataset" in out


def test_the_sheet_as_json_is_the_contract(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = RunSheet.model_validate(json.loads(said(monkeypatch, capsys, CARD, "--json")))
    assert sheet.value("devices") == 512


def test_calc_blocks_can_be_read_back(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    out = said(monkeypatch, capsys, CARD, "--calc")
    assert out.count("```calc method=") == 2
    lines = [line for line in out.splitlines() if line and not line.startswith("```")]
    assert [petaday.audit(line).unit for line in lines] == ["FLOP", "FLOP"]


def test_a_text_without_facts_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert "No fact" in said(monkeypatch, capsys, "Good morning.")


def test_the_schema_of_a_sheet(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "sheet"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "RunSheet"


def test_every_kind_is_told_in_the_reference() -> None:
    assert tuple(kind.name for kind in kinds_of_facts()) == KINDS
