"""What a worker does: opens the texts of a batch, finds what they state, and keeps it as a part.

Nothing here loads pydantic or pandas: each worker is a process of its own, and starts as fast as it can.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from petaday.core import assumed
from petaday.core.text import decoded, whole
from petaday.corpus.parts import Part, keep, kept, named
from petaday.corpus.texts import Batch, Text
from petaday.documents import Document, Unread, opened
from petaday.frame.rows import found_in, unread, version

_FORMAT = 1
"""Of the parts: another one where their files change."""


class How(NamedTuple):
    """How a corpus is worked.

    Attributes:
        folder: where the parts are kept.
        exact: every line is read, also those that promise no calculation.
        resume: a part that is there already is taken as it is.
    """

    folder: Path
    exact: bool = False
    resume: bool = False


class Done(NamedTuple):
    """Where the part of a batch is, and whether an earlier run made it."""

    place: Path
    taken: bool = False


class _Held(NamedTuple):
    """A text with its bytes, or why there are none."""

    text: Text
    data: bytes = b""
    why: str = ""

    @property
    def key(self) -> list[str | float]:
        """What its rows are made of."""
        digest = sha256(self.data).hexdigest()
        return [self.text.name, self.text.path, self.text.asked, self.text.utilization, self.why, digest]


def worked(batch: Batch, how: How) -> Done:
    """Works a batch into a part; what goes wrong in a text is a row of it, and costs no other text.

    Raises:
        OSError: the part cannot be written.
    """
    held = [_held(text) for text in batch.texts]
    place = named(how.folder, _FORMAT, version(), how.exact, [one.key for one in held])
    if how.resume and kept(place):
        return Done(place, taken=True)
    several = [_part(one, exact=how.exact) for one in held]
    rows = [row for one in several for row in one.rows]
    keep(Part(rows, sum(one.aside for one in several), sum(one.odd for one in several)), place)
    return Done(place)


def _held(text: Text) -> _Held:
    if text.why or not text.path:
        return _Held(text, text.given.encode("utf-8", "surrogatepass"), text.why)
    try:
        if not text.asked and not Path(text.path).is_file() and Path(text.path).exists():
            return _Held(text)  # a pipe or a device: a read would wait for a writer that never comes
        return _Held(text, Path(text.path).read_bytes())
    except (OSError, MemoryError) as fault:
        return _Held(text, why=getattr(fault, "strerror", "") or str(fault) or type(fault).__name__)


def _part(held: _Held, *, exact: bool) -> Part:
    name = written(held.text.name)
    if held.why:
        return Part([unread(name, whole(held.why))])
    odd: list[int] = []

    def read(data: bytes, _: str) -> str:
        done = decoded(data)
        odd.extend(done.odd_lines[:1])
        return done.text

    try:
        text = held.text
        if text.path:
            document = opened(held.data, text.path, read, asked=text.asked)
        else:
            document = Document(text.name, "text", text.given, text.given)
        with assumed.taken(text.utilization):
            rows = [(name, *row) for row in found_in(document.text, shown=document.given, exact=exact)]
    except Unread as why:
        return Part([unread(name, why.why)]) if why.broken or held.text.asked else Part([], aside=1)
    except (Exception, RecursionError) as fault:
        return Part([unread(name, whole(f"a fault of petaday: {type(fault).__name__}: {fault}"))])
    return Part([*rows, *(unread(name, note) for note in document.notes)], odd=len(odd))


def written(name: str) -> str:
    r"""A name in signs that every file takes: a path may be of bytes that are no UTF-8.

    >>> written("caf\udce9.txt")
    'caf\\udce9.txt'
    """
    return name.encode("utf-8", "backslashreplace").decode()
