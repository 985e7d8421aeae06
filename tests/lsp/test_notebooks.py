"""Notebooks in an editor: cells are texts, and names go from cell to cell."""

from __future__ import annotations

from lsprotocol import types

from lsp_client import Editor

CELLS = (
    ("markdown", "n = 7e9\n\n2 * 3 = 7"),
    ("python", "x = 2 * 3  # 2 * 3 = 6\nrun(4 * 5 == 21)"),
    ("markdown", "So 6 * n * 2e12 = 8.4e22 FLOP."),
)


def text(editor: Editor, number: int, written: str) -> types.NotebookDocumentCellContentChanges:
    which = types.VersionedTextDocumentIdentifier(2, editor.cell(number))
    return types.NotebookDocumentCellContentChanges(which, [types.TextDocumentContentChangeWholeDocument(written)])


def test_each_cell_is_told_its_own(editor: Editor) -> None:
    assert editor.open_notebook(*CELLS) == {"0": ["PD302"], "1": [], "2": []}


def test_a_name_is_known_in_the_cells_below(editor: Editor) -> None:
    editor.open_notebook(*CELLS)
    edited = types.NotebookDocumentCellChanges(text_content=[text(editor, 0, "n = 14e9")])
    assert editor.change_cells(3, edited) == {"0": [], "1": [], "2": ["PD302"]}
    last = types.NotebookDocumentCellChanges(text_content=[text(editor, 2, "So 6 * n * 1e12 = 8.4e22 FLOP.")])
    assert editor.change_cells(1, last) == {"2": []}  # those above it are as they were


def test_cells_come_and_go(editor: Editor) -> None:
    editor.open_notebook(*CELLS)
    item = types.TextDocumentItem(editor.cell(7), "markdown", 1, "n = 1e9")
    cell = types.NotebookCell(types.NotebookCellKind.Markup, item.uri)
    put = types.NotebookCellArrayChange(2, 0, [cell])
    come = types.NotebookDocumentCellChanges(types.NotebookDocumentCellChangeStructure(put, did_open=[item]))
    assert editor.change_cells(2, come) == {"7": [], "2": ["PD301"]}
    gone = types.NotebookDocumentCellChangeStructure(
        types.NotebookCellArrayChange(2, 1), did_close=[types.TextDocumentIdentifier(item.uri)]
    )
    assert editor.change_cells(2, types.NotebookDocumentCellChanges(gone)) == {"7": [], "2": []}


def test_a_cell_of_calculations_is_read_as_such(editor: Editor) -> None:
    assert editor.open_notebook(("python", "%%calc\n2 * 3 = 7"), ("python", "2 * 3 == 7")) == {"0": ["PD302"], "1": []}
    editor.uri = editor.cell(0)
    assert editor.format() == "1-1: 2 × 3 = 7"
    code = types.NotebookDocumentCellChanges(text_content=[text(editor, 0, "y = 2*3")])
    assert editor.change_cells(2, code) == {"0": [], "1": []}
    calc = types.NotebookDocumentCellChanges(text_content=[text(editor, 0, "%%calc\n2*3")])
    assert editor.change_cells(2, calc) == {"0": [], "1": []}
    assert editor.format() == "1-1: 2 × 3"


def test_what_a_notebook_asks_is_answered_in_its_cells(editor: Editor) -> None:
    editor.open_notebook(*CELLS, ("markdown", "n * 2 = ?"))
    editor.uri = editor.cell(3)
    assert "1.4e10" in editor.hover(0, 2)
    place = types.Range(types.Position(0, 0), types.Position(0, 0))
    (action,) = editor.fixes(place)
    assert action.edit
    assert action.edit.changes
    ((change,),) = action.edit.changes.values()
    assert change.new_text == "n * 2 ≐ 1.4e10"


def test_cells_are_moved_and_names_go_by_their_new_order(editor: Editor) -> None:
    editor.open_notebook(*CELLS)
    cells = [types.NotebookCell(types.NotebookCellKind.Markup, editor.cell(number)) for number in (2, 0)]

    def moved(start: int, gone: int, *put: types.NotebookCell) -> types.NotebookDocumentCellChanges:
        change = types.NotebookCellArrayChange(start, gone, put)
        return types.NotebookDocumentCellChanges(types.NotebookDocumentCellChangeStructure(change))

    assert editor.change_cells(2, moved(0, 3, cells[0], cells[1])) == {"0": ["PD302"], "2": ["PD235"]}
    edited = types.NotebookDocumentCellChanges(text_content=[text(editor, 0, "n = 14e9")])
    assert editor.change_cells(1, edited) == {"0": []}, "nothing is below it"
    assert editor.change_cells(2, moved(0, 2, cells[1], cells[0])) == {"0": [], "2": ["PD302"]}


def test_a_cell_becomes_one_of_another_language_and_is_edited_then(editor: Editor) -> None:
    editor.open_notebook(*CELLS)
    item = types.TextDocumentItem(editor.cell(0), "python", 2, "2 * 3 == 7")
    cell = types.NotebookCell(types.NotebookCellKind.Code, item.uri)
    structure = types.NotebookDocumentCellChangeStructure(
        types.NotebookCellArrayChange(0, 1, [cell]), [item], [types.TextDocumentIdentifier(item.uri)]
    )
    editor.change_cells(4, types.NotebookDocumentCellChanges(structure))
    edited = types.NotebookDocumentCellChanges(text_content=[text(editor, 0, "%%calc\n2 * 3 = 7")])
    assert editor.change_cells(1, edited)["0"] == ["PD302"]
