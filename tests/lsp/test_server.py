"""The server, driven by a real client over standard input and output."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from lsp_client import Editor

VGG = "4 Titan Black GPU's * 15 days * 5.1 TFLOPS/GPU * 0.33 utilization = 10,000 PF = 0.12 pfs-days"
NAMED = "batch = 256\n\nsteps = 10\n\n29 / batch * 8 GPUs = 0.9\n"


def place(line: int, first: int, last: int) -> types.Range:
    return types.Range(types.Position(line, first), types.Position(line, last))


def test_it_says_what_it_can_do(editor: Editor) -> None:
    able = editor.began.capabilities
    assert able.position_encoding == types.PositionEncodingKind.Utf16
    assert able.text_document_sync is not None
    assert all(
        [able.hover_provider, able.definition_provider, able.document_symbol_provider, able.code_action_provider]
    )
    assert all([able.completion_provider, able.inlay_hint_provider, able.semantic_tokens_provider])


def test_a_finding_stands_at_its_place(editor: Editor) -> None:
    (found,) = editor.open(f"So they say.\n\n{VGG}\n")
    assert (found.range, found.severity, found.code, found.source) == (
        place(2, 68, 77),
        types.DiagnosticSeverity.Warning,
        "PD302",
        "petaday",
    )
    assert found.message.splitlines()[-1] == "perhaps 17.5 days instead of 15 days"


def test_a_foreign_text_is_quiet(editor: Editor) -> None:
    prose = "We ran 3 of 4 tests (see 2.1) at 5-6 pm, i.e. 75%; x = y + 2. $4 for 2 coffees.\n"
    assert editor.open(prose, "letter.txt", "plaintext") == []
    assert editor.open("\\section{One} The loss is $L = a + b$, page 3 of 12.\n", "paper.tex", "latex") == []


def test_a_comment_silences_a_finding(editor: Editor) -> None:
    assert editor.open(f"{VGG} <!-- petaday: ignore PD302 because the chart used 17.5 days -->\n") == []


def test_places_are_counted_in_utf16(editor: Editor) -> None:
    (found,) = editor.open("😀 × ² 2 * 3 = 7 😀\n")
    assert found.range == place(0, 15, 16)
    line = types.TextDocumentContentChangePartial(place(0, 15, 16), "6")
    assert editor.change(line) == []
    (found,) = editor.change(types.TextDocumentContentChangePartial(place(0, 17, 19), "3 * 4 = 9"))
    assert found.range.start.line == 0


@pytest.mark.parametrize(
    ("encoding", "first"), [(types.PositionEncodingKind.Utf8, 19), (types.PositionEncodingKind.Utf32, 14)]
)
def test_other_countings_may_be_agreed(encoding: types.PositionEncodingKind, first: int, folder: Path) -> None:
    other = Editor(folder, encodings=(encoding,))
    (found,) = other.open("😀 × ² 2 * 3 = 7\n")
    other.end()
    assert found.range.start.character == first


def test_windows_and_old_line_ends(editor: Editor) -> None:
    (found,) = editor.open("one\r\n\r\n2 * 3 = 7\r\n\r\nend", "a.txt", "plaintext")
    assert found.range == place(2, 8, 9)
    whole = types.TextDocumentContentChangeWholeDocument("one\r2 * 3 = 7\rend")
    assert [one.range.start.line for one in editor.change(whole)] == [1]


def test_an_edit_changes_what_is_told(editor: Editor) -> None:
    assert editor.open("2 * 3 = 6\n\n4 * 5 = 20\n") == []
    (found,) = editor.change(types.TextDocumentContentChangePartial(place(2, 8, 10), "21"))
    assert (found.code, found.range) == ("PD302", place(2, 8, 10))
    assert editor.change(types.TextDocumentContentChangePartial(place(2, 8, 10), "20")) == []


def test_an_edit_of_a_name_reaches_what_uses_it(editor: Editor) -> None:
    assert editor.open(NAMED) == []
    (found,) = editor.change(types.TextDocumentContentChangePartial(place(0, 8, 11), "512"))
    assert found.range.start.line == 4


def test_a_closed_text_has_no_findings(editor: Editor) -> None:
    assert editor.open("2 * 3 = 7\n") != []
    assert editor.close() == []


def test_a_question_about_a_closed_text_is_answered(editor: Editor) -> None:
    editor.open("2 * 3 = 7\n")
    editor.close()
    assert (editor.hover(0, 2), editor.hints(0, 9), editor.symbols(), editor.tokens()) == ("", [], [], [])


def test_notes_are_told_where_they_are_asked_for(folder: Path) -> None:
    other = Editor(folder, "--notes")
    found = other.open(VGG)
    other.end()
    assert {"PD302", "PD402", "PD412"} <= {str(one.code) for one in found}
    assert types.DiagnosticSeverity.Information in {one.severity for one in found}


def test_hover_tells_the_factor_its_reading_and_the_listed_peak(editor: Editor) -> None:
    editor.open("8 A100 × 3 d × 40% = 3.0 pfs-days\n")
    said = editor.hover(0, 3)
    assert "**8 A100 at 312 TFLOP/s each = 2.496e15 FLOP/s** (devices)" in said
    assert "**NVIDIA A100**, listed peaks" in said
    assert "- 312 TFLOP/s (fp16/bf16, tensor, dense)" in said
    assert "Source: Epoch AI" in said
    assert "= 2.588e20 FLOP = 2.995 pfs-days" in said
    assert "**3.0 pfs-days**: follows" in editor.hover(0, 24)


def test_hover_tells_what_a_name_is_and_is_quiet_in_prose(editor: Editor) -> None:
    editor.open(f"{NAMED}\nNothing here.\n")
    assert editor.hover(0, 2) == "**batch** = 256"
    assert editor.hover(6, 3) == ""


def test_completion_offers_names_units_devices_and_systems(editor: Editor) -> None:
    editor.open("batch = 256\n\n29 / ba\n\n3 TFL\n\n8 H10\n\n2 * Wre\n\nIn prose ba\n")
    names = {one.label: one.detail for one in editor.complete(2, 7)}
    assert names["batch"] == "= 256"
    assert "TFLOPS" in [one.label for one in editor.complete(4, 5)]
    (device,) = [one for one in editor.complete(6, 5) if one.label == "H100"]
    assert device.detail == "NVIDIA H100 SXM5, 989.4 TFLOP/s (fp16/bf16, tensor, dense)"
    (system,) = [one for one in editor.complete(8, 7) if one.label == "Wren-3B"]
    assert isinstance(system.documentation, types.MarkupContent)
    assert "8 A100 * 3 days" in system.documentation.value
    assert editor.complete(10, 11) == []


def test_a_completion_takes_the_place_of_what_was_begun(editor: Editor) -> None:
    editor.open("😀 3 TFL\n")
    (found,) = [one for one in editor.complete(0, 8) if one.label == "TFLOPS"]
    assert found.text_edit == types.TextEdit(place(0, 5, 8), "TFLOPS")


def test_a_name_is_offered_below_its_definition_only(editor: Editor) -> None:
    editor.open("29 / ba\n\nbatch = 256\n")
    assert "batch" not in [one.label for one in editor.complete(0, 7)]


def test_a_conjecture_is_a_quick_fix(editor: Editor) -> None:
    editor.open(f"{VGG}\n")
    (fix,) = [one for one in editor.fixes(place(0, 70, 70)) if "17.5" in one.title]
    assert fix.kind == types.CodeActionKind.QuickFix
    assert fix.edit is not None
    assert fix.edit.changes == {editor.uri: (types.TextEdit(place(0, 22, 29), "17.5 days"),)}
    assert editor.change(types.TextDocumentContentChangePartial(place(0, 22, 29), "17.5 days")) == []


def test_a_misspelled_unit_is_put_right(editor: Editor) -> None:
    editor.open("8 GPUs * 3 days * 14 TFLOPZ * 0.33\n")
    assert [one.title for one in editor.fixes(place(0, 22, 24))] == ["Write TFLOPS"]


def test_hints_stand_behind_the_lines(editor: Editor) -> None:
    editor.open("batch = 256\n\n8 A100 × 3 d × 40% = 3.0 pfs-days\n2 * 3; 4 * 5\n")
    assert editor.hints(0, 4) == [(2, "= 2.588e20 FLOP = 2.995 pfs-days"), (3, "= 6 · = 20")]
    assert editor.hints(0, 1) == []


def test_a_name_leads_to_its_definition(editor: Editor) -> None:
    editor.open(f"{NAMED}\nbatch = 512\n\n2 * batch = 1024\n")
    assert editor.definition(4, 7) == place(0, 0, 5)
    assert editor.definition(8, 5) == place(6, 0, 5)
    assert editor.definition(4, 0) is None


def test_the_outline_has_blocks_calculations_and_names(editor: Editor) -> None:
    editor.open(f"{NAMED}\n```calc id=vgg\nVGG: {VGG}\n```\n")
    found = editor.symbols()
    assert [one.name for one in found] == ["batch", "steps", "29 / batch * 8 GPUs = 0.9", "vgg"]
    assert [(one.name, one.detail) for one in found[-1].children or ()] == [("VGG", "8.725e18 FLOP = 0.101 pfs-days")]


def test_tokens_tell_the_role_of_each_factor(editor: Editor) -> None:
    text = "8 A100 × 3 d × 40% = 3.0 pfs-days"
    editor.open(f"😀\n{text}\n")
    able = editor.began.capabilities.semantic_tokens_provider
    assert able is not None
    data, seen, at = editor.tokens(), [], 0
    for _, column, length, kind, modifier in zip(*[iter(data)] * 5, strict=True):
        at += column
        marks = [name for bit, name in enumerate(able.legend.token_modifiers) if modifier & 1 << bit]
        seen.append((text[at : at + length], able.legend.token_types[kind], *marks))
    assert data[0] == 1
    assert seen == [
        ("8 A100", "class", "devices"),
        ("3 d", "enumMember", "time"),
        ("40%", "parameter", "share"),
        ("3.0 pfs-days", "property", "ok"),
    ]
