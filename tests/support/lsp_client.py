"""A real client of the language server, over standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient

_T = TypeVar("_T")
WAIT = 60  # seconds


class Editor:
    """An editor that has the server started, with one text open after the other."""

    def __init__(
        self,
        folder: Path,
        *options: str,
        encodings: tuple[types.PositionEncodingKind, ...] = (),
        program: tuple[str, ...] = (sys.executable, "-m", "petaday"),
    ) -> None:
        self._loop = asyncio.Runner()
        self._client = LanguageClient("an editor", "1")
        self._told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self._folder = folder
        self._version = 0
        self.uri = ""
        self._book = ""

        def told(params: types.PublishDiagnosticsParams) -> None:
            self._told.put_nowait(params)

        self._client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(told)

        self.run(self._client.start_io(*program, "lsp", *options))
        general = types.GeneralClientCapabilities(position_encodings=list(encodings) or None)
        asked = types.InitializeParams(
            types.ClientCapabilities(general=general),
            workspace_folders=[types.WorkspaceFolder(folder.as_uri(), folder.name)],
        )
        self.began = self.run(self._client.initialize_async(asked))
        self._client.initialized(types.InitializedParams())

    def run(self, work: Coroutine[Any, Any, _T]) -> _T:
        """Waits for an answer."""
        return self._loop.run(asyncio.wait_for(work, WAIT))

    def open(self, text: str, name: str = "notes.md", language: str = "markdown") -> list[types.Diagnostic]:
        """Opens a text; what is told of it."""
        self.uri = (self._folder / name).as_uri()
        item = types.TextDocumentItem(self.uri, language, 1, text)
        self._client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return self.told()

    def change(self, *changes: types.TextDocumentContentChangeEvent) -> list[types.Diagnostic]:
        """Edits the text; what is told of it then."""
        self._version += 1
        which = types.VersionedTextDocumentIdentifier(version=self._version, uri=self.uri)
        self._client.text_document_did_change(types.DidChangeTextDocumentParams(which, list(changes)))
        return self.told()

    def change_file(self, name: str) -> list[types.Diagnostic]:
        """Says that a file of the folder is another now; what is told of the open text then."""
        changed = types.FileEvent((self._folder / name).as_uri(), types.FileChangeType.Changed)
        self._client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([changed]))
        return self.told()

    def close(self) -> list[types.Diagnostic]:
        """Closes the text."""
        self._client.text_document_did_close(types.DidCloseTextDocumentParams(self.which))
        return self.told()

    def told(self) -> list[types.Diagnostic]:
        """The next diagnostics of the text."""
        while True:
            found = self.run(self._told.get())
            if found.uri == self.uri:
                return list(found.diagnostics)

    @property
    def which(self) -> types.TextDocumentIdentifier:
        """The text that is open."""
        return types.TextDocumentIdentifier(self.uri)

    def hover(self, line: int, character: int) -> str:
        """What is shown over a place; empty where nothing is."""
        place = types.Position(line, character)
        found = self.run(self._client.text_document_hover_async(types.HoverParams(self.which, place)))
        return found.contents.value if found and isinstance(found.contents, types.MarkupContent) else ""

    def complete(self, line: int, character: int) -> list[types.CompletionItem]:
        """What may be written at a place."""
        asked = types.CompletionParams(self.which, types.Position(line, character))
        found = self.run(self._client.text_document_completion_async(asked))
        return list(found.items) if isinstance(found, types.CompletionList) else list(found or ())

    def fixes(self, place: types.Range) -> list[types.CodeAction]:
        """The quick fixes of a place."""
        asked = types.CodeActionParams(self.which, place, types.CodeActionContext([]))
        found = self.run(self._client.text_document_code_action_async(asked))
        return [one for one in found or () if isinstance(one, types.CodeAction)]

    def format(self, place: types.Range | None = None) -> str | None:
        """The text of the edits that format it, or some lines of it; nothing where it stays."""
        options = types.FormattingOptions(4, insert_spaces=True)
        if place is None:
            asked = types.DocumentFormattingParams(self.which, options)
            found = self.run(self._client.text_document_formatting_async(asked))
        else:
            asked_of = types.DocumentRangeFormattingParams(self.which, place, options)
            found = self.run(self._client.text_document_range_formatting_async(asked_of))
        return "".join(f"{one.range.start.line}-{one.range.end.line}: {one.new_text}" for one in found or ())

    def open_notebook(self, *cells: tuple[str, str], name: str = "run.ipynb") -> dict[str, list[str]]:
        """Opens a notebook of cells, each its language and its text; what is told of each."""
        self._book = (self._folder / name).as_uri()
        items = [self._cell(number, *cell) for number, cell in enumerate(cells)]
        held = [types.NotebookCell(types.NotebookCellKind.Markup, item.uri) for item in items]
        book = types.NotebookDocument(self._book, "jupyter-notebook", 1, held)
        self._client.notebook_document_did_open(types.DidOpenNotebookDocumentParams(book, items))
        return self._cells_told(len(items))

    def change_cells(self, told: int, changed: types.NotebookDocumentCellChanges) -> dict[str, list[str]]:
        """Changes a notebook; what is told of so many cells."""
        self._version += 1
        which = types.VersionedNotebookDocumentIdentifier(self._version, self._book)
        event = types.NotebookDocumentChangeEvent(cells=changed)
        self._client.notebook_document_did_change(types.DidChangeNotebookDocumentParams(which, event))
        return self._cells_told(told)

    def cell(self, number: int) -> str:
        """The address of a cell."""
        return f"{self._book.replace('file:', 'vscode-notebook-cell:')}#{number}"

    def _cell(self, number: int, language: str, text: str) -> types.TextDocumentItem:
        return types.TextDocumentItem(self.cell(number), language, 1, text)

    def _cells_told(self, number: int) -> dict[str, list[str]]:
        found = [self.run(self._told.get()) for _ in range(number)]
        return {one.uri.rpartition("#")[2]: [str(said.code) for said in one.diagnostics] for one in found}

    def hints(self, first: int, last: int) -> list[tuple[int, str]]:
        """The hints of some lines: on which line, and what they say."""
        place = types.Range(types.Position(first, 0), types.Position(last, 0))
        asked = types.InlayHintParams(self.which, place)
        found = self.run(self._client.text_document_inlay_hint_async(asked))
        return [(one.position.line, str(one.label)) for one in found or ()]

    def definition(self, line: int, character: int) -> types.Range | None:
        """Where the name at a place is defined."""
        asked = types.DefinitionParams(self.which, types.Position(line, character))
        found = self.run(self._client.text_document_definition_async(asked))
        return found.range if isinstance(found, types.Location) else None

    def symbols(self) -> list[types.DocumentSymbol]:
        """The outline."""
        asked = types.DocumentSymbolParams(self.which)
        found = self.run(self._client.text_document_document_symbol_async(asked))
        return [one for one in found or () if isinstance(one, types.DocumentSymbol)]

    def tokens(self) -> list[int]:
        """The semantic tokens, as they are sent."""
        asked = types.SemanticTokensParams(self.which)
        found = self.run(self._client.text_document_semantic_tokens_full_async(asked))
        return list(found.data) if found else []

    def tokens_of(self, first: int, last: int) -> list[int]:
        """The semantic tokens of some lines."""
        place = types.Range(types.Position(first, 0), types.Position(last, 0))
        asked = types.SemanticTokensRangeParams(self.which, place)
        found = self.run(self._client.text_document_semantic_tokens_range_async(asked))
        return list(found.data) if found else []

    def end(self) -> None:
        """Ends the server as an editor does."""
        self.run(self._client.shutdown_async(None))
        self._client.exit(None)
        stop: Callable[[], Coroutine[Any, Any, None]] = self._client.stop
        self.run(stop())
        self._loop.close()
