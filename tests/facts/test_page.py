"""`petaday new system FILE`: a page of a content folder from a text, in which the audit finds nothing wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from petaday import run_sheet
from petaday.cli import main
from petaday.facts.page import page

CARD = (
    "Wren-3B has 3.1 billion parameters and was trained on 900 billion tokens with 128 H100 GPUs for 4 days, "
    "at an MFU of 38.1%."
)


def test_a_page_holds_both_methods_and_what_the_text_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = tmp_path / "card.txt"
    given.write_text(CARD, encoding="utf-8")
    assert main(["new", "system", str(given), "--name", "Wren-3B"]) == 0
    text = capsys.readouterr().out
    assert 'title: "Wren-3B"' in text
    assert "6 FLOP / parameter / token * 3.1e9 parameters * 9e11 tokens" in text
    assert "128 H100 * 4 days * 9.894e14 FLOP/s * 38.1 % utilization" in text
    folder = tmp_path / "content" / "systems"
    folder.mkdir(parents=True)
    (folder / "wren.md").write_text(text, encoding="utf-8")
    assert main(["check", str(tmp_path / "content")]) == 0
    assert "2 calculations" in capsys.readouterr().out


def test_what_is_left_open_is_told() -> None:
    text = page(run_sheet("We ran it for 5 days on 64 A100 GPUs.\n\nIt has 7B or 8B parameters."))
    assert "- parameters, left open: 7e9, 8e9" in text
    assert "0.33 [assumed utilization]" in text


def test_words_of_the_text_are_no_markup() -> None:
    text = page(run_sheet("<b>64</b> `A100` GPUs ran for 5 days | at **40%** utilization."), "a `name` | <i>")
    assert "<b>" not in text
    assert 'title: "a `name` | <i>"' in text


@pytest.mark.parametrize(
    ("given", "code"), [(["system", "-"], 1), (["page", "-"], 2)], ids=["nothing in it", "no kind of page"]
)
def test_what_gives_no_page_says_why(
    given: list[str], code: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("petaday.cli.input.file_text", lambda _: "Hello.")
    assert main(["new", *given]) == code
    assert capsys.readouterr().err.startswith("petaday new: ")
