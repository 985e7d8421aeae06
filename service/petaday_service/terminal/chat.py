"""A conversation in a terminal; it lasts as long as the command runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from petaday.casebook import Casebook
from petaday.documents import Unread, words
from petaday.markup import pdf
from petaday.render.colour import Paint, plain
from petaday_service.answers.reply import reply
from petaday_service.conversation.parts import PARTS, Error, File, Part, Text
from petaday_service.conversation.turns import Conversation, Turn
from petaday_service.formats.terminal import to_text

LEAVING = frozenset({"quit", "exit", "bye"})


class Chat:
    """A conversation, with files it may read and write.

    >>> chat = Chat(Casebook(pages=()))
    >>> print(chat.say("convert 2 days to hours").splitlines()[0])
    2 days = 48 hours
    """

    def __init__(self, casebook: Casebook, paint: Paint = plain) -> None:
        self._casebook = casebook
        self._paint = paint
        self._turns: list[Turn] = []

    @property
    def number(self) -> int:
        """The number of the next message."""
        return len(self._turns) + 1

    def say(self, line: str) -> str:
        """Returns the reply to a line as text; `read FILE` sends a file, `write FILE` writes the last one shown."""
        word, _, name = line.strip().partition(" ")
        parts: tuple[Part, ...]
        if word == "write" and name:
            parts = (self._write(Path(name.strip()).expanduser()),)
        elif word == "read" and name:
            parts = self._read(Path(name.strip()).expanduser())
        else:
            parts = self._reply(line)
        return to_text(parts, self._paint)

    def _reply(self, message: str) -> tuple[Part, ...]:
        parts = reply(message, Conversation(turns=tuple(self._turns)), self._casebook)
        self._turns.append(Turn("", self.number, message, PARTS.dump_json(parts).decode()))
        return parts

    def _read(self, path: Path) -> tuple[Part, ...]:
        try:
            data = path.read_bytes()
            text = pdf.text(data) if pdf.is_pdf(data) else words(data.decode("utf-8-sig"), path.name)
        except OSError as fault:
            return (Error(code="no-file", message=f"{path}: {fault.strerror or fault}."),)
        except UnicodeDecodeError:
            return (Error(code="no-text", message=f"{path} is not UTF-8 text."),)
        except Unread as fault:
            return (Error(code="no-text", message=f"{path}: {fault.why}."),)
        except pdf.PdfError as fault:
            return (Error(code="no-pdf", message=f"{path}: {fault}."),)
        return self._reply(text)

    def _write(self, path: Path) -> Part:
        files = (part for turn in reversed(self._turns) for part in turn.parts if isinstance(part, File))
        file = next(files, None)
        if file is None:
            return Text(text="No file has been shown yet.", say=("save", "save as CSV", "estimate"))
        try:
            with path.open("x", encoding="utf-8") as out:
                out.write(file.text)
        except OSError as fault:
            return Error(code="not-written", message=f"{path}: {fault.strerror or fault}.")
        return Text(text=f"{path} is written.")


def lines(ask: Callable[[str], str], prompt: Callable[[], str]) -> Iterator[str]:
    r"""Yields messages until the input ends; a backslash at the end of a line continues it on the next.

    >>> given = iter(["2 GPU * \\", "3 days", "quit"])
    >>> list(lines(lambda _: next(given), lambda: "> "))
    ['2 GPU * \n3 days']
    """
    kept: list[str] = []
    while True:
        try:
            line = ask("… " if kept else prompt())
        except EOFError:
            break
        if line.endswith("\\"):
            kept.append(line[:-1])
            continue
        message = "\n".join([*kept, line])
        kept = []
        if message.strip().casefold() in LEAVING:
            return
        if message.strip():
            yield message
    if kept:
        yield "\n".join(kept)


def titles(casebook: Casebook) -> Iterable[str]:
    """The names of the casebook's systems."""
    return [page.front.title for page in casebook.systems]
