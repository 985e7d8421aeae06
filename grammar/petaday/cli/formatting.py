"""Formats the files that some paths stand for, one after the other."""

from __future__ import annotations

import difflib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from petaday.cli.input import data_of, named
from petaday.core.diagnostic import Place, place
from petaday.documents import Found, found
from petaday.documents.kinds import is_binary
from petaday.formatting import Style, formatted
from petaday.formatting.file import Bytes, decoded
from petaday.formatting.formatted import may_change
from petaday.settings import settings_for


class Done(NamedTuple):
    """What became of a file.

    Attributes:
        path: as it was given.
        name: as people are told.
        old, new: what it holds, and what it should.
        left: places that ask for a result and got none, with the reason.
        why: why it is left alone; empty where it is not.
        broken: somebody named it, and it could not be read.
        held: how it is encoded.
    """

    path: str
    name: str
    old: bytes = b""
    new: bytes = b""
    left: tuple[tuple[Place, str], ...] = ()
    why: str = ""
    broken: bool = False
    held: Bytes | None = None

    @property
    def changes(self) -> bool:
        """Whether the file is not as it should be."""
        return self.old != self.new

    def diff(self) -> str:
        """What changes, as a unified diff."""
        assert self.held is not None
        new = decoded(self.new)
        sides = (self.held.text, new.text if new else "")
        lines = [text.replace("\r\n", "\n").splitlines(keepends=True) for text in sides]
        told = difflib.unified_diff(lines[0], lines[1], self.name, f"{self.name} (formatted)")
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in told)

    def write(self) -> None:
        """Put the new bytes in the file's place at once, so that it is never half written; a link stays one."""
        target = Path(self.path).resolve()
        handle, fresh = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(self.new)
            shutil.copymode(target, fresh)
            Path(fresh).replace(target)
        except BaseException:
            Path(fresh).unlink(missing_ok=True)
            raise


def each(paths: Sequence[str], style: Callable[[Style], Style], standard_input: str) -> Iterator[Done]:
    """Every file that the paths stand for, formatted and not yet written; what goes wrong with one costs that one.

    Args:
        paths: files, folders, globs, or `-`.
        style: how calculations are to be written, given how the settings of a file have it.
        standard_input: what standard input is called.

    Raises:
        SettingsError: where the settings of a file cannot be taken.
    """
    for one in found(paths):
        settings = settings_for(one.path)
        if settings.excludes(one.path) and not one.asked:
            continue
        try:
            with settings.applied():
                yield _of(one, style(settings.style), standard_input)
        except OSError as fault:
            yield Done(one.path, named(one.path), why=fault.strerror or str(fault), broken=True)


def _of(one: Found, style: Style, standard_input: str) -> Done:
    data = data_of(one.path)
    name = standard_input if one.path == "-" else one.path
    told = Done(one.path, named(one.path), data, data)
    held = None if is_binary(data) else decoded(data)
    if held is None or not may_change(name):
        why = "its encoding is not UTF-8" if held is None and not is_binary(data) else "no file of this kind is changed"
        return _left_alone(told._replace(why=why if one.asked else ""))
    done = formatted(name, held.text, style)
    left = tuple((place(held.text, where.span.start), where.why) for where in done.left)
    return told._replace(new=held.with_text(done.text), left=left, held=held)


def _left_alone(told: Done) -> Done:
    """A file that nothing is changed in; standard input goes on as it came."""
    if told.path == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(told.old)
    return told
