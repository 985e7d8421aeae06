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
