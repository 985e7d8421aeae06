"""Formatting in an editor: what `petaday fmt` writes, as edits of whole lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from lsp_client import Editor
from petaday.formatting import Style, formatted

TEXT = "So 2*3 = ?\n\n```calc\n8 A100*3 days = 24 A100-days\n\n12000*2\n```\n"


def lines(first: int, last: int) -> types.Range:
    return types.Range(types.Position(first, 0), types.Position(last, 0))


def test_it_says_that_it_formats(editor: Editor) -> None:
    able = editor.began.capabilities
    assert able.document_formatting_provider
    assert able.document_range_formatting_provider


def test_a_text_is_formatted_as_fmt_does(editor: Editor) -> None:
    editor.open(TEXT)
    assert editor.format() == "3-4: 8 A100 × 3 days = 24 A100-days\n5-6: 12,000 × 2\n"
    assert editor.format(lines(5, 6)) == "5-6: 12,000 × 2\n"
    assert editor.format(lines(0, 2)) == ""


def test_windows_line_ends_stay(editor: Editor) -> None:
    editor.open("2*3 × 😀\r\n2*3\r\n", "a.calc", "calc")
    assert editor.format(lines(1, 2)) == "1-2: 2 × 3\r\n"


def test_nothing_is_done_to_what_is_as_it_should_be(editor: Editor) -> None:
    editor.open(formatted("a.md", TEXT, Style()).text)
    assert editor.format() == ""


def test_a_result_is_written_on_request(editor: Editor) -> None:
    editor.open(TEXT)
    (action,) = editor.fixes(lines(0, 0))
    assert (action.title, action.kind) == ("Write the worked result", types.CodeActionKind.RefactorRewrite)
    assert action.edit
    assert action.edit.changes
    ((change,),) = action.edit.changes.values()
    assert (change.range, change.new_text) == (lines(0, 1), "So 2*3 ≐ 6\n")
    assert editor.fixes(lines(5, 5)) == []


@pytest.fixture
def settled(tmp_path: Path) -> Path:
    (tmp_path / "petaday.toml").write_text(
        'ignore = ["PD302 because drafts are rough"]\n[fmt]\ntimes = "*"\nresults = true\n', encoding="utf-8"
    )
    return tmp_path


def test_the_settings_of_the_project_hold(settled: Path) -> None:
    other = Editor(settled)
    assert other.open(f"{TEXT}\n2 * 3 = 7\n") == []
    assert other.format() == "0-1: So 2*3 ≐ 6\n3-4: 8 A100 * 3 days = 24 A100-days\n5-6: 12,000 * 2\n"
    (settled / "petaday.toml").write_text("exclude = []\n", encoding="utf-8")
    assert [one.code for one in other.change_file("petaday.toml")] == ["PD302"]
    (settled / "petaday.toml").write_text("fmt = 1\n", encoding="utf-8")
    assert [one.code for one in other.open("2 * 3 = 7\n", "b.md")] == ["PD302"]
    other.end()
