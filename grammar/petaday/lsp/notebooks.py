"""Notebooks: each cell is a text of its own, and what a cell defines is known in those below it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.uris import to_fs_path

from petaday.documents.notebook import MAGIC
from petaday.lsp.document import Open
from petaday.resolve.names import NOTHING
from petaday.settings import NONE, Settings

if TYPE_CHECKING:
    from petaday.lsp.server import Server

_ENDINGS = {"markdown": "md", "python": "py", "julia": "jl"}
CELLS = types.NotebookDocumentSyncOptions(
    [types.NotebookDocumentFilterWithCells([types.NotebookCellLanguage(language) for language in _ENDINGS])]
)
"""The cells that the server is told of."""


class Notebook:
    """The cells of an open notebook, by their addresses, in order.

    Args:
        uri: its address.
        settings: of the project that it belongs to.
    """

    def __init__(self, uri: str, settings: Settings = NONE) -> None:
        self.name = PurePath(to_fs_path(uri) or "notebook.ipynb").name
        self.settings = settings
        self.cells: list[str] = []

    def named(self, item: types.TextDocumentItem) -> str:
        """The name of a cell, whose ending says how it is read."""
        ending = "calc" if item.text.startswith(MAGIC) else _ENDINGS.get(item.language_id, "txt")
        return f"{self.name}.{ending}"


def follow_notebooks(server: Server) -> None:
    """Lets the server hear of notebooks."""

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenNotebookDocumentParams) -> None:
        uri = params.notebook_document.uri
        book = Notebook(uri, server.settings(to_fs_path(uri) if uri.startswith("file:") else None))
        server.notebooks[uri] = book
        book.cells = [cell.document for cell in params.notebook_document.cells]
        _add(server, book, params.cell_text_documents)
        _work(server, book, 0)

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeNotebookDocumentParams) -> None:
        book, cells = server.notebooks.get(params.notebook_document.uri), params.change.cells
        if book is None or cells is None:
            return
        first = len(book.cells)
        if moved := cells.structure:
            first = moved.array.start
            stop = first + moved.array.delete_count
            book.cells[first:stop] = [cell.document for cell in moved.array.cells or ()]
            _drop(server, [one.uri for one in moved.did_close or ()])
            _add(server, book, moved.did_open or ())
            _reopen(server, params, moved)
        for one in cells.text_content or ():
            uri = one.document.uri
            if uri not in server.texts:
                continue
            _edit(server, book, uri, one.changes)
            first = min(first, book.cells.index(uri) if uri in book.cells else first)
        _work(server, book, first)

    @server.feature(types.NOTEBOOK_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseNotebookDocumentParams) -> None:
        server.notebooks.pop(params.notebook_document.uri, None)
        _drop(server, [one.uri for one in params.cell_text_documents])


def _reopen(
    server: Server, params: types.DidChangeNotebookDocumentParams, moved: types.NotebookDocumentCellChangeStructure
) -> None:
    """Keeps the cells that are closed and opened at once, as in another language; the library closes what it opened."""
    closed = {one.uri for one in moved.did_close or ()}
    for item in moved.did_open or ():
        if item.uri in closed:
            server.workspace.put_text_document(item, params.notebook_document.uri)


def _add(server: Server, book: Notebook, items: Sequence[types.TextDocumentItem]) -> None:
    for item in items:
        server.texts[item.uri] = Open(
            book.named(item), server.lines(item.text), notes=server.notes, settings=book.settings
        )


def _drop(server: Server, uris: Sequence[str]) -> None:
    for uri in uris:
        server.texts.pop(uri, None)
        server.tell(uri)


def _edit(server: Server, book: Notebook, uri: str, changes: Sequence[types.TextDocumentContentChangeEvent]) -> None:
    about = server.about(uri)
    lines = about.lines
    for change in changes:
        lines = lines.edited(change)
    is_calc = PurePath(about.name).suffix == ".calc"
    if lines.text.startswith(MAGIC) == is_calc:
        server.texts[uri] = about.edited(lines)
    else:  # the cell became calculations, or is code again
        name = f"{book.name}.{'py' if is_calc else 'calc'}"
        server.texts[uri] = Open(name, lines, notes=server.notes, settings=book.settings, before=about.before)


def _work(server: Server, book: Notebook, first: int) -> None:
    """Tells the cells from one on, each with what those above it define."""
    above = (server.texts[uri] for uri in reversed(book.cells[:first]) if uri in server.texts)
    now = next((about.after for about in above), NOTHING)
    for uri in book.cells[first:]:
        about = server.texts.get(uri)
        if about is None:
            continue  # a cell in a language that is not followed
        if about.before != now:
            server.texts[uri] = about = about.below(now)
        now = about.after
        server.tell(uri)
