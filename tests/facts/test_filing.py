"""The form on compute and energy: filled from a text, a sheet or a page, and read back as it was."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

import petaday
from petaday.cli import main
from petaday.facts.filing import filing
from petaday.facts.form import QUESTIONS, Form
from places import CONTENT

CARD = (
    "Wren-3B has 3.1 billion parameters and was trained on 900 billion tokens with 128 H100 GPUs for 4 days, at an MFU "
    "of 38.1%. Each GPU draws 700 W, with a PUE of 1.1."
)
TEXTS = [CARD, "Its 7B parameters saw 2T tokens.", "Nothing of the kind.", "It used 12 MWh and 3.8e25 FLOP."]


def answers(form: Form) -> dict[str, tuple[str, str]]:
    return {one.key: (one.answer, one.how) for one in form.answers}


def test_each_answer_is_rounded_as_the_form_asks_and_says_how_it_was_come_by() -> None:
    found = answers(filing(petaday.run_sheet(CARD)))
    assert found["duration_range"] == ("less than 1 month", "stated")
    assert found["wall_clock"] == ("4 days", "stated")
    assert found["hardware_time"] == ("510 NVIDIA H100 SXM5 days", "estimated")
    assert found["computation"] == ("1.7e22 FLOP", "estimated")
    assert found["computation_magnitude"] == ("10^22 FLOP", "estimated")
    assert found["energy"] == ("9.5 MWh", "estimated")
    assert found["inference"] == ("", "open")


def test_both_methods_and_the_tolerance_are_shown() -> None:
    form = filing(petaday.run_sheet(CARD))
    assert [line.split(" = ")[1] for line in form.lines] == ["1.7e22 FLOP", "1.7e22 FLOP"]
    assert "from 1.2e22 to 2.2e22 FLOP" in form.tolerance
    assert form.tolerance.endswith("within it.")


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_not_known_is_open_and_says_what_would_settle_it(text: str) -> None:
    form = filing(petaday.run_sheet(text))
    assert [one.key for one in form.answers] == list(QUESTIONS)
    for one in form.answers:
        assert (one.how == "open") == (not one.answer) == bool(one.settles)


@pytest.mark.parametrize("text", TEXTS)
def test_it_is_read_back_as_it_was(text: str) -> None:
    form = filing(petaday.run_sheet(text, "Wren-3B"))
    assert Form.model_validate_json(form.model_dump_json()) == form
    assert Form.from_markdown(form.to_markdown()) == form


def test_check_audits_a_filled_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = filing(petaday.run_sheet(CARD)).to_markdown()
    (tmp_path / "form.md").write_text(told, "utf-8")
    assert main(["check", str(tmp_path / "form.md")]) == 0
    (tmp_path / "form.md").write_text(told.replace("= 1.7e22 FLOP", "= 1.7e23 FLOP"), "utf-8")
    assert main(["check", str(tmp_path / "form.md")]) == 1
    assert "PD301" in capsys.readouterr().out


def test_a_page_a_sheet_and_a_text_are_taken(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["filing", str(CONTENT / "systems/deepseek-v3.md")]) == 0
    said = capsys.readouterr().out
    assert "# Compute and energy: DeepSeek-V3\n" in said
    assert "- answer: 3.3e24 FLOP\n" in said
    sheet = petaday.run_sheet(CARD, "Wren-3B").model_dump_json(indent=2)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(sheet.encode())))
    assert main(["filing", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["subject"] == "Wren-3B"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Nothing of the kind.")))
    assert main(["filing"]) == 1
