"""The texts of a corpus, and how many of them are worked as one piece."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from petaday.core.assumed import TYPICAL

MOST_BYTES = 256 * 1024
"""A batch is full when its texts are that large together."""
_ONE_IN = 32


class Text(NamedTuple):
    """One text of a corpus, which a worker may have to open.

    Attributes:
        name: what its rows call it.
        path: of the file that holds it; empty where `given` is the text.
        given: the text itself, from a row of a table.
        why: why there is no text.
        asked: somebody named this file, which is then read whatever its kind.
        size: in bytes, or in what is told as bytes.
        utilization: the share of the peak where the text names none.
    """

    name: str
    path: str = ""
    given: str = ""
    why: str = ""
    asked: bool = False
    size: int = 0
    utilization: float = TYPICAL


class Batch(NamedTuple):
    """Texts that are worked as one piece."""

    texts: tuple[Text, ...]

    @property
    def size(self) -> int:
        """In bytes."""
        return sum(text.size for text in self.texts)


def batches(texts: Iterable[Text]) -> Iterator[Batch]:
    """Texts in pieces, in order.

    A piece ends where it is full, or behind a text whose name happens to say so: what is put in between others changes
    the piece that it comes to, and not all that follow.

    >>> pieces = list(batches(Text(f"{number}.md", size=1000) for number in range(100)))
    >>> again = list(batches(Text(f"{number}.md", size=1000) for number in range(100) if number != 3))
    >>> len(set(pieces) - set(again))
    1
    """
    held: list[Text] = []
    size = 0
    for text in texts:
        held.append(text)
        size += text.size
        if size >= MOST_BYTES or not sha256(text.name.encode("utf-8", "surrogatepass")).digest()[0] % _ONE_IN:
            yield Batch(tuple(held))
            held, size = [], 0
    if held:
        yield Batch(tuple(held))
