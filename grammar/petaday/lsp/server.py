"""The server: what an editor asks, handed to the one who answers it."""

from __future__ import annotations

from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from petaday.core.diagnostic import Span
from petaday.lsp.completion import completion
from petaday.lsp.diagnostics import diagnostics
from petaday.lsp.document import Open
from petaday.lsp.fixes import fixes
from petaday.lsp.formatting import REWRITE, answers, edits
from petaday.lsp.hints import hints
from petaday.lsp.hover import hover
from petaday.lsp.notebooks import CELLS, Notebook, follow_notebooks
from petaday.lsp.positions import Lines
from petaday.lsp.semantic import LEGEND, tokens
from petaday.lsp.symbols import definition, symbols
from petaday.lsp.systems import System, systems
from petaday.settings import NONE, Settings, SettingsError, settings_for

_ENDINGS = {"latex": "tex", "tex": "tex", "markdown": "md", "calc": "calc"}
_TRIGGERS = ["/", "-"]


class Server(LanguageServer):
    """Holds the open texts by their addresses, each in its last version."""

    def __init__(self, *, notes: bool) -> None:
        super().__init__("petaday", version("petaday"), notebook_document_sync=CELLS)
        self.notes = notes
        self.texts: dict[str, Open] = {}
        self.notebooks: dict[str, Notebook] = {}
        self._complained = ""

    def open(self, item: types.TextDocumentItem) -> None:
        """A text is opened: all of it is worked."""
        path = to_fs_path(item.uri) if item.uri.startswith("file:") else None
        name = path or f"untitled.{_ENDINGS.get(item.language_id, 'txt')}"
        self.texts[item.uri] = Open(name, self.lines(item.text), notes=self.notes, settings=self.settings(path))
        self.tell(item.uri)

    def lines(self, text: str) -> Lines:
        """A text by its lines, counted as was agreed."""
        return Lines(text, self.workspace.position_encoding or "utf-16")

    def settings(self, path: str | None) -> Settings:
        """The settings of a file; where they cannot be taken, none, and the editor says why."""
        try:
            return settings_for(path) if path else NONE
        except SettingsError as wrong:
            said = f"{wrong.filename}: {wrong.strerror}"
            if said != self._complained:  # once, and not for each text that is open
                self.window_show_message(types.ShowMessageParams(types.MessageType.Error, said))
            self._complained = said
            return NONE

    def change(self, uri: str, changes: list[types.TextDocumentContentChangeEvent]) -> None:
        """A text is edited: what changed of it is worked again."""
        if uri not in self.texts:
            return  # closed, or never opened
        about = self.about(uri)
        lines = about.lines
        for change in changes:
            lines = lines.edited(change)
        self.texts[uri] = about.edited(lines)
        self.tell(uri)

    def about(self, uri: str) -> Open:
        """The text at an address; an empty one where none is open, for an editor may ask about what it just closed."""
        return self.texts.get(uri) or Open("untitled.txt", Lines(""))

    def tell(self, uri: str) -> None:
        """The findings of a text; none of one that is closed."""
        about = self.texts.get(uri)
        found = diagnostics(about) if about else []
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found))

    def settle(self) -> None:
        """Settings may have changed: the texts for which they did are worked anew."""
        for uri, about in list(self.texts.items()):
            settings = self.settings(about.name) if uri.startswith("file:") else about.settings
            if settings != about.settings:
                self.texts[uri] = about.settled(settings)
                self.tell(uri)

    @cached_property
    def systems(self) -> list[System]:
        """The systems of the folders that are open in the editor."""
        roots = [to_fs_path(uri) for uri in self.workspace.folders]
        return [one for root in roots if root for one in systems(Path(root))]


def server(*, notes: bool = False) -> Server:
    """A server with everything it answers; `notes` are told where they are asked for, as by `check --notes`."""
    made = Server(notes=notes)
    _follows(made)
    _answers(made)
    _colours(made)
    _writes(made)
    follow_notebooks(made)
    return made


def _follows(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        server.open(params.text_document)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        server.change(params.text_document.uri, list(params.content_changes))

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        server.texts.pop(params.text_document.uri, None)
        server.tell(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_files(_: types.DidChangeWatchedFilesParams) -> None:
        server.settle()


def _answers(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def on_hover(params: types.HoverParams) -> types.Hover | None:
        about = server.about(params.text_document.uri)
        return hover(about, about.lines.offset(params.position))

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=_TRIGGERS))
    def on_completion(params: types.CompletionParams) -> types.CompletionList:
        about = server.about(params.text_document.uri)
        return completion(about, about.lines.offset(params.position), server.systems)

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, REWRITE]),
    )
    def on_code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri, only = params.text_document.uri, params.context.only
        about = server.about(uri)
        place = about.lines.span(params.range)
        quick = fixes(about, uri, place) if only is None or types.CodeActionKind.QuickFix in only else []
        asked = only is None or any(REWRITE.value.startswith(kind) for kind in only)
        return [*quick, *(answers(about, uri, place) if asked else [])]

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def on_definition(params: types.DefinitionParams) -> types.Location | None:
        uri = params.text_document.uri
        about = server.about(uri)
        found = definition(about, about.lines.offset(params.position))
        return types.Location(uri, about.lines.range(found)) if found else None

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def on_symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        return symbols(server.about(params.text_document.uri))


def _writes(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_FORMATTING)
    def on_formatting(params: types.DocumentFormattingParams) -> list[types.TextEdit]:
        about = server.about(params.text_document.uri)
        return edits(about, Span(0, len(about.text)))

    @server.feature(types.TEXT_DOCUMENT_RANGE_FORMATTING)
    def on_range_formatting(params: types.DocumentRangeFormattingParams) -> list[types.TextEdit]:
        about = server.about(params.text_document.uri)
        return edits(about, about.lines.span(params.range))


def _colours(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    def on_hints(params: types.InlayHintParams) -> list[types.InlayHint]:
        about = server.about(params.text_document.uri)
        return hints(about, about.lines.span(params.range))

    @server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, LEGEND)
    def on_tokens(params: types.SemanticTokensParams) -> types.SemanticTokens:
        about = server.about(params.text_document.uri)
        return tokens(about, Span(0, len(about.text)))

    @server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, LEGEND)
    def on_tokens_of(params: types.SemanticTokensRangeParams) -> types.SemanticTokens:
        about = server.about(params.text_document.uri)
        return tokens(about, about.lines.span(params.range))
